"""Our own feed into an empty register: what the standard can carry comes back as it was."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from places.exact_locations import keep_apart, opened
from places.models import (
    CoverageArea,
    Listing,
    ListingException,
    Organisation,
    Place,
    Session,
)
from tests.builders import town
from tests.builders.places import a_listing, a_patch, a_place, closed_on, hours
from tests.places.open_referral_import.feeds import import_feed

pytestmark = pytest.mark.django_db
CARRIED = (
    *("name", "name_cy", "kind", "summary", "summary_cy", "walk_in", "walk_in_cy"),
    *("who_you_meet", "who_you_meet_cy", "bring_friend", "give_name", "stay_note", "stay_note_cy"),
    *("age_from", "age_to", "cost", "cost_note", "access", "access_note", "practical_help"),
    *("step_free", "access_facts", "languages", "phone", "text_number", "email", "website"),
    *("hours_known", "hours_text", "confirmed_on", "location_visibility", "public_where"),
    *("recognise", "recognise_cy"),
)
# Compared in another way below, or not of what a listing tells; each with the reason.
NOT_COMPARED = {
    **dict.fromkeys(("organisation", "place", "lead_organisation"), "compared by what they say"),
    **dict.fromkeys(("public_geometry", "authority"), "drawn by the areas of each register"),
    **dict.fromkeys(("id", "uid", "slug", "origin", "origin_id"), "the register's own"),
    **dict.fromkeys(("live", "expired", "first_published_at", "last_published_at"), "its course"),
    **dict.fromkeys(("go_live_at", "expire_at", "latest_revision", "live_revision"), "its course"),
    **dict.fromkeys(("locked", "locked_at", "locked_by", "has_unpublished_changes"), "editing"),
    **dict.fromkeys(("intervals_from", "intervals_until"), "worked out anew"),
    "confirmed_by": "names of who checked do not travel; the day does",
    "funded_until": "for those who plan, and never public",
}
ORGANISATION = ("name", "name_cy", "type", "description", "website", "email", "phone")
SESSION = (
    *("repeat", "weekday", "interval_weeks", "nth", "on_date", "starts_at", "ends_at"),
    *("ends_next_day", "season", "valid_from", "valid_to", "yearly_from", "yearly_to"),
    *("on_bank_holidays", "by_appointment"),
)
EXCEPTION = (
    "kind",
    "first_day",
    "last_day",
    "starts_at",
    "ends_at",
    "ends_next_day",
    "note",
    "note_cy",
)
PLACE = ("name", "name_cy", "postcode", "step_free", "access_facts", "getting_there")


CLUB_SAYS: dict[str, Any] = {
    "name_cy": "Clwb Nos Wener",
    "summary": "Pool & music.\nFood, too.",
    "summary_cy": "Pŵl.",
    "walk_in": "Somebody says hello.",
    "walk_in_cy": "Helo.",
    "who_you_meet": "Two youth workers.",
    "who_you_meet_cy": "Dau.",
    "bring_friend": "yes",
    "give_name": "first_name",
    "stay_note": "As long as you like.",
    "stay_note_cy": "Cyhyd.",
    "age_from": 11,
    "age_to": 18,
    "cost": "donation",
    "cost_note": "50p for a drink",
    "hours_text": "Fridays till late",
    "access": "sign_up",
    "access_note": "Fill in a form first",
    "practical_help": ["hot_food", "wifi"],
    "step_free": "partly",
    "access_facts": ["quiet_space", "lift"],
    "languages": ["en", "cy"],
    "phone": "03030 400002",
    "text_number": "07700 900123",
    "email": "club@eastmoor.example",
    "website": "https://eastmoor.example/club",
}


def a_club(runner: Organisation, hall: Place) -> None:
    """A listing that says all that one can."""
    a_listing(
        "Friday Club",
        hours("friday", "19:00", "01:00", on_bank_holidays="closed"),
        hours("monday", "16:00", "18:00", season="term"),
        hours("tuesday", "16:00", "18:00", interval_weeks=2, valid_from=date(2026, 1, 6)),
        Session(
            repeat="monthly",
            weekday="sunday",
            nth=-1,
            starts_at=time(12),
            ends_at=time(14),
            on_bank_holidays="not_said",
            yearly_from=401,
            yearly_to=930,
        ),
        Session(
            repeat="once",
            on_date=date(2026, 7, 4),
            starts_at=time(0),
            ends_at=time(0),
            ends_next_day=True,
            on_bank_holidays="normal",
        ),
        exceptions=(
            closed_on(date(2026, 12, 24), date(2026, 12, 26), note="Christmas"),
            ListingException(
                kind="changed",
                first_day=date(2026, 5, 8),
                last_day=date(2026, 5, 8),
                starts_at=time(20),
                ends_at=time(2),
                ends_next_day=True,
                note="Late",
                note_cy="Hwyr",
            ),
        ),
        organisation=runner,
        place=hall,
        **CLUB_SAYS,
    )


def teams(runner: Organisation) -> None:
    """Teams that are out and about: with a patch, and without one."""
    patch = a_patch("Eastmoor Park")
    patch.name_cy = "Parc Eastmoor"
    patch.save()
    a_listing(
        "Street team",
        hours("saturday", "20:00", "23:00", coverage_area=patch),
        kind="detached_youth_work",
        at_m=None,
        organisation=runner,
        location_visibility="area",
        recognise="Green jackets.",
        recognise_cy="Siacedi gwyrdd.",
        lead_organisation=Organisation.objects.create(name="The Council", type="council"),
    )
    a_listing(
        "Team without a patch",
        kind="detached_youth_work",
        at_m=None,
        organisation=runner,
        location_visibility="area",
        hours_known="by_appointment",
    )


def a_town() -> None:
    """Listings that between them say everything that a listing can say."""
    town.an_authority()
    runner = Organisation.objects.create(
        name="Eastmoor Youth",
        name_cy="Ieuenctid Eastmoor",
        type="charity",
        description="Clubs.",
        website="https://eastmoor.example/",
        email="hello@eastmoor.example",
        phone="03030 400001",
    )
    hall = a_place(
        "The Hall",
        name_cy="Y Neuadd",
        address="1 High Street, Middleham",
        postcode="XQ1 1AA",
        step_free="partly",
        access_facts=["quiet_space", "lift"],
        getting_there="Bus 7 stops outside.",
    )
    a_club(runner, hall)
    a_listing("Asked for", organisation=runner, place=hall, hours_known="by_appointment")
    a_listing("Nobody knows", organisation=runner, hours_known="not_known", cost="free")
    monday = hours("monday", "10:00", "12:00")
    a_listing("Same number", monday, organisation=runner, place=hall, phone=runner.phone)
    coarse = a_listing(
        "Coarse",
        hours("tuesday", "10:00", "12:00"),
        organisation=runner,
        location_visibility="street",
        public_where="Near",
    )
    keep_apart(
        coarse,
        point=town.at(900, 900),
        place_name="House",
        address="2 Low Street",
        postcode="XQ1 1AB",
    )
    teams(runner)
    a_listing(
        "Corner shop",
        hours("monday", "08:00", "20:00"),
        kind="trusted_business",
        organisation=runner,
    )


def told() -> dict[str, Any]:
    """Everything in the register, by name, as plain values."""
    found = {}
    for listing in Listing.objects.select_related("organisation", "place"):
        sessions = [
            (*(getattr(s, name) for name in SESSION), patch_of(s)) for s in listing.sessions.all()
        ]
        exceptions = [
            tuple(getattr(e, name) for name in EXCEPTION) for e in listing.exceptions.all()
        ]
        place = listing.place
        lead = listing.lead_organisation
        found[listing.name] = {
            **{name: getattr(listing, name) for name in CARRIED},
            "organisation": [getattr(listing.organisation, name) for name in ORGANISATION],
            "lead": lead and lead.name,
            "place": place and tuple(getattr(place, name) for name in PLACE),
            "point": place and (round(place.point.x, 6), round(place.point.y, 6)),
            "address": place and place.address.split(",")[0],
            "sessions": sorted(map(repr, sessions)),
            "exceptions": sorted(map(repr, exceptions)),
        }
    return found


def patch_of(session: Session) -> list[str]:
    area = session.coverage_area
    return [area.name, area.name_cy] if area else []


def emptied() -> None:
    """Take everything away, as on another machine."""
    ListingException.objects.all().delete()
    Session.objects.all().delete()
    with opened():
        Listing.objects.all().delete()
    Place.objects.all().delete()
    CoverageArea.objects.all().delete()
    Organisation.objects.all().delete()


def test_no_field_is_forgotten():
    """A field that is new is carried, or it is said why not."""
    fields = {field.name for field in Listing._meta.concrete_fields}
    assert fields <= {*CARRIED, *NOT_COMPARED}
    own = {"id", "sort_order", "listing", "coverage_area"}
    assert {f.name for f in Session._meta.concrete_fields} == {*SESSION, *own}
    assert {f.name for f in ListingException._meta.concrete_fields} == {
        *EXCEPTION,
        *(own - {"coverage_area"}),
    }


def test_what_the_standard_carries_comes_back(client, tmp_path):
    a_town()
    before = told()
    feed = client.get("/open-referral/services?page=1&per_page=100&full=true").json()
    assert feed["total_items"] == len(before)

    emptied()
    done = import_feed(tmp_path, feed, publish=True)
    after = told()

    assert (done.file["refused"], done.file["added"]) == (0, len(before))
    assert after.keys() == before.keys()
    for name, values in before.items():
        differs = {
            key: (was, after[name][key]) for key, was in values.items() if after[name][key] != was
        }
        assert differs == {}, name


def test_patches_come_back_with_their_outlines(client, tmp_path):
    a_town()
    outline = CoverageArea.objects.get().boundary
    feed = client.get("/open-referral/services?full=true").json()
    emptied()
    import_feed(tmp_path, feed)

    again = CoverageArea.objects.get().boundary
    assert again.sym_difference(outline).area < outline.area * 5e-3  # the feed rounds to a metre


def test_a_second_trip_changes_nothing(client, tmp_path):
    a_town()
    feed = client.get("/open-referral/services?full=true").json()
    emptied()
    import_feed(tmp_path, feed)
    again = import_feed(tmp_path, feed)

    assert (again.file["changed"], again.file["kept"]) == (0, feed["total_items"])


def test_what_it_cannot_carry_is_listed(client, tmp_path):
    """A vetting of ours does not travel: a shop waits for its own in the other register."""
    a_town()
    feed = client.get("/open-referral/services?full=true").json()
    emptied()
    done = import_feed(tmp_path, feed, publish=True)

    assert [reason for _row, _field, reason in done.remarks("noted")] == [
        "a trusted business is not shown before it went through our own vetting"
    ]
    assert not Listing.objects.listed().filter(name="Corner shop").exists()
