"""The jobs of the night over 20,000 listings: seconds, questions asked, memory.

A register of its own is filled, nothing of which was confirmed for 61 to 200 days: the worst
night there is, on which every organisation is owed a mail and every listing has reached a stage.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import connection
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
HEADINGS = ("job", "seconds", "questions", "peak MB", "report")
GROW_OLD = "UPDATE places_listing SET confirmed_on = %s::date - (%s + id %% %s)::int"
GIVE_ADDRESSES = "UPDATE places_organisation SET email = 'office' || id || '@example.org'"


def run() -> Iterator[Result]:
    """One table: each job on the worst night, then once more on the same night."""
    with bench_database(), override_settings(EMAIL_BACKEND=NOWHERE):
        build(LISTINGS, with_sessions=True, hours=HOURS)
        make_old()
        yield Result(TITLE, HEADINGS, rows(), notes())


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

    def counted(execute: Callable[..., object], *statement: object) -> object:
        asked["questions"] += 1
        return execute(*statement)

    with connection.execute_wrapper(counted):
        started = time.perf_counter()
        report = work()
        seconds = time.perf_counter() - started
    return name, seconds, asked["questions"], peak_memory_mb(), report


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
