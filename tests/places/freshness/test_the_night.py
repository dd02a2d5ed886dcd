"""Jobs of the night: each alone, in order, with as many questions for many rows as for few."""

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from guardianship.lib.nightly import Job, TakenName, every_night, jobs
from places.freshness import batches, planning, running
from places.freshness.models import JobRun, OutgoingMail, StageReached
from places.freshness.sending import send_waiting
from places.models import Listing, Organisation
from tests.builders.places import a_listing, hours
from tests.places.freshness.world import World

pytestmark = pytest.mark.django_db
DAY = date(2027, 7, 1)
ORDER = ["roll_intervals", "note_stages", "plan_ageing", "plan_seasons", "plan_monthly"]


def test_jobs_stand_in_the_order_in_which_they_have_to_run() -> None:
    names = [job.name for job in jobs()]
    assert [name for name in names if name in ORDER] == ORDER
    assert names.index("plan_monthly") < names.index("send_mail")


def test_a_name_belongs_to_one_job() -> None:
    [job] = [job for job in jobs() if job.name == "note_stages"]
    every_night(job.name, job.run, order=job.order)
    with pytest.raises(TakenName):
        every_night("note_stages", lambda: "other")


def fails() -> str:
    raise ValueError("no luck")


def test_one_that_fails_stops_no_other() -> None:
    rows = list(running.run([Job("bad", fails, 1), Job("good", lambda: "3 done", 2)]))
    assert [(row.job, row.went_well, row.report) for row in rows] == [
        ("bad", False, "ValueError: no luck"),
        ("good", True, "3 done"),
    ]
    assert JobRun.objects.filter(ended_at=None).count() == 0


def test_the_command_reports_and_names_what_failed(world: World) -> None:
    said = StringIO()
    call_command("nightly", "note_stages", "plan_monthly", stdout=said)
    assert said.getvalue().splitlines() == [
        "note_stages: 0 listings reached a stage, 0 mails planned",
        "plan_monthly: 0 mails planned",
    ]
    with pytest.raises(CommandError, match="Unknown: nonsense"):
        call_command("nightly", "nonsense")
    call_command("nightly", "--list", stdout=said)
    assert said.getvalue().splitlines()[2:] == [job.name for job in jobs()]


@pytest.mark.django_db(transaction=True)
def test_two_nights_at_once_are_one() -> None:
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [running.NIGHT])
        with pytest.raises(CommandError, match="Another process"):
            call_command("nightly")
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [running.NIGHT])
    finally:
        other.close()
    call_command("nightly", "plan_monthly", stdout=StringIO())


def many(count: int, world: World) -> None:
    """So many more organisations, each with a listing as old as the first."""
    there = Organisation.objects.count()
    made = Organisation.objects.bulk_create(
        Organisation(name=f"Group {number}", email=f"group{number}@example.org")
        for number in range(there, there + count)
    )
    for organisation in made:
        a_listing(
            f"Club of {organisation.name}",
            hours("friday", "19:00", "21:00"),
            organisation=organisation,
            authority=world.club.authority,
            at_m=None,
            confirmed_on=world.club.confirmed_on,
        )


def queries(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


JOBS = {
    "stages": (planning.note_stages, DAY),
    "ageing": (planning.plan_ageing, date(2027, 4, 2)),
    "seasons": (planning.plan_seasons, date(2027, 1, 29)),
    "months": (planning.plan_monthly, date(2027, 1, 22)),
}


@pytest.mark.parametrize(("work", "day"), JOBS.values(), ids=JOBS.keys())
def test_a_batch_asks_as_much_for_forty_as_for_four(world: World, work, day: date) -> None:
    found = {}
    for count in (4, 40):
        OutgoingMail.objects.all().delete()
        StageReached.objects.all().delete()
        many(count - Organisation.objects.count(), world)
        world.at(day)
        if work is planning.plan_ageing:
            planning.note_stages()
        found[count] = queries(work)
        assert OutgoingMail.objects.values("organisation").distinct().count() == count
        world.at(date(2027, 1, 1))
    assert found[4] == found[40] < 30


@pytest.mark.parametrize(("work", "day"), JOBS.values(), ids=JOBS.keys())
def test_small_batches_do_the_same_as_a_large_one(
    world: World, monkeypatch: pytest.MonkeyPatch, work, day: date
) -> None:
    many(11, world)
    done = []
    for size in (500, 3):
        monkeypatch.setattr(batches, "BATCH", size)
        OutgoingMail.objects.all().delete()
        StageReached.objects.all().delete()
        world.at(day)
        if work is planning.plan_ageing:
            planning.note_stages()
        work()
        done.append(
            [
                set(OutgoingMail.objects.values_list("kind", "period", "recipient")),
                set(StageReached.objects.values_list("listing", "stage", "told_on")),
            ]
        )
    assert done[0] == done[1]
    assert len(done[0][0]) == 12


def test_a_mail_costs_three_questions_and_a_batch_the_same_for_all(world: World) -> None:
    found = {}
    for count in (4, 24):
        OutgoingMail.objects.all().delete()
        many(count - Organisation.objects.count(), world)
        world.at(date(2027, 1, 22))
        planning.plan_monthly()
        found[count] = queries(send_waiting)
        world.at(date(2027, 1, 1))
    # Claim and link with their savepoint, and the mark that it was sent.
    each = (found[24] - found[4]) / 20
    assert each == 5
    assert found[4] - 4 * each < 20


def test_missed_nights_are_made_good_and_nothing_is_told_twice(world: World) -> None:
    for number in (0, 0, 1, 2):
        world.at(DAY + timedelta(days=20 + number), 9)
        list(running.run(jobs()))
    stages = StageReached.objects.values_list("stage", flat=True)
    assert list(stages) == ["unlisted", "unlisted"]
    assert OutgoingMail.objects.filter(kind="unlisted").count() == 1
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"sent"}
    assert Listing.objects.listed().count() == 0
