"""A listing as a row of a table: what its page says, and nothing that its page does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.gis.geos import Point
from django.urls import reverse

from guardianship.lib import clock
from places.exports.osm_hours import OsmHours, osm_hours
from places.finder.cards import patch_names
from places.finder.search import Answer
from places.finder.states import annotated_hours, hides_where, public_state
from places.land_lines import copied_number
from places.place_facts import place_facts
from places.public_shape import public_shape
from places.readback import sentence
from places.rules import timetable_of
from places.spoken_time import in_london

if TYPE_CHECKING:
    from django.contrib.gis.geos import MultiPolygon

    from places.models import Listing
    from places.querysets import ListingQuerySet

HIDES_WHERE = "The place keeps its hours and its address private."


@dataclass(frozen=True, slots=True)
class Record:
    """One listing. Words of choices are the register's own (``places/enums.py``); moments have
    London's offset; what nobody said is "" or None, and lists are empty."""

    id: str
    name: str
    name_cy: str
    kind: str
    organisation: str
    summary: str
    summary_cy: str
    precision: str
    venue: str
    address: str
    postcode: str
    where: str
    age_from: int | None
    age_to: int | None
    cost: str
    cost_note: str
    access: str
    access_note: str
    practical_help: list[str]
    step_free: str
    access_facts: list[str]
    languages: list[str]
    phone: str
    text_number: str
    email: str
    website: str
    hours: str
    opening_hours: str
    opening_hours_note: str
    state: str
    opens_at: str | None
    closes_at: str | None
    confirmed_on: str | None
    source: str
    page: str

    def values(self) -> dict[str, Any]:
        """The columns in order."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Row:
    """A record with where it may be drawn: its public geometry, and the same as GeoJSON."""

    record: Record
    shape: Point | MultiPolygon | None
    geojson: dict[str, Any] | None


def rows_of_answer(answer: Answer, origin: str) -> list[Row]:
    """All pages of an answer as the list has them, in order; ``origin`` is "https://host"."""
    at = answer.window.start
    return [
        row
        for section in answer.sections
        if section.count
        for row in rows_of(section.listings, at, origin)
    ]


def rows_of(listings: ListingQuerySet, at: datetime, origin: str) -> Iterator[Row]:
    """The rows as they stand at an aware moment, in three queries however many there are."""
    found = listings.with_hours_at(at).select_related("organisation", "lead_organisation", "place")
    return rows(found.prefetch_related("sessions__coverage_area", "exceptions"), at, origin)


def rows(listings: Iterable[Listing], at: datetime, origin: str) -> Iterator[Row]:
    """Rows of listings that ``with_hours_at`` annotated."""
    for listing in listings:
        shape = None if hides_where(listing) else listing.public_geometry
        yield Row(record_of(listing, at, origin), shape, public_shape(listing))


def record_of(listing: Listing, at: datetime, origin: str) -> Record:
    """The record of one annotated row at an aware moment."""
    facts, place, hidden = place_facts(listing), listing.place, hides_where(listing)
    state = public_state(listing, annotated_hours(listing), at)
    hours = _osm_hours(listing)
    step_free = listing.step_free
    if step_free == "not_said" and place is not None:
        step_free = place.step_free
    return Record(
        id=str(listing.uid),
        name=listing.name,
        name_cy=listing.name_cy,
        kind=listing.kind,
        organisation=listing.organisation.name,
        summary=listing.summary,
        summary_cy=listing.summary_cy,
        precision=listing.location_visibility,
        venue=place.name if place else "",
        address=place.address if place else "",
        postcode=place.postcode if place else "",
        where=_where(listing),
        age_from=listing.age_from,
        age_to=listing.age_to,
        cost=_said(listing.cost),
        cost_note=listing.cost_note,
        access=_said(listing.access),
        access_note=listing.access_note,
        practical_help=list(listing.practical_help),
        step_free=_said(step_free),
        access_facts=list(
            dict.fromkeys([*listing.access_facts, *(place.access_facts if place else [])])
        ),
        languages=list(listing.languages),
        phone=copied_number(facts.phone, hides_where=hidden),
        text_number=copied_number(listing.text_number, hides_where=hidden),
        email=facts.email,
        website=facts.website,
        hours="" if hidden else sentence(listing.sessions.all()),
        opening_hours=hours.value,
        opening_hours_note=hours.note,
        state=state.word.value,
        opens_at=_moment(state.opens_at),
        closes_at=_moment(state.closes_at),
        confirmed_on=listing.confirmed_on.isoformat() if listing.confirmed_on else None,
        source=facts.source,
        page=origin + reverse("places:place", args=[listing.slug]),
    )


def _osm_hours(listing: Listing) -> OsmHours:
    if hides_where(listing):
        return OsmHours(note=HIDES_WHERE)
    return osm_hours(timetable_of(listing), clock.today())


def _where(listing: Listing) -> str:
    """Where in words: those of the listing, or the names of the patches where workers are out."""
    if hides_where(listing):
        return ""
    areas = [s.coverage_area for s in listing.sessions.all() if s.coverage_area]
    patches = patch_names([{"en": area.name, "cy": area.name_cy} for area in areas])
    return listing.public_where or ", ".join(patches)


def _said(choice: str) -> str:
    return "" if choice == "not_said" else choice


def _moment(moment: datetime | None) -> str | None:
    return in_london(moment).isoformat() if moment else None
