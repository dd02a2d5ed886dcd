"""The listings, from what was written by hand to the rows of a directory."""

import re
from dataclasses import dataclass
from typing import Any

from guardianship.demo import content
from guardianship.demo.dice import dice
from guardianship.demo.grid import lon_lat
from guardianship.demo.hours import exception_rows, session_rows
from guardianship.demo.organisations import Organisation
from guardianship.demo.venues import Venue

HEADER = [
    "id", "name", "name_cy", "organisation", "summary", "summary_cy",
    "walk_in", "walk_in_cy", "who_you_meet", "who_you_meet_cy", "bring_friend", "give_name",
    "stay_note", "stay_note_cy", "age_from", "age_to", "cost", "cost_note", "access", "access_note",
    "practical_help", "languages", "phone", "text_number", "email", "website",
    "place_id", "place", "place_cy", "address", "postcode", "lon", "lat", "step_free",
    "access_facts", "getting_there", "location_visibility", "public_where", "coverage_area",
    "hours_known", "hours_osm", "confirmed_days_ago", "confirmed_by",
]  # fmt: skip
KIND = "ordinary_place"
KINDS = (
    "youth_provision", "respite_space", "detached_youth_work", "trusted_business", KIND,
)  # fmt: skip
NOBODY = Venue("", "", "", (0.0, 0.0), "", "", "not_said")


@dataclass(frozen=True)
class Listing:
    """A listing ready to be written: its directory row by column, sessions and exceptions."""

    kind: str
    row: dict[str, object]
    sessions: list[list[object]]
    exceptions: list[list[object]]


def listings(
    venues: dict[str, Venue], organisations: dict[str, Organisation], seed: int
) -> list[Listing]:
    """Every listing, in the order in which it was written."""
    written = content.read_all("listings", "listing")
    return [_listing(one, venues, organisations, seed) for one in written]


def identity(name: str) -> str:
    """A name as an identity: ``Mill Corner Stores`` is ``mill-corner-stores``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


def _listing(
    one: dict[str, Any],
    venues: dict[str, Venue],
    organisations: dict[str, Organisation],
    seed: int,
) -> Listing:
    known_as, kind = identity(one["name"]), one.get("kind", KIND)
    if kind == KIND:
        known_as = f"{known_as}-place"
    venue = venues[one["at"]] if "at" in one else NOBODY
    hours = one.get("hours", [])
    row = {
        "id": known_as,
        **_words(one),
        **_terms(one),
        **_contact(one, organisations[one["by"]]),
        **_where(one, venue),
        "hours_known": one.get("hours_known", ""),
        "hours_osm": "" if hours or one.get("hours_known") else _osm_hours(one, venue),
        "confirmed_days_ago": _confirmed(one, known_as, seed),
        "confirmed_by": "" if one.get("never") else "manager",
    }
    sessions = session_rows(known_as, hours)
    return Listing(kind, row, sessions, exception_rows(known_as, one.get("except", [])))


def _words(one: dict[str, Any]) -> dict[str, object]:
    return {
        "name": one["name"],
        "name_cy": one.get("cy", ""),
        "summary": one["sum"],
        "summary_cy": one.get("sum_cy", ""),
        "walk_in": one["walk"],
        "walk_in_cy": one.get("walk_cy", ""),
        "who_you_meet": one["who"],
        "who_you_meet_cy": one.get("who_cy", ""),
        "stay_note": one.get("stay", ""),
        "stay_note_cy": one.get("stay_cy", ""),
    }


def _terms(one: dict[str, Any]) -> dict[str, object]:
    """Who can come, what it costs and what is asked."""
    age_from, _, age_to = one.get("ages", "").partition("-")
    anybody = one.get("kind", KIND) in (KIND, "trusted_business")
    return {
        "bring_friend": one.get("friend", "yes" if one.get("access") != "referral" else "ask"),
        "give_name": one.get("give", "no" if anybody else "first_name"),
        "age_from": age_from,
        "age_to": age_to,
        "cost": one.get("cost", "free"),
        "cost_note": one.get("cost_note", ""),
        "access": one.get("access", "open_to_all"),
        "access_note": one.get("access_note", ""),
        "practical_help": ";".join(one["help"].split()),
        "languages": ";".join(one.get("langs", "en").split()),
    }


def _contact(one: dict[str, Any], organisation: Organisation) -> dict[str, object]:
    """A landline gives away where it rings, so what is hidden has a mobile number."""
    on_the_move = one.get("loc", "exact") != "exact" or one.get("kind") == "detached_youth_work"
    return {
        "organisation": organisation.name,
        "phone": organisation.mobile if on_the_move else organisation.phone,
        "text_number": organisation.mobile if on_the_move else "",
        "email": organisation.email,
        "website": organisation.website,
    }


def _where(one: dict[str, Any], venue: Venue) -> dict[str, object]:
    lon, lat = lon_lat(*venue.at) if venue.id else ("", "")
    return {
        "place_id": venue.id,
        "place": venue.name,
        "place_cy": venue.name_cy,
        "address": venue.address,
        "postcode": venue.postcode,
        "lon": lon,
        "lat": lat,
        "step_free": venue.step_free,
        "access_facts": ";".join(venue.access_facts),
        "getting_there": venue.getting_there,
        "location_visibility": one.get("loc", "exact" if venue.id else "area"),
        "public_where": one.get("where", ""),
        "coverage_area": one.get("patch", ""),
    }


def _osm_hours(one: dict[str, Any], venue: Venue) -> str:
    return venue.opening_hours if one.get("kind", KIND) == KIND else ""


def _confirmed(one: dict[str, Any], known_as: str, seed: int) -> object:
    """Days since somebody last said "still right"; mostly within the past weeks."""
    if one.get("never"):
        return ""
    return one.get("days", dice(seed, "confirmed", known_as).randint(1, 34))
