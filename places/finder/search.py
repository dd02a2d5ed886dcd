"""Runs a question against the register, in a constant number of queries.

The answer comes in sections, one after the other. ``known`` is what surely fits: with a time,
what is known to be open then; without one, everything that shows where it is. ``doubtful`` may
be open, but nobody is sure. ``ask_first`` tells where it is only to those who ask. Pages run
through the sections in this order, so that counts, pages and totals cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.gis.geos import MultiPolygon, Polygon

from guardianship.lib import clock
from places.counting import count_each
from places.finder.inside import boundaries
from places.finder.moment import Window, part_start, whole_parts
from places.finder.query import FinderQuery
from places.finder.where import Spot
from places.intervals import current_window
from places.models import Listing

if TYPE_CHECKING:
    from places.querysets import ListingQuerySet

PAGE_SIZE = 24
Bounds = Sequence[Polygon | MultiPolygon]


@dataclass(frozen=True)
class Tally:
    """Counts of several sections, asked together when the first of them is needed."""

    listings: Sequence[ListingQuerySet]

    @cached_property
    def counts(self) -> list[int]:
        """How many there are in each."""
        return count_each(self.listings)

    def of(self, listings: ListingQuerySet) -> Callable[[], int]:
        """Something to ask for the count of ``listings``, one of the tally's own."""
        place = [id(one) for one in self.listings].index(id(listings))
        return lambda: self.counts[place]


@dataclass(frozen=True)
class Section:
    """Listings that belong together, ordered, and how many there are; asked when first needed.

    With nobody to ask for the count (``counted``), the first page and the count are read in
    one go. ``few`` says that few listings are left to look at: then all that cards say comes
    with them. ``at`` is the moment of which cards speak.
    """

    listings: ListingQuerySet
    at: datetime
    counted: Callable[[], int] | None = None
    few: bool = True

    @cached_property
    def count(self) -> int:
        """How many there are."""
        if self.counted is not None:
            return self.counted()
        if self.few:
            return self._first_page[0].total if self._first_page else 0
        return self._first_keys[0][1] if self._first_keys else 0

    def rows(self, start: int, end: int) -> list[Listing]:
        """The described listings from place ``start`` to before ``end``."""
        if self.counted is None and end <= PAGE_SIZE:
            return self._first_page[start:end]
        return list(described(self.listings, self.at)[start:end])

    @cached_property
    def _first_page(self) -> list[Listing]:
        if self.few:
            return list(described(self.listings, self.at).with_total()[:PAGE_SIZE])
        keys = [key for key, _total in self._first_keys]
        by_key = described(Listing.objects.listed(), self.at).in_bulk(keys)
        return [by_key[key] for key in keys if key in by_key]

    @cached_property
    def _first_keys(self) -> list[tuple[int, int]]:
        """Keys of the first, each with how many there are: all that a file asks of it."""
        return list(self.listings.with_total().values_list("pk", "total")[:PAGE_SIZE])


@dataclass(frozen=True, slots=True)
class Rows:
    """The listings of one page by section, with everything that a card says of them."""

    known: list[Listing]
    doubtful: list[Listing]
    ask_first: list[Listing]


