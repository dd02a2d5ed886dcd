"""Versions of a listing as revisions keep them, and what a field of one says in words.

Nothing here asks the database once for each version: names of places and patches come together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Revision

from places.importers.fingerprints import EXCEPTION_FIELDS, SESSION_FIELDS
from places.languages import in_language
from places.models import CoverageArea, Listing, ListingException, Place
from places.portal.risk import HIGH_RISK, LOW_RISK
from places.readback import sentence
from places.spoken_time import date_with_year, wall_range

# Whose it is moves by the team's hand alone.
TOLD = tuple(name for name in (*HIGH_RISK, *LOW_RISK) if name != "organisation")
CHILDREN = {"sessions": SESSION_FIELDS, "exceptions": EXCEPTION_FIELDS}


@dataclass(slots=True)
class Names:
    """What the keys in versions stand for; a key that stands for nothing any more is missing."""

    places: dict[int, Place] = field(default_factory=dict)
    patches: dict[int, CoverageArea] = field(default_factory=dict)


def versions_of(listing: Listing) -> QuerySet[Revision]:
    """Revisions that its organisation of today wrote or had written, newest first.

    What an organisation before it wrote, and perhaps never made public, is not this one's to read.
    """
    found: QuerySet[Revision] = listing.revisions.filter(
        content__organisation=listing.organisation_id
    ).order_by("-created_at", "-pk")
    return found


def version(content: dict[str, Any]) -> Listing:
    """An unsaved listing with what a revision says; its references are not looked up."""
    found: Listing = Listing.from_serializable_data(content, check_fks=False)
    return found


def names_in(versions: Iterable[Listing]) -> Names:
    """Places and patches that the versions name, in two queries; patches are put in place."""
    versions = list(versions)
    sessions = [s for one in versions for s in one.sessions.all()]
    names = Names(
        Place.objects.in_bulk({v.place_id for v in versions if v.place_id}),
        CoverageArea.objects.in_bulk({s.coverage_area_id for s in sessions if s.coverage_area_id}),
    )
    for session in sessions:
        session.coverage_area = names.patches.get(session.coverage_area_id)
    return names


def value_of(found: Listing, name: str) -> Any:
    """What two versions are compared by."""
    if name in CHILDREN:
        rows = getattr(found, name).all()
        return sorted(repr([getattr(row, each) for each in CHILDREN[name]]) for row in rows)
    value = getattr(found, Listing._meta.get_field(name).attname)
    return sorted(value) if isinstance(value, list) else value


def label_of(name: str) -> str:
    """What a field is called on the pages."""
    if name in CHILDREN:
        return _("Times") if name == "sessions" else _("Days that are not as usual")
    return capfirst(str(Listing._meta.get_field(name).verbose_name))


def words_of(found: Listing, name: str, names: Names) -> str:
    """What a field says, the way people say it; "" where it says nothing."""
    if name == "sessions":
        return sentence(found.sessions.all())
    if name == "exceptions":
        return "; ".join(map(_exception_words, found.exceptions.all()))
    if name == "place":
        place = names.places.get(found.place_id or 0)
        return in_language(place, "name") if place else ""
    field_of = Listing._meta.get_field(name)
    value = getattr(found, name)
    if isinstance(field_of, ArrayField):
        choices = dict(field_of.base_field.flatchoices)
        return ", ".join(str(choices.get(each, each)) for each in value)
    if field_of.choices:
        return str(dict(field_of.flatchoices).get(value, value))
    if isinstance(value, date):
        return date_with_year(value)
    return "" if value is None else str(value)


def _exception_words(row: ListingException) -> str:
    days = list(dict.fromkeys(date_with_year(day) for day in (row.first_day, row.last_day)))
    when = " – ".join(days)
    hours = wall_range(row.starts_at, row.ends_at) if row.starts_at and row.ends_at else ""
    what = str(row.get_kind_display())
    return f"{when}: {what} {hours}".strip() + (f" ({row.note})" if row.note else "")
