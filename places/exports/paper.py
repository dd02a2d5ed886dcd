"""A list on one page of paper, with a code beside each place that leads to what is true then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno
from django.urls import reverse

from places.finder.cards import Card, card_of
from places.finder.search import Answer, described
from places.finder.states import hides_where
from places.land_lines import copied_number
from places.place_facts import place_facts
from places.readback import sentence

if TYPE_CHECKING:
    from places.models import Listing

# What fits on one sheet of A4 in two columns, in letters that can be read.
MOST_ON_A_PAGE = 12
# Modules of white around the code, as ISO/IEC 18004 asks.
QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code to draw: modules along a side, the white edge included, and a path in them."""

    side: int
    path: str


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What paper says of one place."""

    card: Card
    where: str
    hours: str
    phone: str
    code: Code


def on_paper(answer: Answer, listings: Sequence[Listing], origin: str) -> list[OnPaper]:
    """The places of a page of the list; ``origin`` is "https://host"."""
    return [_place(answer, listing, origin) for listing in listings]


def first_listings(answer: Answer, most: int) -> list[Listing]:
    """The first listings of the answer's sections, in order, with all that cards say."""
    found: list[Listing] = []
    for section in answer.sections:
        wanted = min(most - len(found), section.count)
        if wanted > 0:
            listings = described(section.listings, section.at).prefetch_related(
                "sessions__coverage_area"
            )
            found += listings[:wanted]
    return found


def _place(answer: Answer, listing: Listing, origin: str) -> OnPaper:
    card = card_of(listing, answer.window.start, answer.window.end)
    return OnPaper(
        card=card,
        where=where_on_paper(listing, card),
        hours="" if hides_where(listing) else sentence(listing.sessions.all()),
        phone=phone_on_paper(listing),
        code=code_of(origin + reverse("places:place", args=[listing.slug])),
    )


def where_on_paper(listing: Listing, card: Card) -> str:
    """The address where it is public, else about where; that one has to ask, or nothing."""
    if hides_where(listing):
        return card.where_words
    place = listing.place
    if place is not None:
        return ", ".join(part for part in (place.name, place.address, place.postcode) if part)
    return listing.public_where or card.where_words


def phone_on_paper(listing: Listing) -> str:
    """The first number that may be copied, or nothing."""
    numbers = (place_facts(listing).phone, listing.text_number)
    told = (copied_number(number, hides_where=hides_where(listing)) for number in numbers)
    return next(filter(None, told), "")


def code_of(address: str) -> Code:
    """The code of an address; a seventh of it may be creased away."""
    rows = list(segno.make_qr(address, error="m").matrix_iter(border=QUIET_MODULES))
    squares = (
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return Code(len(rows), "".join(squares))
