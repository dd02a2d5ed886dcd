"""The benchmark of the night runs every job, sends to nobody, and finds nothing left to do."""

import pytest
from django.core import mail
from django.test import override_settings

from bin.benchmarks import stewardship
from bin.benchmarks.register import build
from guardianship.lib.nightly import jobs
from places.freshness.models import OutgoingMail
from places.models import Listing


@pytest.mark.django_db
def test_every_job_is_measured_twice_and_the_second_time_has_nothing_to_do() -> None:
    build(60, with_sessions=True, hours=10)
    stewardship.make_old()
    with override_settings(EMAIL_BACKEND=stewardship.NOWHERE):
        rows = stewardship.rows()
    names = [job.name for job in jobs()]
    assert [row[0] for row in rows] == [*names, *(f"{n}, {stewardship.AGAIN}" for n in names)]
    assert {len(row) for row in rows} == {len(stewardship.HEADINGS)}
    assert all(row[2] for row in rows), "each of them asks the database"
    reports = {row[0]: row[4] for row in rows}
    live = Listing.objects.filter(live=True).count()
    assert reports["note_stages"].startswith(f"{live} listings reached a stage")
    assert reports[f"note_stages, {stewardship.AGAIN}"].startswith("0 listings")
    assert reports[f"send_mail, {stewardship.AGAIN}"] == "none"
    assert OutgoingMail.objects.filter(state="sent").count() > 5
    assert mail.outbox == []
    assert stewardship.notes()[0].endswith("61 to 200 days ago.")


@pytest.mark.django_db
def test_a_night_that_is_killed_and_begun_again_plans_the_same_and_leaves_nothing(
    monkeypatch,
) -> None:
    build(60, with_sessions=True, hours=10)
    stewardship.make_old()
    # Small batches, so that there are several to be killed between.
    monkeypatch.setattr("places.freshness.batches.BATCH", 4)
    killed, again = stewardship.broken_night()
    assert killed[0] == stewardship.KILLED
    assert killed[4].startswith("ended at statement ")
    assert again[4].endswith("as on an unbroken night")
    assert len(killed) == len(again) == len(stewardship.HEADINGS)
    assert not OutgoingMail.objects.exists()


def test_other_mails_after_a_broken_night_are_no_result(monkeypatch) -> None:
    mails = iter([{1}, {1, 2}])
    monkeypatch.setattr(stewardship, "undone", lambda work: work())
    monkeypatch.setattr(stewardship, "plan_all", lambda: "")
    monkeypatch.setattr(stewardship, "planned", lambda: next(mails))
    with pytest.raises(RuntimeError, match="2 mails after a broken night, not 1"):
        stewardship.broken_night()


@pytest.mark.parametrize(
    ("batches", "said"),
    [([], "–"), ([7], "7"), ([7, 7, 2], "7"), ([7, 9, 2], "7 to 9"), ([7, 0], "7")],
    ids=str,
)
def test_questions_of_a_batch(batches: list[int], said: str) -> None:
    assert stewardship.a_batch(batches) == said
