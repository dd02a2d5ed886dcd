"""What an editor types into a listing's form, and what is said when it cannot be so."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.models import Listing
from tests.builders.listings import build_organisation, build_place, published_listing, session
from tests.builders.people import signed_in
from tests.places.editing.form_data import blank_data, errors_of, page_data, with_rows

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_places_listing:add"
EDIT = "wagtailsnippets_places_listing:edit"
FRIDAY = {
    "repeat": "weekly",
    "weekday": "friday",
    "interval_weeks": "1",
    "starts_at": "19:00",
    "ends_at": "21:00",
    "season": "always",
    "on_bank_holidays": "closed",
}


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


@pytest.fixture
def moderator() -> Client:
    return signed_in(Role.MODERATOR)


def new_listing(client: Client, *sessions: dict[str, Any], **fields: Any) -> Any:
    """Send the form of a new listing with these sessions."""
    data = blank_data(client, reverse(ADD)) | {
        "name": "Late Gym",
        "kind": "youth_provision",
        "organisation": build_organisation().pk,
    }
    return client.post(reverse(ADD), with_rows(data, "sessions", *sessions) | fields)


def only_session() -> Any:
    return Listing.objects.get().get_latest_revision_as_object().sessions.get()


@pytest.mark.parametrize(
    ("typed", "kept", "next_day"),
    [
        ({"ends_at": "24:00"}, time(0), True),
        ({"ends_at": "00:00"}, time(0), True),
        ({"ends_at": "midnight"}, None, None),
        ({"ends_at": "9pm"}, time(21), False),
        ({"ends_at": "9.30 PM"}, time(21, 30), False),
        ({"ends_at": "2130"}, time(21, 30), False),
        ({"ends_at": "12am"}, time(0), True),
        ({"ends_at": "01:00", "ends_next_day": "on"}, time(1), True),
        ({"ends_at": "19:00", "ends_next_day": "on"}, time(19), True),
        ({"ends_at": "25:00"}, None, None),
        ({"ends_at": "13pm"}, None, None),
        ({"ends_at": ""}, None, None),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else "",
)
def test_times_as_people_write_them(
    editor: Client, typed: dict[str, str], kept: time | None, next_day: bool | None
) -> None:
    response = new_listing(editor, FRIDAY | typed)
    if kept is None:
        assert "ends_at" in errors_of(response)
        assert not Listing.objects.exists()
        return
    assert response.status_code == 302
    session = only_session()
    assert (session.ends_at, session.ends_next_day) == (kept, next_day)


REFUSED = {
    "ends before it starts": ([{"ends_at": "01:00"}], "19:00 to 01:00 ends before it starts"),
    "ends when it starts": ([{"ends_at": "19:00"}], "19:00 to 19:00 ends before it starts"),
    "more than a day": (
        [{"ends_at": "20:00", "ends_next_day": "on"}],
        "19:00 to 20:00 the next day is more than 24 hours",
    ),
    "no day": ([{"weekday": ""}], "Say on which day it runs."),
    "fortnight from nowhere": ([{"interval_weeks": "2"}], "counted"),
    "no date": ([{"repeat": "once"}], "Say on which day it runs."),
    "sixth Friday": ([{"repeat": "monthly", "nth": "6"}], "from 1 to 5"),
    "half a season": ([{"season": "dates", "valid_from": "2026-12-01"}], "Give both dates."),
    "backwards": (
        [{"valid_from": "2026-12-01", "valid_to": "2026-11-01"}],
        "The last day is before the first.",
    ),
    "30 February": ([{"yearly_from": "30 Feb", "yearly_to": "1 Mar"}], "30 Feb"),
    "half a year": ([{"yearly_from": "1 Apr"}], "Give both ends of the yearly stretch."),
    "overlap": ([{}, {"starts_at": "20:00", "ends_at": "22:00"}], "Two sessions overlap on Friday"),
}


@pytest.mark.parametrize(("changes", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_named(
    editor: Client, changes: list[dict[str, str]], message: str
) -> None:
    response = new_listing(editor, *(FRIDAY | change for change in changes))
    assert response.status_code == 200
    assert message in errors_of(response)
    assert not Listing.objects.exists()


def test_what_another_repetition_needed_is_dropped(editor: Client) -> None:
    row = FRIDAY | {"repeat": "once", "on_date": "2026-12-05", "nth": "2", "interval_weeks": "3"}
    assert new_listing(editor, row).status_code == 302
    session = only_session()
    assert (session.on_date, session.weekday) == (date(2026, 12, 5), "")
    assert (session.nth, session.interval_weeks) == (None, 1)


def test_the_yearly_stretch_is_shown_as_it_was_typed(editor: Client) -> None:
    new_listing(editor, FRIDAY | {"yearly_from": "1 October", "yearly_to": "31 mar"})
    listing = Listing.objects.get()
    assert (only_session().yearly_from, only_session().yearly_to) == (1001, 331)
    data = page_data(editor, reverse(EDIT, args=[listing.pk]))
    assert data["sessions-0-yearly_from"] == "1 Oct"
    assert data["sessions-0-yearly_to"] == "31 Mar"


def test_two_sessions_may_swap_their_times(moderator: Client) -> None:
    """The stored rows must not be held against what the form puts in their place."""
    listing = published_listing(
        session(starts_at=time(10), ends_at=time(12)), session(starts_at=time(14), ends_at=time(16))
    )
    url = reverse(EDIT, args=[listing.pk])
    data = page_data(moderator, url)
    data |= {"sessions-0-starts_at": "14:00", "sessions-0-ends_at": "16:00"}
    data |= {"sessions-1-starts_at": "10:00", "sessions-1-ends_at": "12:00"}
    response = moderator.post(url, data | {"action-publish": "1"})
    assert response.status_code == 302
    hours = [s.starts_at for s in Listing.objects.get().sessions.all()]
    assert hours == [time(14), time(10)]


def test_saving_a_draft_leaves_the_public_row_alone(editor: Client) -> None:
    listing = published_listing(name="Public name", practical_help=["wifi"])
    url = reverse(EDIT, args=[listing.pk])
    data = page_data(editor, url) | {"name": "Draft name", "practical_help": ["toilet", "wifi"]}
    data = with_rows(data, "sessions", FRIDAY | {"weekday": "sunday"})
    assert editor.post(url, data).status_code == 302
    row = Listing.objects.get()
    assert (row.name, row.practical_help, row.sessions.count()) == ("Public name", ["wifi"], 1)
    draft = row.get_latest_revision_as_object()
    assert (draft.name, draft.practical_help) == ("Draft name", ["wifi", "toilet"])
    assert draft.sessions.count() == 2


def test_publishing_shows_words_and_hours(moderator: Client, freeze: Callable[..., None]) -> None:
    freeze(datetime(2026, 11, 23, 9, tzinfo=UTC))
    response = new_listing(
        moderator, FRIDAY | {"ends_at": "1:00", "ends_next_day": "on"}, **{"action-publish": "1"}
    )
    assert response.status_code == 302
    listing = Listing.objects.get()
    assert listing.live
    first = listing.open_intervals.order_by("during").first().during
    assert first.lower == datetime(2026, 11, 20, 19, tzinfo=UTC)
    assert first.upper == datetime(2026, 11, 21, 1, tzinfo=UTC)


def test_closed_days_drop_their_hours(editor: Client) -> None:
    data = blank_data(editor, reverse(ADD)) | {
        "name": "Gym",
        "kind": "youth_provision",
        "organisation": build_organisation().pk,
    }
    days = {"first_day": "2026-12-24", "last_day": "2026-12-26"}
    closed = days | {"kind": "closed", "starts_at": "10:00", "ends_at": "11:00"}
    assert editor.post(reverse(ADD), with_rows(data, "exceptions", closed)).status_code == 302
    (kept,) = Listing.objects.get().get_latest_revision_as_object().exceptions.all()
    assert (kept.starts_at, kept.ends_at) == (None, None)
    changed = days | {"kind": "changed"}
    response = editor.post(reverse(ADD), with_rows(data, "exceptions", changed))
    assert "Write the hours of these days." in errors_of(response)


def test_nobody_confirms_tomorrow(editor: Client, freeze: Callable[..., None]) -> None:
    freeze(datetime(2026, 11, 23, 9, tzinfo=UTC))
    response = new_listing(editor, FRIDAY, confirmed_on="2026-11-24")
    assert "This day is still to come." in errors_of(response)
    assert new_listing(editor, FRIDAY, confirmed_on="2026-11-23").status_code == 302


GIVEN_AWAY = {
    "postcode": ({"summary": "Ring at NP20 1HG and wait"}, "A postcode here"),
    "name of the place": ({"walk_in": "Behind lavender house"}, "The name of the place"),
}


@pytest.mark.parametrize(("words", "message"), GIVEN_AWAY.values(), ids=GIVEN_AWAY.keys())
@pytest.mark.parametrize("visibility", ["street", "area", "hidden"])
def test_words_must_not_give_away_what_is_hidden(
    editor: Client, words: dict[str, str], message: str, visibility: str
) -> None:
    place = build_place(name="Lavender House")
    fields = words | {"location_visibility": visibility, "place": place.pk}
    assert message in errors_of(new_listing(editor, FRIDAY, **fields))
    shown = fields | {"location_visibility": "exact"}
    assert new_listing(editor, FRIDAY, **shown).status_code == 302


def test_languages_of_an_import_survive_an_edit(editor: Client) -> None:
    listing = published_listing(languages=["cy", "yo"])
    url = reverse(EDIT, args=[listing.pk])
    data = page_data(editor, url)
    assert editor.post(url, data | {"summary": "Changed"}).status_code == 302
    assert Listing.objects.get().get_latest_revision_as_object().languages == ["cy", "yo"]


def test_a_copy_begins_its_own_life(editor: Client) -> None:
    first = published_listing(
        session(weekday="monday"),
        confirmed_on=date(2026, 11, 1),
        origin="feed",
        origin_id="7",
        place=build_place(),
    )
    copying = reverse("wagtailsnippets_places_listing:copy", args=[first.pk])
    response = editor.get(copying)
    data = page_data(editor, copying)
    assert editor.post(response.context.get("action_url") or reverse(ADD), data).status_code == 302
    copy = Listing.objects.exclude(pk=first.pk).get()
    assert (copy.name, copy.place, copy.live) == (first.name, first.place, False)
    assert (copy.confirmed_on, copy.origin_id) == (None, "")
    assert copy.slug != first.slug
    assert copy.uid != first.uid
    assert [s.weekday for s in copy.sessions.all()] == ["monday"]
    assert [s.weekday for s in Listing.objects.get(pk=first.pk).sessions.all()] == ["monday"]
