"""What a column of a file can be: our words for it, and what others call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.importers.tables import COLUMNS, DAY_COLUMNS

GROUPS = (
    (
        gettext_lazy("What it is"),
        {
            "id": gettext_lazy("number or code in the list"),
            "name": gettext_lazy("name"),
            "name_cy": gettext_lazy("name in Welsh"),
            "summary": gettext_lazy("what it is, in words"),
            "summary_cy": gettext_lazy("what it is, in Welsh"),
            "organisation": gettext_lazy("organisation that runs it"),
            "kind": gettext_lazy("kind"),
        },
    ),
    (
        gettext_lazy("Where"),
        {
            "place": gettext_lazy("name of the venue"),
            "place_cy": gettext_lazy("name of the venue in Welsh"),
            "place_id": gettext_lazy("code of the venue"),
            "address": gettext_lazy("address"),
            "postcode": gettext_lazy("postcode"),
            "lon": gettext_lazy("longitude"),
            "lat": gettext_lazy("latitude"),
            "easting": gettext_lazy("easting"),
            "northing": gettext_lazy("northing"),
            "location_visibility": gettext_lazy("how exactly it is shown"),
            "public_where": gettext_lazy("where, in words for everybody"),
            "coverage_area": gettext_lazy("code of a coverage area"),
            "getting_there": gettext_lazy("getting there"),
            "access_facts": gettext_lazy("access facts"),
            "step_free": gettext_lazy("step-free"),
        },
    ),
    (
        gettext_lazy("When it is open"),
        {
            "hours_text": gettext_lazy("opening hours in words"),
            "hours_osm": gettext_lazy("opening hours as OpenStreetMap writes them"),
            "hours_monday": gettext_lazy("Monday"),
            "hours_tuesday": gettext_lazy("Tuesday"),
            "hours_wednesday": gettext_lazy("Wednesday"),
            "hours_thursday": gettext_lazy("Thursday"),
            "hours_friday": gettext_lazy("Friday"),
            "hours_saturday": gettext_lazy("Saturday"),
            "hours_sunday": gettext_lazy("Sunday"),
            "hours_known": gettext_lazy("whether the hours are known"),
        },
    ),
    (
        gettext_lazy("Getting in touch"),
        {
            "phone": gettext_lazy("telephone"),
            "text_number": gettext_lazy("number for text messages"),
            "email": gettext_lazy("e-mail"),
            "website": gettext_lazy("website"),
        },
    ),
    (
        gettext_lazy("Who can come, and how it is"),
        {
            "age_from": gettext_lazy("youngest age"),
            "age_to": gettext_lazy("oldest age"),
            "cost": gettext_lazy("cost"),
            "cost_note": gettext_lazy("cost, in words"),
            "access": gettext_lazy("who can come"),
            "access_note": gettext_lazy("who can come, in words"),
            "practical_help": gettext_lazy("practical help"),
            "languages": gettext_lazy("languages"),
            "walk_in": gettext_lazy("what happens when you walk in"),
            "walk_in_cy": gettext_lazy("what happens when you walk in, in Welsh"),
            "who_you_meet": gettext_lazy("who you will meet"),
            "who_you_meet_cy": gettext_lazy("who you will meet, in Welsh"),
            "bring_friend": gettext_lazy("can I bring a friend"),
            "give_name": gettext_lazy("do I have to give my name"),
            "stay_note": gettext_lazy("how long one can stay"),
            "stay_note_cy": gettext_lazy("how long one can stay, in Welsh"),
        },
    ),
    (
        gettext_lazy("When somebody last looked"),
        {
            "confirmed_on": gettext_lazy("confirmed on"),
            "confirmed_days_ago": gettext_lazy("days since it was confirmed"),
            "confirmed_by": gettext_lazy("confirmed by"),
        },
    ),
)
LABELS = {key: label for _group, keys in GROUPS for key, label in keys.items()}
ALSO_CALLED = {
    "id": ("ref", "reference", "code", "unique id", "identifier", "number"),
    "name": ("title", "club", "service", "service name", "name of club", "what", "project"),
    "summary": ("description", "about", "details", "activity", "activities"),
    "organisation": ("organization", "provider", "run by", "operator", "organisation name"),
    "kind": ("type", "category"),
    "place": ("venue", "venue name", "building", "location", "place name", "where"),
    "address": ("street", "full address", "venue address", "street address"),
    "postcode": ("post code", "post-code", "postal code", "zip", "venue postcode"),
    "lon": ("lng", "long", "longitude", "x"),
    "lat": ("latitude", "y"),
    "easting": ("eastings",),
    "northing": ("northings",),
    "hours_text": ("hours", "opening hours", "opening times", "times", "when", "open"),
    "hours_osm": ("osm hours", "opening_hours"),
    "phone": ("tel", "telephone", "telephone number", "phone number", "contact number"),
    "email": ("e mail", "email address", "contact email"),
    "website": ("web", "url", "web site", "link", "homepage"),
    "age_from": ("min age", "minimum age", "from age", "youngest", "lowest age"),
    "age_to": ("max age", "maximum age", "to age", "oldest", "highest age"),
    "cost": ("price", "fee", "charge"),
    "confirmed_on": ("last checked", "last updated", "updated", "checked on"),
    **{key: (key.removeprefix("hours_"), key[6:9]) for key in DAY_COLUMNS},
}
HOURS = ("hours_text", "hours_osm", *DAY_COLUMNS)


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", heading.lower()).split())


KNOWN_AS = {
    **{_plain(name): key for key, names in ALSO_CALLED.items() for name in names},
    **{_plain(key): key for key in COLUMNS.keys},
    "opening hours": "hours_text",
}


def guessed(headings: Iterable[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """What the columns probably are: as last said of the source, else by how they are headed.

    Returns ``{our key: heading}``. Once somebody has said it, nothing else is guessed into
    columns that were there then.
    """
    there = list(headings)
    found = {key: name for key, name in remembered.items() if name in there}
    for heading in [] if found else there:
        key = KNOWN_AS.get(_plain(heading))
        if key is not None and key not in found and not _clashes(key, found):
            found[key] = heading
    return {key: name for key, name in found.items() if _whole(key, found)}


def _clashes(key: str, found: Mapping[str, str]) -> bool:
    """Whether hours in another shape are there already."""
    shapes = [("hours_text",), ("hours_osm",), DAY_COLUMNS]
    return key in HOURS and any(set(shape) & set(found) for shape in shapes if key not in shape)


def _whole(key: str, found: Mapping[str, str]) -> bool:
    """Whether what a guess belongs to is there as a whole: pairs, and all seven days."""
    pairs = {"lon": "lat", "lat": "lon", "easting": "northing", "northing": "easting"}
    if key in DAY_COLUMNS:
        return all(day in found for day in DAY_COLUMNS)
    return pairs.get(key, key) in found


def problem_of(columns: Mapping[str, str]) -> str:
    """Why a listing cannot be made of these columns, in words; or nothing."""
    if "name" not in columns:
        return _("Say which column is the name.")
    if not {"lon", "easting", "postcode", "coverage_area"} & set(columns):
        return _("Say which column is the postcode, or which are longitude and latitude.")
    days = [key for key in DAY_COLUMNS if key in columns]
    if days and len(days) < len(DAY_COLUMNS):
        missing = ", ".join(str(LABELS[key]) for key in DAY_COLUMNS if key not in columns)
        return _("Hours are there for some days only. Missing: %(days)s.") % {"days": missing}
    if len([key for key in ("hours_text", "hours_osm") if key in columns] + days[:1]) > 1:
        return _("Hours can be read in one way only: in words, as OpenStreetMap, or day by day.")
    wrong = COLUMNS.check(columns)
    return _("The columns do not fit together: it %(why)s.") % {"why": wrong} if wrong else ""
