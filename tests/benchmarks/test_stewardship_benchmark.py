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
    assert all(len(row) == len(stewardship.HEADINGS) and row[2] > 0 for row in rows)
    reports = {row[0]: row[4] for row in rows}
    live = Listing.objects.filter(live=True).count()
    assert reports["note_stages"].startswith(f"{live} listings reached a stage")
    assert reports[f"note_stages, {stewardship.AGAIN}"].startswith("0 listings")
    assert reports[f"send_mail, {stewardship.AGAIN}"] == "none"
    assert OutgoingMail.objects.filter(state="sent").count() > 5
    assert mail.outbox == []
    assert stewardship.notes()[0].endswith("61 to 200 days ago.")
