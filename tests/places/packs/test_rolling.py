"""Open intervals roll forward by a command and by a task, however many nights were missed."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command

from places.models import OpenInterval
from places.tasks import roll_open_intervals
from tests.builders.listings import published_listing

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20, 12, tzinfo=UTC)
WEEKS_LATER = datetime(2027, 1, 15, 12, tzinfo=UTC)


def horizon() -> datetime:
    """The last stored interval's end."""
    return max(row.during.upper for row in OpenInterval.objects.all())


def test_the_command_makes_good_missed_nights(freeze: Any) -> None:
    freeze(START)
    published_listing()
    published_listing()
    before = horizon()
    freeze(WEEKS_LATER)
    said = io.StringIO()
    call_command("roll_intervals", stdout=said)
    assert said.getvalue() == "2 listings rolled forward.\n"
    assert horizon() > before
    again = io.StringIO()
    call_command("roll_intervals", stdout=again)
    assert again.getvalue() == "0 listings rolled forward.\n"


def test_the_task_does_the_same(freeze: Any) -> None:
    freeze(START)
    published_listing()
    freeze(WEEKS_LATER)
    assert roll_open_intervals.enqueue().return_value == 1
