"""Without JavaScript: a button reads the hours back on the same page, and nothing is lost."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.models import Listing
from places.unsaved_hours.presets import PRESETS
from tests.builders.listings import build_organisation, published_listing, session
from tests.builders.people import signed_in
from tests.places.editing.form_data import blank_data, data_of, page_data, with_rows
from tests.places.editing.hours_rows import FRIDAY, parts

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_places_listing:add"
EDIT = "wagtailsnippets_places_listing:edit"
COPY = "wagtailsnippets_places_listing:copy"
CHECK = {"check-hours": "1"}


@pytest.fixture(autouse=True)
def monday(freeze: Callable[[datetime], None]) -> None:
    """A Monday in November."""
    freeze(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


def typed(client: Client, **fields: Any) -> dict[str, Any]:
    """A new listing as somebody has typed it so far."""
    return blank_data(client, reverse(ADD)) | {
        "name": "Late Gym",
        "kind": "youth_provision",
        "organisation": str(build_organisation().pk),
        "summary": "Boxing & toast",
        **fields,
    }


def test_checking_a_new_listing_saves_nothing_and_loses_nothing(editor: Client) -> None:
    data = with_rows(typed(editor), "sessions", FRIDAY)
    response = editor.post(reverse(ADD), data | CHECK)
    assert response.status_code == 200
    assert not Listing.objects.exists()
    assert "Open Fri 7pm–9pm. Next: Fri 7pm." in parts(response)["says"]
    assert "Friday 27 November 7pm–9pm" in parts(response)["days"]
    page = data_of(response.context["form"])
    sent = {name: str(value) for name, value in data.items() if value not in ("", [], None)}
    assert {name: str(page.get(name)) for name in sent} == sent
    assert "could not be created" not in response.content.decode()


def test_checking_a_listing_leaves_row_and_draft_alone(editor: Client) -> None:
    listing = published_listing(session(weekday="monday"))
    url = reverse(EDIT, args=[listing.pk])
    data = page_data(editor, url) | {"name": "Another", "sessions-0-starts_at": "18:00"}
    response = editor.post(url, data | CHECK)
    assert "Open Mon 6pm–9pm." in parts(response)["says"]
    assert response.context["form"]["name"].value() == "Another"
    row = Listing.objects.get()
    assert (row.name, row.has_unpublished_changes) == (listing.name, False)
    assert row.latest_revision_id == listing.latest_revision_id


def test_a_page_not_yet_checked_reads_nothing_and_says_how(editor: Client) -> None:
    response = editor.get(reverse(ADD))
    assert parts(response)["says"] == ""
    assert "Check these hours" in response.content.decode()


def test_a_save_that_fails_reads_the_hours_back_too(editor: Client) -> None:
    data = with_rows(typed(editor, name=""), "sessions", FRIDAY, FRIDAY | {"ends_at": "x"})
    response = editor.post(reverse(ADD), data)
    assert response.status_code == 200
    assert "Open Fri 7pm–9pm." in parts(response)["says"]
    assert "Session 2, Friday Ends at: “x” is not a time." in parts(response)["problems"]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_adds_its_rows_to_what_is_there(editor: Client, preset: Any) -> None:
    data = with_rows(typed(editor), "sessions", FRIDAY | {"starts_at": "08:00", "ends_at": "09:00"})
    response = editor.post(reverse(ADD), data | {"add-sessions": preset.name})
    assert not Listing.objects.exists()
    rows = data_of(response.context["form"])
    assert int(rows["sessions-TOTAL_FORMS"]) == 1 + len(preset.days)
    assert editor.post(reverse(ADD), rows).status_code == 302
    kept = list(Listing.objects.get().get_latest_revision_as_object().sessions.all())
    assert (kept[0].weekday, kept[0].starts_at) == ("friday", time(8))
    assert [s.weekday for s in kept[1:]] == [day.value for day in preset.days]
    assert {s.season for s in kept[1:]} == {preset.season.value}
    assert {s.starts_at.strftime("%H:%M") for s in kept[1:]} == {preset.starts_at}


def test_a_row_for_a_day_is_added_and_filled_in(editor: Client) -> None:
    response = editor.post(reverse(ADD), typed(editor) | {"add-sessions": "sunday"})
    rows = data_of(response.context["form"])
    assert (rows["sessions-0-weekday"], rows["sessions-0-starts_at"]) == ("sunday", "")
    assert "Session 1, Sunday" in parts(response)["problems"]
    rows |= {"sessions-0-starts_at": "14:00", "sessions-0-ends_at": "16:00"}
    assert "Open Sun 2pm–4pm." in parts(editor.post(reverse(ADD), rows | CHECK))["says"]


def test_a_row_is_taken_out(editor: Client) -> None:
    listing = published_listing(session(weekday="monday"), session(weekday="friday"))
    url = reverse(EDIT, args=[listing.pk])
    assert 'name="take-out" value="sessions-1"' in editor.get(url).content.decode()
    data = page_data(editor, url) | {"take-out": ["sessions-0"]}
    response = editor.post(url, data | CHECK)
    assert "Open Fri 7pm–9pm." in parts(response)["says"]
    assert 'name="take-out" value="sessions-0"' not in response.content.decode()
    assert editor.post(url, data).status_code == 302
    draft = Listing.objects.get().get_latest_revision_as_object()
    assert [s.weekday for s in draft.sessions.all()] == ["friday"]


@pytest.mark.parametrize("wish", ["", "someday", "-1", "sessions-0"])
def test_a_wish_for_rows_that_means_nothing_adds_none(editor: Client, wish: str) -> None:
    response = editor.post(reverse(ADD), typed(editor) | {"add-sessions": wish})
    assert response.status_code == 200
    assert data_of(response.context["form"])["sessions-TOTAL_FORMS"] in (0, "0")


@pytest.mark.parametrize("button", [CHECK, {"add-sessions": "friday"}], ids=["check", "add"])
def test_half_a_form_is_refused(editor: Client, button: dict[str, str]) -> None:
    response = editor.post(reverse(ADD), {"name": "Gym", "sessions-TOTAL_FORMS": "x"} | button)
    assert response.status_code == 400
    assert "did not arrive whole" in response.content.decode()


def test_a_copy_is_checked_too(editor: Client) -> None:
    listing = published_listing(session(weekday="monday"))
    copying = editor.get(reverse(COPY, args=[listing.pk]))
    assert f'formaction="{reverse(ADD)}#hours"' in copying.content.decode()
    data = data_of(copying.context["form"])
    assert "Open Mon 7pm–9pm." in parts(editor.post(reverse(ADD), data | CHECK))["says"]
    assert Listing.objects.count() == 1


def test_nobody_without_a_role_may_check() -> None:
    response = signed_in().post(reverse(ADD), CHECK, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 403
