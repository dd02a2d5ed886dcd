"""Our own feed into an empty register: what the standard can carry comes back as it was."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

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
    *("hours_known", "confirmed_on", "location_visibility"),
)
SESSION = (
    *("repeat", "weekday", "interval_weeks", "nth", "on_date", "starts_at", "ends_at"),
    *("ends_next_day", "season", "valid_from", "valid_to", "yearly_from", "yearly_to"),
    *("on_bank_holidays", "by_appointment"),
)
PLACE = ("name", "name_cy", "postcode", "step_free", "access_facts", "getting_there")


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
        exceptions=(closed_on(date(2026, 12, 24), date(2026, 12, 26), note="Christmas"),),
        organisation=runner,
        place=hall,
        name_cy="Clwb Nos Wener",
        summary="Pool & music.\nFood, too.",
        summary_cy="Pŵl.",
        walk_in="Somebody says hello.",
        walk_in_cy="Helo.",
        who_you_meet="Two youth workers.",
        who_you_meet_cy="Dau.",
        bring_friend="yes",
        give_name="first_name",
        stay_note="As long as you like.",
        stay_note_cy="Cyhyd.",
        age_from=11,
        age_to=18,
        cost="donation",
        cost_note="50p for a drink",
        access="sign_up",
        access_note="Fill in a form first",
        practical_help=["hot_food", "wifi"],
        step_free="partly",
        access_facts=["quiet_space", "lift"],
        languages=["en", "cy"],
        phone="03030 400002",
        text_number="07700 900123",
        email="club@eastmoor.example",
        website="https://eastmoor.example/club",
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
    patch = a_patch("Eastmoor Park")
    a_listing(
        "Street team",
        hours("saturday", "20:00", "23:00", coverage_area=patch),
        kind="detached_youth_work",
        at_m=None,
        organisation=runner,
    )
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
            (*(getattr(s, name) for name in SESSION), s.coverage_area and s.coverage_area.name)
            for s in listing.sessions.all()
        ]
        exceptions = [
            (e.kind, e.first_day, e.last_day, e.starts_at, e.ends_at, e.note)
            for e in listing.exceptions.all()
        ]
        place = listing.place
        found[listing.name] = {
            **{name: getattr(listing, name) for name in CARRIED},
            "organisation": listing.organisation.name,
            "place": place and tuple(getattr(place, name) for name in PLACE),
            "point": place and (round(place.point.x, 6), round(place.point.y, 6)),
            "address": place and place.address.split(",")[0],
            "sessions": sorted(map(repr, sessions)),
            "exceptions": sorted(map(repr, exceptions)),
        }
    return found


def emptied() -> None:
    """Take everything away, as on another machine."""
    ListingException.objects.all().delete()
    Session.objects.all().delete()
    Listing.objects.all().delete()
    Place.objects.all().delete()
    CoverageArea.objects.all().delete()
    Organisation.objects.all().delete()


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

    assert (again.file["changed"], again.file["kept"]) == (0, 5)


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
