"""Unsaved hours are read back to those who may write them, and nothing is stored by asking."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from guardianship.accounts.roles import Role
from places.models import Listing
from tests.builders.listings import build_place, published_listing, session
from tests.builders.people import signed_in
from tests.places.editing.form_data import page_data, with_rows
from tests.places.editing.hours_rows import DATE, FRIDAY, parts

pytestmark = pytest.mark.django_db
NEW = "wagtailsnippets_places_listing:check_new_hours"
OLD = "wagtailsnippets_places_listing:check_hours"
ADD = "wagtailsnippets_places_listing:add"
EDIT = "wagtailsnippets_places_listing:edit"
AJAX = {"X-Requested-With": "XMLHttpRequest"}
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday(freeze: Callable[[datetime], None]) -> None:
    """A Monday in November."""
    freeze(MONDAY)


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


def rows_only(*sessions: dict[str, Any], exceptions: tuple[dict[str, Any], ...] = ()) -> Any:
    """What the page sends while somebody types: rows and no more of the form."""
    data: dict[str, Any] = {"hours_known": "known", "location_visibility": "exact"}
    for name in ("sessions", "exceptions"):
        data |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return with_rows(with_rows(data, "sessions", *sessions), "exceptions", *exceptions)


def asked(client: Client, data: Any, pk: int | None = None) -> Any:
    url = reverse(OLD, args=[pk]) if pk else reverse(NEW)
    return client.post(url, data, headers=AJAX)


def test_a_new_listing_is_read_back_and_not_made(editor: Client) -> None:
    response = asked(editor, rows_only(FRIDAY))
    assert response.status_code == 200
    found = parts(response)
    assert "Open Fri 7pm–9pm. Next: Fri 7pm." in found["says"]
    assert "7pm–9pm" in found["friday"]
    assert found["saturday"] == ""
    assert "Friday 27 November 7pm–9pm" in found["days"]
    assert "Saturday 28 November closed" in found["days"]
    assert not Listing.objects.exists()


def test_a_listing_is_read_back_from_the_form_and_left_alone(editor: Client) -> None:
    listing = published_listing(session(weekday="monday"), place=build_place())
    data = page_data(editor, reverse(EDIT, args=[listing.pk]))
    data = with_rows(data, "sessions", FRIDAY)
    before = Revision.objects.count()
    found = parts(asked(editor, data, listing.pk))
    assert "Open Mon and Fri 7pm–9pm." in found["says"]
    assert Revision.objects.count() == before
    row = Listing.objects.get()
    assert (row.sessions.count(), row.has_unpublished_changes) == (1, False)


def test_deleted_rows_do_not_count(editor: Client) -> None:
    listing = published_listing(session(weekday="monday"))
    data = page_data(editor, reverse(EDIT, args=[listing.pk])) | {"sessions-0-DELETE": "1"}
    found = parts(asked(editor, data, listing.pk))
    assert "No sessions yet." in found["says"]
    assert "Monday" not in found["cautions"]


def test_each_block_leads_to_its_row(editor: Client) -> None:
    text = asked(editor, rows_only(FRIDAY, FRIDAY | {"weekday": "sunday"})).content.decode()
    for key in ("sessions-0", "sessions-1"):
        assert f'<button type="button" class="hours__row" data-hours-row="{key}"' in text


WRONG_ROWS = {
    "no time": ({"ends_at": "25:00"}, "Session 1, Friday", "“25:00” is not a time"),
    "no day": ({"weekday": ""}, "Session 1", "Say on which day it runs."),
    "backwards": ({"ends_at": "01:00"}, "Session 1, Friday", "ends before it starts"),
    "what no row says": ({"weekday": "someday"}, "Session 1", "Select a valid choice"),
    "script": ({"starts_at": "<b>now"}, "Session 1, Friday", "“&lt;b&gt;now” is not a time"),
}


@pytest.mark.parametrize(("change", "name", "reason"), WRONG_ROWS.values(), ids=WRONG_ROWS.keys())
def test_a_wrong_row_is_named_and_the_others_are_read(
    editor: Client, change: dict[str, str], name: str, reason: str
) -> None:
    response = asked(editor, rows_only(FRIDAY | change, FRIDAY | {"weekday": "sunday"}))
    found = parts(response, unescaped=False)
    assert name in found["problems"]
    assert reason in found["problems"]
    assert "One thing to mend before saving." in found["says"]
    assert "Open Sun 7pm–9pm." in found["says"]


def test_rows_are_numbered_as_the_page_numbers_them(editor: Client) -> None:
    first, second, third = FRIDAY | {"DELETE": "1"}, FRIDAY, FRIDAY | {"ends_at": "x"}
    assert "Session 2, Friday" in parts(asked(editor, rows_only(first, second, third)))["problems"]


def test_wrong_dates_and_sessions_that_may_not_meet_are_named(editor: Client) -> None:
    late = FRIDAY | {"starts_at": "20:00", "ends_at": "22:00"}
    backwards = DATE | {"last_day": "2026-11-01"}
    problems = parts(asked(editor, rows_only(FRIDAY, late, exceptions=(backwards,))))["problems"]
    assert (
        "Sessions: Two sessions overlap on Friday: 19:00 to 21:00 and 20:00 to 22:00." in problems
    )
    assert "Date 1 The last day is before the first." in problems


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_all_calendars_are_read_too(editor: Client, day: str) -> None:
    late = {"starts_at": "22:00", "ends_at": "01:00", "ends_next_day": "on"}
    rows = (
        FRIDAY | late | {"repeat": "once", "on_date": day},
        FRIDAY | {"interval_weeks": "2", "valid_from": day},
        FRIDAY | {"weekday": "sunday", "valid_to": day},
    )
    exceptions = (DATE | {"first_day": day, "last_day": day},)
    assert asked(editor, rows_only(*rows, exceptions=exceptions)).status_code == 200


NOT_A_FORM = {
    "nothing": {},
    "no rows": {"hours_known": "known"},
    "counts that are none": {"sessions-TOTAL_FORMS": "many", "sessions-INITIAL_FORMS": "0"},
}


@pytest.mark.parametrize("data", NOT_A_FORM.values(), ids=NOT_A_FORM.keys())
def test_what_is_no_form_is_refused_in_words(editor: Client, data: dict[str, str]) -> None:
    response = asked(editor, data)
    assert response.status_code == 400
    assert "did not arrive whole" in response.content.decode()


def test_hours_as_a_whole_must_be_one_of_the_choices(editor: Client) -> None:
    found = parts(asked(editor, rows_only(FRIDAY) | {"hours_known": "perhaps"}))
    assert "Hours" in found["problems"]
    assert "Select a valid choice" in found["problems"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR])
def test_who_may_write_listings_may_ask(role: Role) -> None:
    client, listing = signed_in(role), published_listing()
    assert asked(client, rows_only(FRIDAY)).status_code == 200
    assert asked(client, rows_only(FRIDAY), listing.pk).status_code == 200


@pytest.mark.parametrize("of_one", [False, True], ids=["new", "existing"])
def test_nobody_else_may(of_one: bool) -> None:
    pk = published_listing().pk if of_one else None
    assert asked(signed_in(), rows_only(FRIDAY), pk).status_code == 403
    stranger = Client().post(reverse(OLD, args=[pk]) if pk else reverse(NEW), rows_only(FRIDAY))
    assert stranger.status_code == 302
    assert stranger.url.startswith(reverse("account_login"))


def test_a_listing_that_is_gone_is_404(editor: Client) -> None:
    assert asked(editor, rows_only(FRIDAY), 4_000_000).status_code == 404


def test_it_answers_to_post_alone_and_is_kept_nowhere(editor: Client) -> None:
    assert editor.get(reverse(NEW)).status_code == 405
    assert "no-store" in asked(editor, rows_only(FRIDAY)).headers["Cache-Control"]


def test_a_forged_form_is_refused() -> None:
    client = signed_in(Role.EDITOR)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert asked(strict, rows_only(FRIDAY)).status_code == 403