@dataclass(frozen=True)
class Answer:
    """What was found. ``total`` is what all pages show together; ``perhaps_count`` more may be
    open and are shown only when they were asked for."""

    query: FinderQuery
    spot: Spot | None
    bounds: Bounds
    window: Window
    known: Section
    doubtful: Section
    ask_first: Section
    shows_doubtful: bool
    is_out_of_sight: bool
    sees_until: datetime

    @property
    def perhaps_count(self) -> int:
        """How many may be open although nobody is sure."""
        return self.doubtful.count + self.ask_first.count if self.query.has_time else 0

    @property
    def total(self) -> int:
        """How many listings all pages show together."""
        return sum(section.count for section in self.sections)

    @property
    def sections(self) -> list[Section]:
        """The sections that pages run through; the last two may be left out."""
        if self.query.has_time and not self.shows_doubtful:
            return [self.known]
        return [self.known, self.doubtful, self.ask_first]

    @property
    def last_page(self) -> int:
        """The number of pages, one at least."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def page(self) -> int:
        """The page in question, or the last one where there are fewer."""
        return min(self.query.page, self.last_page)

    def rows(self) -> Rows:
        """The listings of this page."""
        first, last = (self.page - 1) * PAGE_SIZE, self.page * PAGE_SIZE
        found: list[list[Listing]] = []
        for section in self.sections:
            start, end = max(0, first), min(last, section.count)
            found.append(section.rows(start, end) if start < end else [])
            first, last = first - section.count, last - section.count
        return Rows(*found, *[[] for _missing in range(3 - len(found))])


def described(listings: ListingQuerySet, at: datetime) -> ListingQuerySet:
    """The listings with their hours at the time in question and all that cards say."""
    return (
        listings.with_hours_at(at)
        .with_closing_after(at)
        .with_patches()
        .select_related("organisation", "place")
        .defer(
            "summary",
            "summary_cy",
            "walk_in",
            "walk_in_cy",
            "recognise",
            "recognise_cy",
            "hours_text",
        )
        .defer("public_geometry", "place__point")  # cards say how far, which the query works out
    )


def find(query: FinderQuery, spot: Spot | None) -> Answer:
    """Answer ``query`` around ``spot``, which is None where no place was named."""
    window = query.window(clock.now())
    sees_from, sees_until = current_window().bounds
    is_out_of_sight = not sees_from <= window.start < sees_until
    bounds = boundaries(query.extent, query.area)
    shown, hidden = _by_where(query, spot, bounds)
    few = spot is not None
    if query.has_time:
        known = shown.open_during(*window.span, few)
        doubtful = shown.not_sure_during(*window.span, few)
        hidden = hidden.perhaps_during(*whole_parts(window).span, few=True)  # hiding is rare
    else:
        known, doubtful = shown, shown.none()
    tally = Tally([doubtful, hidden] if query.page == 1 else [known, doubtful, hidden])
    counted = tally.of(known) if query.page > 1 else None
    at = window.start
    return Answer(
        query=query,
        spot=spot,
        bounds=bounds,
        window=window,
        known=Section(_ordered(known, query, spot, window), at, counted, few),
        doubtful=Section(_with_distance(doubtful, spot).nearest_first(), at, tally.of(doubtful)),
        ask_first=Section(_asked_for(hidden, at), at, tally.of(hidden)),
        shows_doubtful=query.has_time and (query.unsure or is_out_of_sight),
        is_out_of_sight=is_out_of_sight,
        sees_until=sees_until,
    )


def surely_fitting(
    query: FinderQuery, spot: Spot | None, bounds: Bounds = ()
) -> list[ListingQuerySet]:
    """What pages show of a question that does not ask for the unsure: the sections, unordered."""
    shown, hidden = _by_where(query, spot, bounds)
    if not query.has_time:
        return [shown, hidden]
    return [shown.open_during(*query.window(clock.now()).span, few=spot is not None)]


def _fitting(query: FinderQuery, bounds: Bounds) -> ListingQuerySet:
    """Public listings that fit everything but when and near what."""
    listings = Listing.objects.listed()
    if query.kinds:
        listings = listings.of_kinds(query.kinds)
    if query.age is not None:
        listings = listings.welcoming(query.age)
    if query.free:
        listings = listings.free()
    if query.helps:
        listings = listings.offering(query.helps)
    if query.access:
        listings = listings.letting_in(query.access)
    if query.step_free:
        listings = listings.step_free_only()
    if query.friend:
        listings = listings.with_a_friend()
    for boundary in bounds:
        listings = listings.inside(boundary)
    return listings


def _by_where(
    query: FinderQuery, spot: Spot | None, bounds: Bounds
) -> tuple[ListingQuerySet, ListingQuerySet]:
    """What shows where it is, within reach; and what does not, of the spot's own authority."""
    listings = _fitting(query, bounds)
    shown, hidden = listings.showing_where(), listings.hiding_where()
    if spot is None:
        return shown, hidden
    return shown.near(spot.point, query.radius_m), hidden.looked_after_around(spot.point)


def _with_distance(listings: ListingQuerySet, spot: Spot | None) -> ListingQuerySet:
    return listings.with_distance_from(spot.point) if spot else listings


def _asked_for(hidden: ListingQuerySet, at: datetime) -> ListingQuerySet:
    """Who hides where they are says no more of the hours than a part of a day."""
    return hidden.with_opening_since(part_start(at)).order_by("name", "pk")


def _ordered(
    listings: ListingQuerySet, query: FinderQuery, spot: Spot | None, window: Window
) -> ListingQuerySet:
    listings = _with_distance(listings, spot)
    if query.has_time and window.is_moment:  # all of them are open, so none opens sooner
        return listings.nearest_first()
    return listings.soonest_first(window.start)
