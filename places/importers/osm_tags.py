"""What the tags of an OpenStreetMap place say about a listing. Where they are silent, so are we."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from gis.packs.cells import words
from gis.packs.refusals import RowRefused
from gis.postcodes import full_postcode
from places.enums import Access, AccessFact, Cost, Kind, PracticalHelp, StepFree
from places.importers.contacts import email_from, phone_from, website_from
from places.importers.osm_kinds import (
    KEYS,
    LEFT_OUT,
    OPEN_TO_ALL,
    PITCHES,
    UNNAMED,
    WORDS,
)
from places.importers.osm_reading import OsmPlace
from places.importers.row_values import longest_chars_of
from places.models import Listing, Place

STEP_FREE = {
    "yes": StepFree.YES,
    "designated": StepFree.YES,
    "limited": StepFree.PARTLY,
    "no": StepFree.NO,
}
COSTS = {"no": Cost.FREE, "yes": Cost.PAY, "donation": Cost.DONATION}
HELPS = {
    PracticalHelp.TOILET: {"toilets=yes", "toilets=customers", "amenity=toilets"},
    PracticalHelp.WIFI: {"internet_access=wlan", "internet_access=wifi", "wifi=yes", "wifi=free"},
    PracticalHelp.SHOWER: {"shower=yes", "shower=hot", "amenity=shower"},
}
ACCESS_FACTS = {
    AccessFact.ACCESSIBLE_TOILET: {"toilets:wheelchair=yes", "toilets:wheelchair=designated"},
    AccessFact.CHANGING_PLACE: {"changing_place=yes", "toilets:changing_place=yes"},
    AccessFact.HEARING_LOOP: {"hearing_loop=yes", "audio_loop=yes"},
    AccessFact.LIFT: {"elevator=yes"},
}
NO_WAY_IN = {"private", "no"}
ACCESS_NOTES = {
    "customers": "For customers.",
    "members": "For members.",
    "key": "With a key.",
    "permit": "With a permit.",
}
OLDEST_PERSON = 120


def main_tag(tags: dict[str, str]) -> str:
    """The tag that says what a place is, such as ``amenity=cafe``; empty for other things."""
    for key in KEYS:
        if key in tags and tags[key] != "no":
            return f"{key}={tags[key].split(';')[0].strip()}"
    return ""


def is_place(tags: dict[str, str]) -> bool:
    """Whether it is named, has hours, or is of a kind that needs no name."""
    tag = main_tag(tags)
    return bool(tag) and ("name" in tags or "opening_hours" in tags or tag in UNNAMED)


def why_left_out(place: OsmPlace, exclude: tuple[tuple[str, str], ...], today: date) -> str:
    """Why a place becomes no listing, in words that many places share; empty when it does."""
    pairs = place.pairs
    found = sorted(pairs & LEFT_OUT.keys())
    if found:
        return f"{found[0]}: {LEFT_OUT[found[0]]}"
    for key, value in exclude:
        if f"{key}={value}" in pairs or (value == "*" and key in place.tags):
            return f"{key}={value}: the manifest excludes it"
    if place.tags.get("access") in NO_WAY_IN:
        return f"access={place.tags['access']}: nobody may walk in"
    end = place.tags.get("end_date", "")
    if len(end) == 10 and end <= today.isoformat():
        return "end_date: is gone"
    return ""


def kind_words(tags: dict[str, str]) -> tuple[str, str]:
    """What the place is, in English and in Welsh (empty where we have no word)."""
    tag = main_tag(tags)
    sport = tags.get("sport", "").split(";")[0]
    if tag == "leisure=pitch" and sport in PITCHES:
        return PITCHES[sport]
    if tag in WORDS:
        return WORDS[tag]
    key, _, value = tag.partition("=")
    if value == "yes":
        return key.capitalize(), ""
    word = value.replace("_", " ")
    return (f"{word} shop" if key == "shop" else word).capitalize(), ""


def listing_fields(place: OsmPlace) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Values of listing fields that the tags give, and notes on what was left out."""
    tags, pairs = place.tags, place.pairs
    notes: list[tuple[str, str]] = []
    fields: dict[str, Any] = {
        "kind": Kind.ORDINARY_PLACE.value,
        **_titles(tags),
        "cost": COSTS.get(tags.get("fee", ""), Cost.NOT_SAID).value,
        "access": _access(tags).value,
        "access_note": ACCESS_NOTES.get(tags.get("access", ""), ""),
        "practical_help": [h.value for h, wanted in HELPS.items() if pairs & wanted],
        "step_free": STEP_FREE.get(tags.get("wheelchair", ""), StepFree.NOT_SAID).value,
        "access_facts": [f.value for f, wanted in ACCESS_FACTS.items() if pairs & wanted],
        "age_from": _age(tags, "min_age", notes),
        "age_to": _age(tags, "max_age", notes),
        "cost_note": _short(tags, "charge", Listing, "cost_note", notes),
    }
    for field, keys, read in (
        ("phone", ("phone", "contact:phone", "contact:mobile"), phone_from),
        ("email", ("email", "contact:email"), email_from),
        ("website", ("website", "contact:website", "url"), website_from),
    ):
        key = next((key for key in keys if tags.get(key)), keys[0])
        fields[field], note = read(words(tags.get(key, ""), key))
        notes += [(key, note)] if note else []
    if fields["age_from"] and fields["age_to"] and fields["age_to"] < fields["age_from"]:
        fields["age_from"] = fields["age_to"] = None
        notes.append(("max_age", "is below min_age; both were left out"))
    return fields, notes


