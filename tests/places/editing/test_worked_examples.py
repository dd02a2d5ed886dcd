"""Every form of ours in the editors' site explains itself with a worked example.

The forms are found in Wagtail's registries, so a form that is new is asked too.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import HelpPanel, Panel, TabbedInterface, get_edit_handler
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.trees import ensure_trees
from tests.builders.people import build_person, signed_in

OURS = ("places", "cms", "areas", "accounts")
# Wagtail's own form of a person is ours by its template; it is asked as a page below.
BY_TEMPLATE = ("accounts",)


def ours(models: Any) -> list[Any]:
    return [model for model in models if model._meta.app_label in OURS]


def tables() -> list[Any]:
    """Model viewsets that are no snippets: term calendars, bank holidays …"""
    found = [v for v in viewsets.viewsets if isinstance(v, ModelViewSet)]
    return [
        v
        for v in found
        if v.model in ours([v.model])
        and v.model not in get_snippet_models()
        and v.model._meta.app_label not in BY_TEMPLATE
    ]


def handlers() -> Iterator[Any]:
    """The panels of each form."""
    for model in ours(get_snippet_models()):
        handler = model.snippet_viewset.get_edit_handler()
        yield pytest.param(handler, id=f"snippet {model.__name__}")
    for viewset in tables():
        yield pytest.param(viewset.get_edit_handler(), id=f"table {viewset.model.__name__}")
    for model in ours(m for m in get_page_models() if not m._meta.abstract and m is not Page):
        yield pytest.param(model.get_edit_handler(), id=f"page {model.__name__}")
    for model in ours(settings_registry):
        yield pytest.param(get_edit_handler(model), id=f"settings {model.__name__}")


def help_panels(panel: Panel) -> list[HelpPanel]:
    if isinstance(panel, HelpPanel):
        return [panel]
    return [found for child in getattr(panel, "children", []) for found in help_panels(child)]


def tabs_with_fields(handler: Panel) -> list[Panel]:
    """Tabs of which each is long enough to be a form by itself; Wagtail's own are left out."""
    theirs = ("promote", "settings")
    if not isinstance(handler, TabbedInterface):
        return [handler]
    return [tab for tab in handler.children if str(tab.heading).lower() not in theirs]


def test_the_walk_finds_them() -> None:
    names = {param.id for param in handlers()}
    for expected in (
        "snippet Listing",
        "snippet Place",
        "snippet Organisation",
        "snippet CoverageArea",
        "table TermCalendarRow",
        "table BankHoliday",
        "page MapPage",
        "page StandardPage",
        "settings SiteSettings",
    ):
        assert expected in names


@pytest.mark.parametrize("handler", list(handlers()))
def test_every_tab_of_every_form_has_one(handler: Panel) -> None:
    for tab in tabs_with_fields(handler):
        panels = help_panels(tab)
        assert len(panels) == 1, f"{tab.heading}: {len(panels)} help panels"


def pages() -> dict[str, str]:
    """The address of a new row's form, and of forms that are there once."""
    root = ensure_trees()["en"]
    found = {"person": reverse("wagtailusers_users:edit", args=[build_person().pk])}
    for model in ours(get_snippet_models()):
        found[model.__name__] = reverse(model.snippet_viewset.get_url_name("add"))
    for viewset in tables():
        found[viewset.model.__name__] = reverse(viewset.get_url_name("add"))
    for model in ours(get_page_models()):
        if model.can_create_at(root):
            place = [model._meta.app_label, model._meta.model_name, root.pk]
            found[model.__name__] = reverse("wagtailadmin_pages:add", args=place)
    for model in ours(settings_registry):
        name = [model._meta.app_label, model._meta.model_name]
        found[model.__name__] = reverse("wagtailsettings:edit", args=name)
    return found


def words_of(client: Client, url: str) -> str:
    return client.get(url, follow=True).content.decode()


@pytest.mark.django_db
def test_every_page_shows_its_example() -> None:
    client = signed_in(superuser=True)
    without = [
        name
        for name, url in pages().items()
        if "example:" not in (text := words_of(client, url).lower()) or "help-block" not in text
    ]
    assert without == []


def test_the_walk_finds_a_form_without() -> None:
    class Bare(Panel):
        children: list[Panel] = []

    assert help_panels(Bare()) == []
    assert issubclass(Page, Model)
