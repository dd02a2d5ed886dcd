"""Short marks of what a row said and of what an import left, to see a change of either."""

from __future__ import annotations

import hashlib
import json
from datetime import date, time
from typing import Any

from places.enums import LocationVisibility
from places.models import CoverageArea, Listing, Organisation, Place

SESSION_FIELDS = (
    "repeat",
    "weekday",
    "interval_weeks",
    "nth",
    "on_date",
    "starts_at",
    "ends_at",
    "ends_next_day",
    "season",
    "valid_from",
    "valid_to",
    "yearly_from",
    "yearly_to",
    "on_bank_holidays",
    "by_appointment",
    "coverage_area_id",
)
EXCEPTION_FIELDS = (
    "kind",
    "first_day",
    "last_day",
    "starts_at",
    "ends_at",
    "ends_next_day",
    "note",
    "note_cy",
)
LISTING_FIELDS = (
    "kind",
    "organisation_id",
    "name",
    "name_cy",
    "summary",
    "summary_cy",
    "walk_in",
    "walk_in_cy",
    "who_you_meet",
    "who_you_meet_cy",
    "bring_friend",
    "give_name",
    "stay_note",
    "stay_note_cy",
    "age_from",
    "age_to",
    "cost",
    "cost_note",
    "access",
    "access_note",
    "practical_help",
    "step_free",
    "access_facts",
    "languages",
    "phone",
    "text_number",
    "email",
    "website",
    "location_visibility",
    "public_where",
    "hours_known",
    "hours_text",
)
# They came later, and count only where they say something, so that marks of before still hold.
LATER_FIELDS = frozenset({"recognise", "recognise_cy", "lead_organisation_id"})
CONFIRMATION = ("confirmed_on", "confirmed_by")
PLACE_FIELDS = (
    "name",
    "name_cy",
    "address",
    "postcode",
    "step_free",
    "access_facts",
    "access_note",
    "getting_there",
)
ORGANISATION_FIELDS = ("name", "name_cy", "type", "description", "website", "email", "phone")


def fingerprint(content: Any) -> str:
    """SHA-256 of anything made of plain values; the order of keys does not count."""
    text = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def of_listing(content: Listing, row: Listing) -> str:
    """What a listing says: the words of ``content`` (which may be a draft) and the times it has,
    with the confirmation of ``row``."""
    exact = content.location_visibility == LocationVisibility.EXACT
    later = {name: value for name in LATER_FIELDS if (value := getattr(content, name))}
    return fingerprint(
        [
            _values(content, LISTING_FIELDS),
            content.place_id if exact else None,
            sorted(fingerprint(_values(s, SESSION_FIELDS)) for s in content.sessions.all()),
            sorted(fingerprint(_values(e, EXCEPTION_FIELDS)) for e in content.exceptions.all()),
            _values(row, CONFIRMATION),
            *([later] if later else []),
        ]
    )


def of_place(place: Place) -> str:
    """What a venue says, its pin to about a centimetre."""
    return fingerprint(
        [_values(place, PLACE_FIELDS), round(place.point.x, 7), round(place.point.y, 7)]
    )


def of_organisation(organisation: Organisation) -> str:
    """What an organisation says of itself."""
    return fingerprint(_values(organisation, ORGANISATION_FIELDS))


def of_coverage_area(area: CoverageArea) -> str:
    """Names and outline of a coverage area."""
    return fingerprint([area.name, area.name_cy, area.boundary.wkb.hex()])


def _values(thing: Any, names: tuple[str, ...]) -> list[Any]:
    values = [getattr(thing, name) for name in names]
    return [str(value) if isinstance(value, str) else value for value in values]
