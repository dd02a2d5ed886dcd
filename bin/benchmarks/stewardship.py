"""The jobs of the night over 20,000 listings: seconds, questions asked, memory.

A register of its own is filled, nothing of which was confirmed for 61 to 200 days: the worst
night there is, on which every organisation is owed a mail and every listing has reached a stage.
First the night is killed half-way, begun again, and has to plan the mails of an unbroken one.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from bin.benchmarks.measuring import Result, peak_memory_mb
from bin.benchmarks.register import bench_database, build
from guardianship.lib import clock
from guardianship.lib.nightly import jobs
from places.freshness.batches import BATCH
from places.freshness.models import OutgoingMail
from places.freshness.sending import send_waiting
from places.models import Organisation

LISTINGS = 20_000
OLDEST_DAYS, NEWEST_DAYS = 200, 61
HOURS = 50
TITLE = f"The jobs of one night, {LISTINGS:,} listings, the worst night there is"
AGAIN = "the same again"
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
HEADINGS = ("job", "seconds", "questions", "peak MB", "report", "questions a batch")
KILLED = "planning mail, killed half-way"
RESTARTED = "planning mail, begun again"
# The jobs that plan what is sent, in the order of the night.
PLANNING = ("note_stages", "plan_ageing", "plan_seasons", "plan_monthly", "plan_editors_week")
# How every job asks for its next batch of keys.
NEXT_BATCH = re.compile(r'"id" > .* LIMIT ', re.S)
GROW_OLD = "UPDATE places_listing SET confirmed_on = %s::date - (%s + id %% %s)::int"
GIVE_ADDRESSES = "UPDATE places_organisation SET email = 'office' || id || '@example.org'"


def run() -> Iterator[Result]:
    """One table: each job on the worst night, then once more on the same night."""
    with bench_database(), override_settings(EMAIL_BACKEND=NOWHERE):
        build(LISTINGS, with_sessions=True, hours=HOURS)
        make_old()
        yield Result(TITLE, HEADINGS, [*broken_night(), *rows()], notes())


def rows() -> list[tuple[object, ...]]:
    """Every registered job, then all of them once more."""
    work = [(job.name, by_day if job.name == "send_mail" else job.run) for job in jobs()]
    first = [measured(name, job) for name, job in work]
    return first + [measured(f"{name}, {AGAIN}", job) for name, job in work]


def by_day() -> str:
    """Send, whatever the hour is: it goes nowhere."""
    return send_waiting(heed_quiet_hours=False)


def measured(name: str, work: Callable[[], str]) -> tuple[object, ...]:
    """Seconds and questions of one job, and the memory of the process after it."""
    asked: Counter[str] = Counter()
    batches: list[int] = []

    def counted(execute: Callable[..., object], sql: str, *rest: object) -> object:
        asked["questions"] += 1
        if NEXT_BATCH.search(str(sql)):
            batches.append(0)
        elif batches:
            batches[-1] += 1
        return execute(sql, *rest)

    with connection.execute_wrapper(counted):
        started = time.perf_counter()
        report = work()
        seconds = time.perf_counter() - started
    return name, seconds, asked["questions"], peak_memory_mb(), report, a_batch(batches)


def a_batch(batches: list[int]) -> str:
    """How many questions each batch asked beside that for its keys; of all but the last.

    The last one is seldom full. Two numbers stand where batches did not ask the same.
    """
    full = batches[:-1] or batches
    if not full:
        return "–"
    return str(full[0]) if len(set(full)) == 1 else f"{min(full)} to {max(full)}"


class Killed(BaseException):
    """The process ends here."""


def broken_night() -> list[tuple[object, ...]]:
    """Plan an unbroken night and undo it; then end half-way, begin again, and compare.

    Raises ``RuntimeError`` where other mails were planned: then there is nothing to measure.
    """
    whole = undone(lambda: (measured("", plan_all), planned()))
    half = int(whole[0][2]) // 2
    killed, again, mails = undone(
        lambda: (measured(KILLED, lambda: end_at(half)), measured(RESTARTED, plan_all), planned())
    )
    if mails != whole[1]:
        raise RuntimeError(f"{len(mails):,} mails after a broken night, not {len(whole[1]):,}")
    return [killed, (*again[:4], f"{len(mails):,} mails, as on an unbroken night", again[5])]


def undone(work: Callable[[], Any]) -> Any:
    """What ``work`` returns; what it wrote is taken back."""
    with transaction.atomic():
        found = work()
        transaction.set_rollback(True)
    return found


def plan_all() -> str:
    """The jobs that plan, in their order."""
    known = {job.name: job for job in jobs()}
    return "; ".join(known[name].run() for name in PLANNING)


def end_at(number: int) -> str:
    """Run those jobs and end at their ``number``-th statement; the batch in hand is lost."""
    asked: Counter[str] = Counter()

    def stop(execute: Callable[..., object], *statement: object) -> object:
        asked["statements"] += 1
        if asked["statements"] == number:
            raise Killed
        return execute(*statement)

    try:
        with connection.execute_wrapper(stop):
            plan_all()
    except Killed:
        return f"ended at statement {number:,}"
    return "was done before"


def planned() -> set[tuple[object, ...]]:
    """Every mail that is written down: what about, for whom."""
    fields = ("kind", "organisation", "period", "recipient", "language")
    return set(OutgoingMail.objects.values_list(*fields))


def make_old() -> None:
    """Spread the confirmations over the days between check first and long unlisted."""
    spread = OLDEST_DAYS - NEWEST_DAYS
    with connection.cursor() as cursor:
        cursor.execute(GROW_OLD, [clock.today(), NEWEST_DAYS, spread])
        cursor.execute(GIVE_ADDRESSES)


def notes() -> list[str]:
    """What the table cannot tell."""
    mails = OutgoingMail.objects.count()
    return [
        f"{BATCH} rows a batch; {mails:,} mails for {Organisation.objects.count():,} "
        f"organisations, confirmed {NEWEST_DAYS} to {OLDEST_DAYS} days ago.",
        "Mail goes nowhere, so a mail server's time is not in it. A mail is claimed and marked by "
        "itself: that is what keeps it from being sent twice.",
        "Peak memory is that of the process since it began, the building of the register included.",
        f"Unlisted after {settings.UNLISTED_AFTER_DAYS} days; "
        f"an ordinary mail at most every {settings.MAIL_GAP_DAYS} days.",
    ]
