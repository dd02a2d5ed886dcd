"""A place page for programs that read schema.org: search engines and assistants.

Nothing at all of what hides where it is; no coordinates and no address of what shows less than
its exact place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from places.enums import Cost, Kind, LocationVisibility, PracticalHelp
from places.exports.opening_specs import opening_specs
from places.finder.cards import patch_names
from places.finder.states import hides_where
from places.languages import in_language
from places.place_facts import place_facts
from places.timetable import Interval

if TYPE_CHECKING:
    from places.models import Listing

# What has a special meaning inside a page, as JSON may write it instead.
INSIDE_A_PAGE = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028"}
OUT_AND_ABOUT, SHOP, PLACE = "Service", "LocalBusiness", "Place"


def structured_data(listing: Listing, intervals: Sequence[Interval], url: str) -> str:
    """JSON-LD that can stand in a page as it is, or "" for a listing that hides where it is.

    ``intervals`` are the stored ones, sorted; ``url`` is the whole address of the page.
    """
    if hides_where(listing):
        return ""
    text = json.dumps(_described(listing, intervals, url), ensure_ascii=False)
    for character, written in INSIDE_A_PAGE.items():
        text = text.replace(character, written)
    return text


def _described(listing: Listing, intervals: Sequence[Interval], url: str) -> dict[str, Any]:
    facts, kind = place_facts(listing), _type(listing)
    usual, special = opening_specs(listing, intervals)
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": f"urn:uuid:{listing.uid}",
        "name": in_language(listing, "name"),
        "description": in_language(listing, "summary"),
        "url": url,
        "telephone": facts.phone if kind != OUT_AND_ABOUT else "",
        "email": facts.email if kind == SHOP else "",
        "sameAs": facts.website,
        "isAccessibleForFree": True if listing.cost == Cost.FREE else None,
    }
    if kind == OUT_AND_ABOUT:
        told |= _service(listing, facts.kind_words, facts.phone, facts.email)
        told["hoursAvailable"] = [*usual, *special]
        del told["isAccessibleForFree"]
    else:
        told |= _venue(listing)
        told["openingHoursSpecification"] = usual
        told["specialOpeningHoursSpecification"] = special
    return {name: value for name, value in told.items() if value not in ("", None, [], {})}


def _type(listing: Listing) -> str:
    if listing.kind == Kind.DETACHED_YOUTH_WORK:
        return OUT_AND_ABOUT
    return SHOP if listing.kind == Kind.TRUSTED_BUSINESS else PLACE


def _service(listing: Listing, kind_words: str, phone: str, email: str) -> dict[str, Any]:
    areas = [s.coverage_area for s in listing.sessions.all() if s.coverage_area]
    named = patch_names([{"en": area.name, "cy": area.name_cy} for area in areas])
    contact = {"@type": "ContactPoint", "telephone": phone, "email": email}
    reached = {name: value for name, value in contact.items() if value}
    return {
        "serviceType": kind_words,
        "provider": {
            "@type": "Organization",
            "name": in_language(listing.organisation, "name"),
            **({"contactPoint": reached} if len(reached) > 1 else {}),
        },
        "areaServed": named,
    }


def _venue(listing: Listing) -> dict[str, Any]:
    """Address, position and what is there; of a coarse place the words that anyone may read."""
    facts, place = place_facts(listing), listing.place
    told: dict[str, Any] = {
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": words, "value": True}
            for words in [
                *(str(PracticalHelp(value).label) for value in listing.practical_help),
                *facts.access_facts,
            ]
        ]
    }
    if listing.location_visibility != LocationVisibility.EXACT or place is None:
        return told | {"address": listing.public_where}
    address = {"streetAddress": place.address, "postalCode": place.postcode}
    said = {name: value for name, value in address.items() if value}
    return told | {
        "address": {"@type": "PostalAddress", **said, "addressCountry": "GB"} if said else "",
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": round(place.point.y, 5),
            "longitude": round(place.point.x, 5),
        },
    }
