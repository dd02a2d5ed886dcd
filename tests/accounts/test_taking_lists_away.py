"""Who takes a list away as a file says what for; that, when, and how many rows are noted."""

import pytest
from django.test import Client

from guardianship.accounts.exporting import taken_in_words
from guardianship.accounts.models import AccountEvent, EventKind
from guardianship.accounts.roles import Role
from tests.builders.listings import build_organisation
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/places/organisation/"
PAGE = "wagtailsnippets_places_organisation:list"


@pytest.fixture
def client() -> Client:
    for name in ("Anchor", "Beacon", "Beacon Two"):
        build_organisation(name=name)
    return signed_in(Role.MODERATOR)


def noted() -> list[str]:
    events = AccountEvent.objects.filter(kind=EventKind.EXPORTED).order_by("pk")
    return list(events.values_list("about", flat=True))


@pytest.mark.parametrize("file", ["csv", "xlsx"])
def test_rows_purpose_and_person_are_noted(client: Client, file: str) -> None:
    response = client.get(LIST, {"export": file, "purpose": "report", "q": "Beacon"})
    assert b"".join(response.streaming_content)
    assert noted() == [f"{PAGE}|{file}|2|report"]
    row = AccountEvent.objects.get(kind=EventKind.EXPORTED)
    assert row.person == client.person
    page = client.get("/accounts/history/").content.decode()
    assert f"{PAGE}, {file.upper()}, 2 rows, to report to those who run or fund" in page


@pytest.mark.parametrize("purpose", [None, "", "policing", "check|9"])
def test_without_a_purpose_nothing_leaves(client: Client, purpose: str | None) -> None:
    asked = {"export": "csv", "q": "Beacon"} | ({} if purpose is None else {"purpose": purpose})
    response = client.get(LIST, asked)
    page = response.content.decode()
    assert "What do you need the list for?" in page
    assert 'name="q" value="Beacon"' in page
    assert "Content-Disposition" not in response.headers
    assert "Anchor" not in page
    assert noted() == []


def test_other_pages_take_nothing_away(client: Client) -> None:
    client.get("/accounts/sessions/", {"export": "csv", "purpose": "check"})
    assert noted() == []


def test_figures_are_noted_without_a_question(client: Client) -> None:
    days = {"first_day": "2026-01-01", "last_day": "2026-03-01", "format": "csv"}
    for page, named in (
        ("/admin/moderation/times/", "moderation_times|csv|0|"),
        ("/admin/partners/planned/", "outreach_planned|csv|0|"),
    ):
        assert client.get(page, days)["Content-Type"].startswith("text/csv")
        assert noted()[-1] == named


def test_whoever_may_not_see_the_list_takes_nothing_away() -> None:
    signed_in(Role.YOUTH_PANEL).get(LIST, {"export": "csv", "purpose": "check"})
    assert noted() == []


@pytest.mark.parametrize("about", ["account_sessions", "a|b|c|d", ""])
def test_what_was_noted_before_stays_readable(about: str) -> None:
    assert taken_in_words(about) == about
