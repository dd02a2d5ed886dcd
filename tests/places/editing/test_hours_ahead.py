"""The next 14 days that a form shows are the open intervals that publishing it then stores."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gis.models import Area
from guardianship.accounts.roles import Role
from guardianship.lib.clock import LONDON
from places.enums import HoldReason
from places.holds import hold
from places.models import BankHoliday, Listing, OpenInterval
from places.timetable import Interval, Reason
from places.unsaved_hours.days_ahead import DAYS_AHEAD
from tests.builders.listings import (
    HERE,
    build_area,
    build_organisation,
    build_patch,
    build_place,
    published_listing,
    session,
)
from tests.builders.people import signed_in
from tests.builders.town import term_dates
from tests.places.editing.form_data import blank_data, page_data, with_rows
from tests.places.editing.hours_rows import DATE, FRIDAY, asked_reading, parts

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_places_listing:add"
CHECK = "wagtailsnippets_places_listing:check_new_hours"
NOVEMBER = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATE = FRIDAY | {"starts_at": "21:00", "ends_at": "02:00", "ends_next_day": "on"}
DAILY = [
    FRIDAY | {"weekday": day, "starts_at": "00:00", "ends_at": "24:00"}
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
]
OTHER_HOURS = {"starts_at": "10:00", "ends_at": "11:30"}

CASES: dict[str, tuple[datetime, list[dict[str, str]], list[dict[str, str]]]] = {
    "weekly": (NOVEMBER, [FRIDAY, FRIDAY | {"weekday": "monday"}], []),
    "past midnight": (NOVEMBER, [LATE], []),
    "past midnight, and it is past midnight": (
        datetime(2026, 11, 28, 0, 30, tzinfo=UTC),
        [LATE],
        [],
    ),
    "fortnightly": (NOVEMBER, [FRIDAY | {"interval_weeks": "2", "valid_from": "2026-11-20"}], []),
    "first of the month": (NOVEMBER, [FRIDAY | {"repeat": "monthly", "nth": "1"}], []),
    "one date": (NOVEMBER, [FRIDAY | {"repeat": "once", "on_date": "2026-12-02"}], []),
    "in term": (
        datetime(2026, 12, 14, 9, tzinfo=UTC),
        [FRIDAY | {"season": "term"}, FRIDAY | {"season": "holidays", **OTHER_HOURS}],
        [],
    ),
    "past the known term dates": (
        datetime(2027, 8, 25, 9, tzinfo=UTC),
        [FRIDAY | {"season": "term"}],
        [],
    ),
    "Christmas": (
        datetime(2026, 12, 20, 9, tzinfo=UTC),
        [FRIDAY, FRIDAY | {"weekday": "saturday"}, FRIDAY | {"weekday": "monday"}],
        [],
    ),
    "not said for bank holidays": (
        datetime(2026, 12, 20, 9, tzinfo=UTC),
        [FRIDAY | {"on_bank_holidays": "not_said"}],
        [],
    ),
    "closed days": (NOVEMBER, [FRIDAY], [DATE]),
    "other hours": (NOVEMBER, [FRIDAY], [DATE | {"kind": "changed", **OTHER_HOURS}]),
    "extra hours": (NOVEMBER, [FRIDAY], [DATE | {"kind": "extra", **OTHER_HOURS}]),
    "a contradiction": (
        NOVEMBER,
        [FRIDAY],
        [DATE, DATE | {"kind": "extra", **OTHER_HOURS}],
    ),
    "the clocks go back": (
        datetime(2026, 10, 20, 9, tzinfo=UTC),
        [LATE | {"weekday": "saturday", "starts_at": "00:30", "ends_at": "01:30"}],
        [],
    ),
    "the clocks go back in the night": (
        datetime(2026, 10, 20, 9, tzinfo=UTC),
        [LATE | {"weekday": "saturday"}],
        [],
    ),
    "the clocks go forward": (
        datetime(2027, 3, 25, 9, tzinfo=UTC),
        [LATE | {"weekday": "saturday", "ends_at": "01:30"}],
        [],
    ),
    "day and night": (NOVEMBER, DAILY, [DATE]),
    "ended": (NOVEMBER, [FRIDAY | {"valid_to": "2026-11-26"}], []),
    "each year": (NOVEMBER, [FRIDAY | {"yearly_from": "1 Dec", "yearly_to": "28 Feb"}], []),
    "by appointment": (NOVEMBER, [FRIDAY | {"by_appointment": "on"}], []),
}
# Half past one on the day itself, not on the next.
CASES["the clocks go back"][1][0].pop("ends_next_day")


@pytest.fixture
def authority() -> Area:
    """A Welsh authority around everything, with the terms of one school year."""
    area = build_area(name="Middleham")
    known = (date(2026, 9, 1), date(2027, 8, 31))
    term_dates(area, known, (date(2026, 9, 1), date(2026, 12, 18)))
    for day in (date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)):
        BankHoliday.objects.create(nation="wales", day=day, title="Holiday")
    return area


def clipped(intervals: list[Interval], today: date) -> list[tuple[Any, ...]]:
    """Stretches within the next 14 days of London."""
    begins = datetime(today.year, today.month, today.day, tzinfo=LONDON)
    last = today + timedelta(days=DAYS_AHEAD)
    ends = datetime(last.year, last.month, last.day, tzinfo=LONDON)
    return [
        (max(i.start, begins), min(i.end, ends), i.certainty, i.reason)
        for i in intervals
        if i.start < ends and i.end > begins
    ]


def stored(listing: Listing) -> list[Interval]:
    rows = OpenInterval.objects.filter(listing=listing).order_by("during")
    return [Interval(r.during.lower, r.during.upper, r.certainty, r.reason) for r in rows]


@pytest.mark.parametrize(("now", "sessions", "exceptions"), CASES.values(), ids=CASES.keys())
def test_what_is_shown_is_what_is_stored(
    freeze: Callable[[datetime], None],
    authority: Area,
    now: datetime,
    sessions: list[dict[str, str]],
    exceptions: list[dict[str, str]],
) -> None:
    freeze(now)
    moderator = signed_in(Role.MODERATOR)
    data = blank_data(moderator, reverse(ADD)) | {
        "name": "Gym",
        "kind": "youth_provision",
        "organisation": build_organisation().pk,
        "place": build_place(point=HERE).pk,
    }
    data = with_rows(with_rows(data, "sessions", *sessions), "exceptions", *exceptions)
    shown = asked_reading(moderator, reverse(CHECK), data)
    assert not shown.problems
    response = moderator.post(reverse(ADD), data | {"action-publish": "1"})
    assert response.status_code == 302
    kept = stored(Listing.objects.get())
    today = now.astimezone(LONDON).date()
    assert clipped(shown.reading.intervals, today) == clipped(kept, today)
    told = {day.day for day in shown.reading.days if day.times}
    begun = {i.start.astimezone(LONDON).date() for i in kept}
    first_days = {today + timedelta(days=n) for n in range(DAYS_AHEAD)}
    assert begun & first_days <= told
    if not any(start < today for start in begun):
        assert told <= begun | first_days


WHERE = {
    "a place": lambda: {"place": build_place(point=HERE).pk},
    "a place that is hidden": lambda: {
        "place": build_place(point=HERE).pk,
        "location_visibility": "hidden",
    },
    "a street": lambda: {
        "place": build_place(point=HERE).pk,
        "location_visibility": "street",
    },
    "a patch": lambda: {"sessions-0-coverage_area": build_patch().pk},
    "nowhere": dict,
}


@pytest.mark.parametrize("where", WHERE.values(), ids=WHERE.keys())
def test_the_calendar_is_that_of_the_place_to_be(
    freeze: Callable[[datetime], None], authority: Area, where: Callable[[], dict[str, Any]]
) -> None:
    freeze(datetime(2026, 12, 14, 9, tzinfo=UTC))
    moderator = signed_in(Role.MODERATOR)
    data = blank_data(moderator, reverse(ADD)) | {
        "name": "Gym",
        "kind": "youth_provision",
        "organisation": build_organisation().pk,
    }
    data = with_rows(data, "sessions", FRIDAY | {"season": "term"}) | where()
    shown = asked_reading(moderator, reverse(CHECK), data).reading
    assert moderator.post(reverse(ADD), data | {"action-publish": "1"}).status_code == 302
    assert shown.intervals == stored(Listing.objects.get())


def test_what_people_found_shut_stays_in_doubt(freeze: Callable[[datetime], None]) -> None:
    freeze(NOVEMBER)
    moderator = signed_in(Role.MODERATOR)
    listing = published_listing(session(on_bank_holidays="normal"))
    hold(listing, HoldReason.REPORTED_SHUT)
    edit = reverse("wagtailsnippets_places_listing:edit", args=[listing.pk])
    check = reverse("wagtailsnippets_places_listing:check_hours", args=[listing.pk])
    monday = FRIDAY | {"weekday": "monday", "on_bank_holidays": "normal"}
    data = with_rows(page_data(moderator, edit), "sessions", monday)
    shown = asked_reading(moderator, check, data).reading
    assert {interval.reason for interval in shown.intervals} == {Reason.REPORTED_SHUT}
    assert "found_shut" in {caution.kind for caution in shown.cautions}
    assert moderator.post(edit, data | {"action-publish": "1"}).status_code == 302
    assert shown.intervals == stored(listing)


TOLD = {
    "past midnight": ([LATE], [], "Friday 27 November", "9pm–2am (Saturday)"),
    "until midnight": (
        [FRIDAY | {"ends_at": "24:00"}],
        [],
        "Friday 27 November",
        "7pm–midnight",
    ),
    "day and night": (DAILY, [], "Wednesday 25 November", "all day"),
    "a closed date": ([FRIDAY], [DATE | {"note": "Flood"}], "Friday 27 November", "closed"),
    "why it is closed": (
        [FRIDAY],
        [DATE | {"note": "Flood"}],
        "Friday 27 November",
        "closed on this date: Flood",
    ),
    "no term dates": (
        [FRIDAY | {"season": "term"}],
        [],
        "Friday 27 November",
        "not sure: We do not have the school term dates.",
    ),
}


@pytest.mark.parametrize(("sessions", "exceptions", "day", "words"), TOLD.values(), ids=TOLD.keys())
def test_days_in_words(
    freeze: Callable[[datetime], None],
    sessions: list[dict[str, str]],
    exceptions: list[dict[str, str]],
    day: str,
    words: str,
) -> None:
    freeze(NOVEMBER)
    editor: Client = signed_in(Role.EDITOR)
    data = blank_data(editor, reverse(ADD))
    data = with_rows(with_rows(data, "sessions", *sessions), "exceptions", *exceptions)
    said = parts(editor.post(reverse(CHECK), data))["days"]
    assert words in said.split(day)[1].split("day ")[0] or f"{day} {words}" in said
