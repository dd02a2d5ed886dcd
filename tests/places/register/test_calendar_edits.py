"""Editing a calendar of many listings waits for nobody: not sure at first, right a little later."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from places import calendar_changes
from places.calendar_changes import calendar_edited
from places.models import BankHoliday, Listing, OpenInterval
from places.tasks import roll_open_intervals
from tests.builders.listings import build_area, build_place, published_listing, session
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOLIDAY = date(2026, 12, 11)
ON_THE_DAY = datetime(2026, 12, 11, 19, tzinfo=UTC)


@pytest.fixture
def club(freeze: Any, monkeypatch: pytest.MonkeyPatch) -> Listing:
    """A Friday club, closed on bank holidays, where one listing is already too many at once."""
    freeze(NOW)
    monkeypatch.setattr(calendar_changes, "MOST_AT_ONCE", 0)
    build_area(nation="wales")
    return published_listing(session(on_bank_holidays="closed"), place=build_place())


def is_known(at: datetime) -> bool:
    """Whether the stored hours of the one listing speak of the moment."""
    listing = Listing.objects.get()
    return bool(listing.intervals_from <= at < listing.intervals_until)


def test_from_the_changed_day_on_nobody_is_sure(club: Listing) -> None:
    assert is_known(ON_THE_DAY)
    BankHoliday.objects.create(nation="wales", day=HOLIDAY, title="Day off")
    assert calendar_edited(nations=["wales"], first_day=HOLIDAY) == 1
    assert not is_known(ON_THE_DAY)
    assert is_known(datetime(2026, 12, 7, 23, tzinfo=UTC))
    assert OpenInterval.objects.behind().count() == 1


def test_the_background_makes_them_right(
    club: Listing, django_capture_on_commit_callbacks: Any
) -> None:
    BankHoliday.objects.create(nation="wales", day=HOLIDAY, title="Day off")
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        calendar_edited(nations=["wales"], first_day=HOLIDAY)
    assert callbacks == [roll_open_intervals.enqueue]
    assert is_known(ON_THE_DAY)
    assert not club.open_intervals.filter(during__contains=ON_THE_DAY).exists()
    assert OpenInterval.objects.behind().count() == 0


def test_a_change_in_the_past_leaves_nothing_sure(club: Listing) -> None:
    calendar_edited(nations=["wales"], first_day=date(2020, 1, 1))
    assert not is_known(NOW)
    assert roll_open_intervals.enqueue().return_value == 1
    assert is_known(NOW)


@pytest.mark.parametrize(
    ("sessions", "count"),
    [
        ({"on_bank_holidays": "normal"}, 0),
        ({"on_bank_holidays": "not_said"}, 1),
        ({"on_bank_holidays": "normal", "season": "term"}, 0),
    ],
    ids=["runs as usual", "not said", "of the term"],
)
def test_only_hours_that_a_bank_holiday_moves(
    club: Listing, sessions: dict[str, str], count: int
) -> None:
    club.unpublish()
    published_listing(session(**sessions), place=build_place())
    assert calendar_edited(nations=["wales"], first_day=HOLIDAY) == count
    assert calendar_edited(nations=["england"], first_day=HOLIDAY) == 0


def test_the_editors_list_says_how_many_are_behind(club: Listing) -> None:
    administrator: Client = signed_in(superuser=True)
    address = reverse("bank_holidays:index")
    assert "being worked out" not in administrator.get(address).content.decode()
    adding = reverse("bank_holidays:add")
    data = {"nation": "wales", "day": str(HOLIDAY), "title": "Day off"}
    html = administrator.post(adding, data, follow=True).content.decode()
    assert "The hours of 1 listing are being worked out in the background." in html
    roll_open_intervals.enqueue()
    assert "being worked out" not in administrator.get(address).content.decode()
