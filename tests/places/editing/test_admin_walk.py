"""Every page of the register opens for those who may, explains itself, and for nobody else."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import HelpPanel, Panel

from guardianship.accounts.roles import Role
from places.models import BankHoliday, TermCalendarRow
from places.wagtail_hooks import RegisterGroup
from tests.builders.listings import (
    build_area,
    build_organisation,
    build_patch,
    build_place,
    published_listing,
    session,
)
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db


def build_calendar() -> TermCalendarRow:
    return TermCalendarRow.objects.create(
        area=build_area(), school_year="2026/2027", known_from="2026-09-01", known_to="2027-08-31"
    )


def build_holiday() -> BankHoliday:
    return BankHoliday.objects.create(nation="wales", day="2026-12-25", title="Christmas Day")


def build_listing() -> Model:
    listing = published_listing(
        session(coverage_area=build_patch()), place=build_place(), practical_help=["wifi"]
    )
    listing.name = "A waiting change"
    listing.save_revision(log_action=True)
    return listing


SNIPPETS: dict[str, Callable[[], Model]] = {
    "listing": build_listing,
    "organisation": build_organisation,
    "place": build_place,
    "coveragearea": build_patch,
}
TABLES: dict[str, Callable[[], Model]] = {
    "term_calendars": build_calendar,
    "bank_holidays": build_holiday,
}
OF_ONE = ("edit", "history", "usage", "delete")


def pages() -> list:
    found = []
    for name, build in SNIPPETS.items():
        space = f"wagtailsnippets_places_{name}"
        found += [
            pytest.param(build, f"{space}:{v}", False, id=f"{name}-{v}") for v in ("list", "add")
        ]
        found += [pytest.param(build, f"{space}:{v}", True, id=f"{name}-{v}") for v in OF_ONE]
        chooser = f"wagtailsnippetchoosers_places_{name}:choose"
        found.append(pytest.param(build, chooser, False, id=f"{name}-choose"))
    for name, build in TABLES.items():
        found += [
            pytest.param(build, f"{name}:{v}", False, id=f"{name}-{v}") for v in ("index", "add")
        ]
        found += [pytest.param(build, f"{name}:{v}", True, id=f"{name}-{v}") for v in OF_ONE]
    for view in ("copy", "workflow_history", "confirm"):
        name = f"wagtailsnippets_places_listing:{view}"
        found.append(pytest.param(build_listing, name, True, id=f"listing-{view}"))
    return found


def address_of(build: Callable[[], Model], name: str, of_one: bool) -> str:
    row = build()
    return reverse(name, args=[row.pk] if of_one else [])


each_page = pytest.mark.parametrize(("build", "name", "of_one"), pages())


@each_page
def test_an_administrator_sees_it(build: Callable[[], Model], name: str, of_one: bool) -> None:
    client = signed_in(superuser=True)
    response = client.get(address_of(build, name, of_one))
    assert response.status_code == 200
    assert_only_this_host(response)


@each_page
def test_nobody_else_sees_it(build: Callable[[], Model], name: str, of_one: bool) -> None:
    address = address_of(build, name, of_one)
    unknown = Client().get(address)
    assert unknown.status_code == 302
    assert unknown.url.startswith(reverse("account_login"))
    without_a_role = signed_in().get(address, headers={"X-Requested-With": "XMLHttpRequest"})
    assert without_a_role.status_code == 403


@pytest.mark.parametrize("name", ["term_calendars:add", "bank_holidays:add"])
def test_calendars_are_not_for_editors(name: str) -> None:
    response = signed_in(Role.EDITOR).get(reverse(name))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


def help_panels(panel: Panel) -> list[HelpPanel]:
    if isinstance(panel, HelpPanel):
        return [panel]
    return [p for child in getattr(panel, "children", []) for p in help_panels(child)]


@pytest.mark.parametrize("viewset", RegisterGroup.items, ids=lambda v: v.__name__)
def test_every_form_has_a_worked_example(viewset: Any) -> None:
    client = signed_in(superuser=True)
    tabs = viewset.edit_handler.children if viewset.__name__ == "ListingViewSet" else [None]
    handler = viewset().get_edit_handler()
    found = help_panels(handler)
    assert len(found) == len(tabs)
    name = next(v for v in (*SNIPPETS, *TABLES) if viewset.model is type_of(v))
    space = f"wagtailsnippets_places_{name}" if name in SNIPPETS else name
    page = client.get(reverse(f"{space}:add")).content.decode()
    assert page.count("Example:") == len(tabs)


def type_of(name: str) -> type[Model]:
    return {v.model._meta.model_name: v.model for v in RegisterGroup.items}.get(
        {"term_calendars": "termcalendarrow", "bank_holidays": "bankholiday"}.get(name, name)
    )


def test_the_register_is_one_menu() -> None:
    home = signed_in(Role.EDITOR).get(reverse("wagtailadmin_home")).content.decode()
    for label in ("Register", "Listings", "Organisations", "Places", "Coverage areas"):
        assert f'"{label}"' in home
    assert "Bank holidays" not in home
    assert_only_this_host(signed_in(superuser=True).get(reverse("wagtailadmin_home")))


def assert_only_this_host(response: Any) -> None:
    """Nothing on the page is fetched from elsewhere, and the policy would stop it."""
    text = response.content.decode()
    fetched = re.findall(r'<(?:script|img|link|iframe|source)[^>]+(?:src|href)="(https?:)?//', text)
    assert fetched == []
    assert "gravatar" not in text
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_the_public_policy_stays_strict() -> None:
    policy = Client().get("/no-such-page/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
