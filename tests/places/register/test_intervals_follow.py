"""Open intervals follow every change of a listing's life, and heal after missed nights."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command

from places.calendar_changes import calendars_changed
from places.models import BankHoliday, Listing, OpenInterval, SchoolTerm, TermCalendarRow
from tests.builders.listings import (
    build_area,
    build_place,
    closed_on,
    draft_listing,
    published_listing,
    session,
)

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday(freeze: Callable[[datetime], None]) -> None:
    """A Monday in November."""
    freeze(MONDAY)


def starts(listing: Listing) -> list[date]:
    """Days on which stored intervals begin."""
    rows = OpenInterval.objects.filter(listing=listing).order_by("during")
    return [row.during.lower.date() for row in rows]


def test_nothing_before_publishing() -> None:
    listing = draft_listing()
    listing.save()
    listing.save_revision()
    assert starts(listing) == []
    assert Listing.objects.get(pk=listing.pk).intervals_until is None


def test_publishing_fills_the_past_week_and_the_next_92_days() -> None:
    listing = published_listing(session(on_bank_holidays="normal"))
    fridays = [date(2026, 11, 20) + timedelta(weeks=n) for n in range(14)]
    assert starts(listing) == fridays
    assert listing.intervals_until == datetime(2027, 2, 24, tzinfo=UTC)
    assert listing.intervals_from == datetime(2026, 11, 16, tzinfo=UTC)


def test_unpublishing_empties_them() -> None:
    listing = published_listing()
    listing.unpublish()
    assert starts(listing) == []
    assert Listing.objects.get(pk=listing.pk).intervals_until is None


def test_a_new_exception_takes_its_day_out() -> None:
    listing = published_listing()
    listing.exceptions = [closed_on(date(2026, 11, 27))]
    listing.save_revision().publish()
    assert date(2026, 11, 27) not in starts(listing)
    assert date(2026, 12, 4) in starts(listing)


def test_scheduled_publishing_fills_them_when_its_hour_has_come(
    freeze: Callable[[datetime], None],
) -> None:
    listing = published_listing()
    listing.sessions = [session(weekday="sunday")]
    listing.go_live_at = MONDAY + timedelta(days=2)
    listing.save_revision().publish()
    assert {day.weekday() for day in starts(listing)} == {4}
    call_command("publish_scheduled", verbosity=0)
    assert {day.weekday() for day in starts(listing)} == {4}
    freeze(MONDAY + timedelta(days=2, minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert {day.weekday() for day in starts(listing)} == {6}


def test_expiry_empties_them(freeze: Callable[[datetime], None]) -> None:
    listing = draft_listing(expire_at=MONDAY + timedelta(days=1))
    listing.save()
    listing.save_revision().publish()
    assert starts(listing)
    freeze(MONDAY + timedelta(days=1, minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert starts(listing) == []


@pytest.mark.parametrize("nights_missed", [1, 5, 40, 200])
def test_one_roll_heals_any_number_of_missed_nights(
    freeze: Callable[[datetime], None], nights_missed: int
) -> None:
    listings = [
        published_listing(session(weekday=day, on_bank_holidays="normal"))
        for day in ("friday", "sunday")
    ]
    freeze(MONDAY + timedelta(days=nights_missed))
    assert OpenInterval.objects.roll() == 2
    for listing in listings:
        healed = starts(listing)
        OpenInterval.objects.rebuild([Listing.objects.get(pk=listing.pk)])
        assert healed == starts(listing)
        today = (MONDAY + timedelta(days=nights_missed)).date()
        # A day more than a week: what began the evening before still counts.
        assert today - timedelta(days=8) <= min(healed) <= today
        assert today + timedelta(days=84) < max(healed) <= today + timedelta(days=92)
    assert OpenInterval.objects.roll() == 0


def test_term_dates_that_arrive_later_settle_the_hours() -> None:
    area = build_area()
    listing = published_listing(session(season="term"), place=build_place())
    assert set(listing.open_intervals.values_list("reason", flat=True)) == {"term_dates_missing"}
    calendar = TermCalendarRow.objects.create(
        area=area,
        school_year="2026/2027",
        known_from=date(2026, 9, 1),
        known_to=date(2027, 8, 31),
    )
    SchoolTerm.objects.create(
        calendar=calendar, name="Autumn", first_day=date(2026, 9, 1), last_day=date(2026, 12, 18)
    )
    assert calendars_changed(areas=[area.pk]) == 1
    assert max(starts(listing)) == date(2026, 12, 18)
    assert set(listing.open_intervals.values_list("certainty", flat=True)) == {"open"}


def test_a_bank_holiday_closes_its_own_nation_only() -> None:
    build_area(nation="wales")
    welsh = published_listing(place=build_place())
    for nation in ("wales", "england"):
        for day in (date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)):
            BankHoliday.objects.create(nation=nation, day=day, title="H")
    BankHoliday.objects.create(nation="england", day=date(2026, 12, 4), title="Only there")
    assert calendars_changed(nations=["england"]) == 0
    assert date(2026, 12, 4) in starts(welsh)
    BankHoliday.objects.create(nation="wales", day=date(2026, 12, 11), title="Only here")
    assert calendars_changed(nations=["wales"]) == 1
    assert date(2026, 12, 11) not in starts(welsh)
