"""A small town with a listing of every sort, and the addresses of all its public pages."""

from datetime import date

from places.models import Listing, Place
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

SLUGS = ("gym", "midnight-cafe", "snug", "library", "church-hall", "street-team", "rainbow", "shop")
PAGES = (
    "/",
    "/find/",
    "/find/?when=now",
    "/find/?when=tonight&near=Eastmoor",
    "/find/?at=2026-12-05T19:00&unsure=1",
    "/find/?at=2027-12-05T19:00",
    "/find/?when=now&near=Eastmoor&radius_m=100&kind=respite_space&age=14",
    "/find/?when=x&age=y&near=Nowhereville",
    "/help/",
    "/keep/",
    "/keep/hours/?near=Eastmoor",
    "/how/",
    *(f"/places/{slug}/" for slug in SLUGS),
    *(f"/places/gym/{page}/" for page in ("concern", "wrong", "how-was-it", "feels-safe")),
    "/concern/",
    "/feels-safe/",
    "/your-words/",
    "/how-we-are-doing/",
)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _gym(hall: Place) -> Listing:
    """The listing that says everything."""
    return a_listing(
        "Gym",
        hours("tuesday", "18:00", "21:00", season="term"),
        hours("thursday", "18:00", "21:00", season="term"),
        hours("saturday", "18:00", "22:00"),
        place=hall,
        name_cy="Campfa",
        summary="Boxing, music and food.",
        summary_cy="Bocsio, cerddoriaeth a bwyd.",
        walk_in="Someone says hello. You can watch first.",
        who_you_meet="Two youth workers.",
        bring_friend="yes",
        give_name="first_name",
        cost="free",
        age_from=11,
        age_to=18,
        practical_help=["hot_food", "lift_home"],
        step_free="yes",
        access_facts=["accessible_toilet"],
        languages=["en", "cy"],
        phone="01632 960001",
        text_number="07700 900123",
        email="gym@example.org",
        website="https://gym.example.org/",
        confirmed_by="the club lead",
        exceptions=(
            closed_on(date(2026, 12, 5), note="The hall is painted"),
            instead_on(date(2026, 12, 12), "14:00", "17:00"),
            closed_on(date(2027, 1, 30), note="Too far ahead to say"),
        ),
    )


def build() -> dict[str, Listing]:
    """The town; freeze the clock first."""
    authority = town.an_authority()
    town.a_place_name("Eastmoor")
    known = (date(2026, 9, 1), date(2027, 8, 31))
    town.term_dates(authority, known, (date(2026, 9, 2), date(2026, 12, 18)))
    source = an_organisation(
        "Street Atlas",
        type="source",
        attribution="© Street Atlas contributors",
        licence="ODbL 1.0",
        phone="01632 960999",
    )
    hall = a_place("Market Hall", at_m=(500, 0), address="1 Market Street", postcode="ZE1 1AA")
    made = [
        _gym(hall),
        a_listing("Midnight Cafe", hours("saturday", "19:00", "02:00"), place=hall, cost="pay"),
        a_listing("Snug", hours("saturday", "21:00", "23:00"), kind="respite_space", at_m=(800, 0)),
        a_listing(
            "Library",
            hours("monday", "09:00", "17:00"),
            kind="ordinary_place",
            confirmed_on=date(2026, 9, 20),
            origin="osm",
            origin_id="n1",
            organisation=source,
        ),
        a_listing("Church Hall", hours_known="not_known", hours_text="most evenings"),
        a_listing(
            "Street Team",
            hours("thursday", "18:00", "21:00", coverage_area=a_patch()),
            at_m=None,
            kind="detached_youth_work",
        ),
        a_hidden_listing("Rainbow", hours("thursday", "18:47", "20:43"), phone="07700 900999"),
        a_listing("Shop", *[hours(day, "00:00", "24:00") for day in WEEK], kind="trusted_business"),
    ]
    return {listing.slug: listing for listing in made}
