"""A small town in the feed: one listing of every sort that the feed treats differently."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from places.exact_locations import keep_apart
from places.models import Listing, Organisation, Place
from tests.builders import town
from tests.builders.places import (
    a_hidden_listing,
    a_listing,
    a_patch,
    a_place,
    an_organisation,
    closed_on,
    hours,
    instead_on,
)
from tests.places.open_referral.asking import NOW

TERMS = ((date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
CLUB = {
    "summary": "Games, music & <loud> things",
    "name_cy": "Clwb yr Afon",
    "cost": "pay",
    "cost_note": "£1 at the door",
    "access": "sign_up",
    "access_note": "Ring on the day",
    "age_from": 11,
    "age_to": 18,
    "practical_help": ["hot_food", "games"],
    "languages": ["en", "cy"],
    "phone": "01632 960123",
    "text_number": "07700 900123",
    "email": "club@example.org",
    "website": "https://example.org/clwb?a=1&b=ŵ",
    "walk_in": "Somebody says hello.",
    "bring_friend": "yes",
    "step_free": "yes",
    "access_facts": ["quiet_space"],
    "hours_text": "Sa 18:00-22:00",
}


@pytest.fixture
def small_town(freeze) -> SimpleNamespace:
    """Everything at ``NOW``: ``club``, ``shop``, ``street``, ``team``, ``hidden``, ``unknown``."""
    freeze(NOW)
    authority = town.an_authority()
    known = (date(2026, 9, 1), date(2027, 7, 31))
    town.term_dates(authority, known, *TERMS)
    runner = an_organisation(
        "River Youth",
        type="youth_group",
        description="Volunteers",
        website="https://example.org",
        phone="01632 960999",
        email="river@example.org",
    )
    hall = _hall()
    return SimpleNamespace(
        hall=hall,
        runner=runner,
        authority=authority,
        club=_club(hall, runner),
        shop=a_listing("Corner Shop", hours("friday", "09:00", "17:00"), kind="trusted_business"),
        team=_team(),
        street=_street(),
        hidden=_hidden(runner),
        unknown=a_listing(
            "Library", at_m=(4_000, 0), hours_known="not_known", kind="ordinary_place"
        ),
    )


def _hall() -> Place:
    return a_place(
        "The Hall",
        address="1 High Street, Eastmoor",
        postcode="ZE1 1AA",
        step_free="yes",
        access_facts=["lift"],
        access_note="Ring the bell",
        getting_there="Bus 7",
    )


def _club(hall: Place, runner: Organisation) -> Listing:
    return a_listing(
        "River Club",
        hours("saturday", "18:00", "22:00", season="term"),
        hours("monday", "22:00", "02:00", on_bank_holidays="closed"),
        place=hall,
        organisation=runner,
        exceptions=(
            closed_on(date(2026, 12, 7), note="Boiler"),
            instead_on(date(2026, 12, 14), "10:00", "12:00"),
        ),
        **CLUB,
    )


def _team() -> Listing:
    return a_listing(
        "Street Team",
        hours("thursday", "18:00", "21:00", coverage_area=a_patch("Park")),
        hours("friday", "19:00", "22:00", coverage_area=a_patch("Canal", at_m=(3_000, 0))),
        at_m=None,
        kind="detached_youth_work",
    )


def _street() -> Listing:
    street = a_listing("Quiet Room", at_m=None, location_visibility="street", kind="respite_space")
    keep_apart(street, point=town.at(1_010, 20), address="9 Side Street", postcode="ZE1 2BB")
    return street


def _hidden(runner: Organisation) -> Listing:
    hidden = a_hidden_listing(
        "Rainbow Evening",
        hours("thursday", "18:47", "20:43"),
        organisation=runner,
        phone="01632 960777",
        text_number="07700 900777",
        hours_text="Th 18:47-20:43",
        summary="Friendly people",
        exceptions=(instead_on(date(2026, 12, 3), "19:11", "20:22"),),
    )
    secret = {"place_name": "Secret House", "address": "1 Secret Street", "postcode": "ZE1 3CC"}
    keep_apart(hidden, point=town.at(2_345, 678), **secret)
    return hidden
