"""Pages of moderation are there for those who look, and for nobody else; missing and not yours
read the same."""

import pytest
from django.test import Client

from guardianship.accounts.roles import Role
from tests.builders.people import enter, signed_in
from tests.places.moderation.conftest import ANSWER, Desk, approve, seen, url

pytestmark = pytest.mark.django_db
LOOKS = {Role.MODERATOR, Role.ADMINISTRATOR}
NOWHERE = 999_999
PAGES = {
    "look": ("get", LOOKS),
    "draft_page": ("get", LOOKS),
    "hide": ("post", LOOKS),
    "show": ("post", LOOKS),
    "panel_listing": ("get", {Role.YOUTH_PANEL}),
    "panel_page": ("get", {Role.YOUTH_PANEL}),
}


@pytest.mark.parametrize("role", list(Role))
def test_who_finds_what(desk: Desk, role: Role) -> None:
    desk.add_panel()
    listing = desk.sent_in()
    approve(desk, listing)
    client, found = signed_in(role), set()
    for name, (method, _who) in PAGES.items():
        answer = getattr(client, method)(url(name, listing), {"why": "look"})
        if answer.status_code in (200, 302) and answer.get("Location", "") in (
            "",
            url("look", listing),
        ):
            found.add(name)
    assert found == {name for name, (_method, who) in PAGES.items() if role in who}


@pytest.mark.parametrize("name", PAGES)
def test_not_for_you_reads_like_not_there(desk: Desk, name: str) -> None:
    listing, client = desk.sent_in(), signed_in(Role.EDITOR)
    method = getattr(client, PAGES[name][0])
    there, not_there = method(url(name, listing)), method(url(name, NOWHERE))
    assert there.status_code == not_there.status_code == 404
    assert there.content == not_there.content


def test_those_who_run_it_do_not_look_at_it(desk: Desk) -> None:
    listing, owner = desk.sent_in(), enter(Client(), desk.owner)
    for name, (method, _who) in PAGES.items():
        assert getattr(owner, method)(url(name, listing)).status_code in (302, 403, 404)


def test_the_panel_finds_only_what_it_is_asked(desk: Desk) -> None:
    desk.add_panel()
    asked, not_asked = desk.sent_in(name="Asked"), desk.sent_in(name="Not asked")
    approve(desk, asked)
    client = desk.client("panel")
    page = client.get("/admin/panel/listings/").content.decode()
    assert "Asked" in page
    assert "Not asked" not in page
    assert client.get(url("panel_listing", not_asked)).status_code == 404
    assert client.post(url("panel_listing", not_asked), seen(not_asked) | ANSWER).status_code == 404
    assert client.get(url("panel_page", not_asked)).status_code == 404


def test_the_panel_has_no_other_way_to_approve(desk: Desk) -> None:
    """Not with Wagtail's own button, which asks no questions."""
    desk.add_panel()
    listing = desk.sent_in()
    approve(desk, listing)
    step = seen(listing)["step"]
    path = f"/admin/snippets/places/listing/workflow/action/{listing.pk}/approve/{step}/"
    for who in ("panel", "moderator"):
        desk.client(who).post(path, {"comment": ""})
        assert seen(listing)["step"] == step
