"""Ways to take a list along, below the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from places.exports.structured_data import structured_data
from places.finder.query import FinderQuery
from places.models import Listing

register = template.Library()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the list: its address, its words, and what it is for."""

    address: str
    label: str
    use: str


@register.inclusion_tag("places/exports/take_with_you.html")
def take_with_you(query: FinderQuery, poster: str = "") -> dict[str, Any]:
    """Links to the list on paper, in a message, in a calendar and for programs; ``poster`` is
    the address of one, where there is one."""
    whole = query.with_changes().querystring()
    always = query.with_changes(at=None, when=None, unsure=False).querystring()
    posters = [Form(poster, _("As a poster"), _("PDF for the wall, A4"))] if poster else []
    return {
        "forms": [
            *posters,
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


@register.simple_tag(takes_context=True)
def described_for_programs(context: Context, listing: Listing) -> SafeString:
    """A data block with the page in schema.org's words; nothing for a draft or a hidden place."""
    request, intervals = context.get("request"), context.get("intervals")
    if request is None or intervals is None:
        return SafeString("")
    url = request.build_absolute_uri(reverse("places:place", args=[listing.slug]))
    text = structured_data(listing, intervals, url)
    block = f'<script type="application/ld+json">{text}</script>' if text else ""
    # Written by json.dumps with everything escaped that could end the block.
    return mark_safe(block)  # noqa: S308