def address_of(tags: dict[str, str]) -> str:
    """The address from its parts; the name of the house only where it is not the place's own."""
    house = tags.get("addr:housename", "")
    street = " ".join(t for t in (tags.get("addr:housenumber"), tags.get("addr:street")) if t)
    parts = ["" if house == tags.get("name") else house, street]
    parts += [tags.get(key, "") for key in ("addr:place", "addr:suburb", "addr:city")]
    longest_chars = Place._meta.get_field("address").max_length or 0
    text = ", ".join(dict.fromkeys(word for part in parts if (word := words(part, "addr"))))
    return text if len(text) <= longest_chars else ""


def postcode_of(tags: dict[str, str]) -> tuple[str, str]:
    """The postcode and a note; one that is not whole is left out, for the point is known."""
    text = tags.get("addr:postcode", "")
    found = full_postcode(text)
    if found or not text:
        return found or "", ""
    return "", f"“{text[:20]}” is not a whole postcode and was left out"


def _titles(tags: dict[str, str]) -> dict[str, str]:
    """Name and summary in both languages.

    What has no name is called what it is, and where: toilets run by a railway are not called
    like the railway.
    """
    kind_en, kind_cy = kind_words(tags)
    name = _fitting(_name(tags), Listing, "name", "name")
    name_cy = _fitting(tags.get("name:cy", ""), Listing, "name_cy", "name:cy")
    if name:
        summaries = {"summary": kind_en, "summary_cy": kind_cy}
        said = {key: f"{words}." if words else "" for key, words in summaries.items()}
        return {"name": name, "name_cy": name_cy, **said}
    street = words(tags.get("addr:street") or tags.get("addr:place") or "", "addr:street")
    operator = words(tags.get("operator", ""), "operator")
    titles = {
        key: ", ".join(part for part in (kind, street) if part) if kind else ""
        for key, kind in (("name", kind_en), ("name_cy", name_cy or kind_cy))
    }
    return {
        **{key: _fitting(title, Listing, key, "addr:street") for key, title in titles.items()},
        "summary": f"Run by {operator}." if operator else "",
        "summary_cy": f"Rheolir gan {operator}." if operator and kind_cy else "",
    }


def _name(tags: dict[str, str]) -> str:
    """The name, the English one where the usual one is Welsh; else the brand, which is what
    people call a shop, but not a toilet or a playground."""
    usual = tags.get("name", "")
    if "name:en" in tags and usual == tags.get("name:cy"):
        return tags["name:en"]
    return usual or ("" if main_tag(tags) in UNNAMED else tags.get("brand", ""))


def _access(tags: dict[str, str]) -> Access:
    said = tags.get("access", "")
    is_amenity = "amenity" in tags or "leisure" in tags
    if said in {"yes", "permissive", "public"} and is_amenity:
        return Access.OPEN_TO_ALL
    if not said and main_tag(tags) in OPEN_TO_ALL:
        return Access.OPEN_TO_ALL
    return Access.NOT_SAID


def _age(tags: dict[str, str], key: str, notes: list[tuple[str, str]]) -> int | None:
    text = tags.get(key, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) <= OLDEST_PERSON):
        notes.append((key, f"“{text[:20]}” is not an age and was left out"))
        return None
    return int(text)


def _fitting(text: str, model: type[models.Model], field: str, key: str) -> str:
    found = words(text, key)
    longest_chars = longest_chars_of(model, field)
    if len(found) > longest_chars:
        raise RowRefused(key, f"is longer than {longest_chars} characters")
    return found


def _short(
    tags: dict[str, str],
    key: str,
    model: type[models.Model],
    field: str,
    notes: list[tuple[str, str]],
) -> str:
    try:
        return _fitting(tags.get(key, ""), model, field, key)
    except RowRefused as refusal:
        notes.append((key, f"{refusal.reason} and was left out"))
        return ""
