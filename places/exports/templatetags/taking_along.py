"""Ways to take a list along, below the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from places.finder.query import FinderQuery

register = template.Library()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the list: its address, its words, and what it is for."""

    address: str
    label: str
    use: str


@register.inclusion_tag("places/exports/take_with_you.html")
def take_with_you(query: FinderQuery) -> dict[str, Any]:
    """Links to the list on paper, in a message, in a calendar and for programs."""
    whole = query.with_changes().querystring()
    always = query.with_changes(at=None, when=None, unsure=False).querystring()
    return {
        "forms": [
            Form(reverse("exports:paper") + whole, _("On paper"), _("one page to print")),
            Form(reverse("exports:message") + whole, _("In a message"), _("short text to send")),
            Form(
                reverse("exports:calendar") + always,
                _("In your calendar"),
                _("all times, always up to date"),
            ),
            Form(reverse("exports:atom") + always, _("What is new"), _("a feed (Atom)")),
            Form(reverse("exports:csv") + whole, _("As a table"), "CSV"),
            Form(reverse("exports:geojson") + whole, _("For a map"), "GeoJSON"),
            Form(reverse("exports:geopackage") + whole, _("For map programs"), "GeoPackage"),
        ]
    }
