"""What editors see first: what waits to be confirmed, and what the public stops seeing.

Counts of listings alone; nothing here says who did how much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from places.freshness.editors_week import expiring, newly_unlisted
from places.models import Listing
from places.worklists import Worklist, condition

NAMED = 5


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of listing to look at: how many, the most urgent by name, and where all are."""

    heading: str | Promise
    count: int
    named: tuple[tuple[str, str], ...]
    all_url: str


class FreshnessPanel(Component):
    """Listings to confirm, about to go, not sure, and gone."""

    name = "freshness"
    order = 60
    template_name = "places/freshness/admin/panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The groups; empty ones are left out by the page."""
        return {"groups": groups()}


def groups() -> list[Group]:
    """The four groups; two queries each."""
    listings = Listing.objects.order_by("confirmed_on", "name")
    return [
        _group(_("To confirm"), listings.filter(condition(Worklist.TO_CONFIRM)), "to_confirm"),
        _group(_("Soon no longer shown"), expiring(), "to_confirm"),
        _group(_("Not sure today"), listings.filter(condition(Worklist.NOT_SURE)), "not_sure"),
        _group(_("No longer shown since last week"), newly_unlisted(), "to_confirm"),
    ]


def _group(heading: str | Promise, listings: QuerySet[Listing], work: str) -> Group:
    viewset = Listing.snippet_viewset
    edit, listed = viewset.get_url_name("edit"), viewset.get_url_name("list")
    named = listings.values_list("pk", "name")[:NAMED]
    return Group(
        heading=heading,
        count=listings.count(),
        named=tuple((name, reverse(edit, args=[key])) for key, name in named),
        all_url=f"{reverse(listed)}?work={work}",
    )
