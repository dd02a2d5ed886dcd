"""What a service tells: every member of the standard that we know something for, and ours."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID, uuid3, uuid4, uuid5

import pytest
from django.db.models import Value

from places.enums import HoldReason
from places.holds import hold
from places.land_lines import is_land_line
from places.models import Listing
from places.open_referral.identifiers import derived, meeting, meeting_id
from places.open_referral.values import uri
from tests.builders.places import a_listing, a_place, an_organisation, closed_on
from tests.places.open_referral.asking import NOW, ask, one

pytestmark = pytest.mark.django_db


def test_the_members_with_one_value(client, small_town) -> None:
    told = one(client, small_town.club)
    expected = {
        "name": "River Club",
        "alternate_name": "Clwb yr Afon",
        "description": "Games, music & <loud> things",
        "url": "https://example.org/clwb?a=1&b=%C5%B5",
        "email": "club@example.org",
        "status": "active",
        "fees": "Costs money. £1 at the door",
        "minimum_age": 11,
        "maximum_age": 18,
        "assured_date": "2026-11-28",
        "eligibility_description": "Sign up first. Ring on the day",
        "x_walk_in": "Somebody says hello.",
        "x_bring_friend": "yes",
        "x_step_free": "yes",
        "x_access_facts": ["quiet_space"],
        "x_hours_text": "Sa 18:00-22:00",
        "x_kind": "youth_provision",
    }
    assert {name: told.get(name) for name in expected} == expected
    assert "assurer_email" not in told


def test_its_organisation(client, small_town) -> None:
    told = one(client, small_town.club)
    organisation = told["organization"]
    assert organisation["id"] == told["organization_id"] == str(small_town.runner.uid)
    assert (organisation["name"], organisation["website"]) == ("River Youth", "https://example.org")
    # It has a listing that hides where it is: its office may be there.
    assert "phones" not in organisation


def test_phones_and_languages_that_the_profile_dropped(client, small_town) -> None:
    told = one(client, small_town.club)
    (contact,) = told["contacts"]
    numbers = {phone["type"]: phone["number"] for phone in contact["phones"]}
    assert numbers == {"voice": "01632 960123", "text": "07700 900123"}
    named = {(language["code"], language["name"]) for language in told["languages"]}
    assert named == {("en", "English"), ("cy", "Welsh")}


def test_cost_and_terms(client, small_town) -> None:
    told = one(client, small_town.club)
    (cost,) = told["cost_options"]
    assert (cost["option"], cost["amount_description"]) == ("Costs money", "£1 at the door")
    assert "amount" not in cost
    terms = {row["taxonomy_term"]["term"] for row in told["attributes"]}
    assert terms == {"youth_provision", "sign_up", "hot_food", "games"}
    assert {row["link_id"] for row in told["attributes"]} == {told["id"]}


def test_its_place_with_address_and_way_in(client, small_town) -> None:
    (there,) = one(client, small_town.club)["service_at_locations"]
    location = there["location"]
    assert (there["location_id"], location["id"]) == (str(small_town.hall.uid),) * 2
    (address,) = location["addresses"]
    assert {name: address[name] for name in address if name not in ("id", "location_id")} == {
        "address_1": "1 High Street",
        "city": "Eastmoor",
        "state_province": "Eastmoor",
        "postal_code": "ZE1 1AA",
        "country": "GB",
        "address_type": "physical",
    }
    assert [row["description"] for row in location["accessibility"]] == [
        *("Step-free", "Lift", "Ring the bell"),
    ]
    assert location["description"] == "Bus 7"


def test_an_address_without_all_its_lines_is_no_address(client, small_town) -> None:
    place = a_place("Barn", address="Somewhere Lane")
    (there,) = one(client, a_listing("Barn Club", place=place))["service_at_locations"]
    assert "addresses" not in there["location"]
    assert there["location"]["x_address"] == "Somewhere Lane"


def test_hours_hang_on_their_place(client, small_town) -> None:
    told = one(client, small_town.team)
    places = {row["id"]: row["location"]["name"] for row in told["service_at_locations"]}
    when = {places[row["service_at_location_id"]]: row["byday"] for row in told["schedules"]}
    assert when == {"Park": "TH", "Canal": "FR"}
    assert "latitude" not in json.dumps(told)


def test_patches_have_shapes(client, small_town) -> None:
    areas = one(client, small_town.team)["service_areas"]
    assert [(area["name"], area["extent_type"]) for area in areas] == [
        *(("Park", "geojson"), ("Canal", "geojson")),
    ]
    assert {json.loads(area["extent"])["type"] for area in areas} == {"MultiPolygon"}


def test_rules_and_exceptions_as_a_plain_list(client, small_town) -> None:
    told = one(client, small_town.club)
    assert told["x_sessions"][0] == {
        "repeat": "weekly",
        "day": "saturday",
        "opens_at": "18:00",
        "closes_at": "22:00",
        "season": "term",
        "on_bank_holidays": "normal",
    }
    assert told["x_sessions"][1]["ends_next_day"] is True
    assert told["x_exceptions"] == [
        {
            "kind": "closed",
            "valid_from": "2026-12-07",
            "valid_to": "2026-12-07",
            "note": "Boiler",
        },
        {
            "kind": "changed",
            "valid_from": "2026-12-14",
            "valid_to": "2026-12-14",
            "opens_at": "10:00",
            "closes_at": "12:00",
        },
    ]


def test_hours_that_nobody_knows_are_said_in_words(client, small_town) -> None:
    (schedule,) = one(client, small_town.unknown)["schedules"]
    assert "not known" in schedule["description"]
    assert "opens_at" not in schedule


def test_a_long_closure_is_a_status(client, freeze) -> None:
    freeze(NOW)
    listing = a_listing("Pool", exceptions=(closed_on(date(2026, 11, 20), date(2026, 12, 31)),))
    told = one(client, listing)
    closed = ("temporarily closed", "Closed until 31 December 2026.")
    assert (told["status"], told["alert"]) == closed


def test_people_found_it_shut(client, freeze) -> None:
    freeze(NOW)
    listing = a_listing("Gym")
    hold(listing, HoldReason.REPORTED_SHUT)
    told = one(client, listing)
    assert told["status"] == "active"
    assert "ring first" in told["alert"]


def test_an_organisation_with_its_services(client, small_town) -> None:
    uid = small_town.runner.uid
    short = ask(client, f"/organizations/{uid}")["services"]
    assert [set(row) for row in short] == [{"id", "name", "status"}] * 2
    whole = ask(client, f"/organizations/{uid}", full_service="true")["services"]
    assert whole == [one(client, small_town.club), one(client, small_town.hidden)]
    listed = ask(client, "/organizations", full_service="true", search="river")["contents"][0]
    assert listed["services"] == whole


def test_an_organisation_without_words_still_has_a_description(client, freeze) -> None:
    freeze(NOW)
    organisation = an_organisation("Quiet", type="faith", phone="01632 960555")
    a_listing("Drop-in", organisation=organisation)
    told = ask(client, f"/organizations/{organisation.uid}")
    assert told["description"] == "Faith group."
    assert told["phones"][0]["number"] == "01632 960555"


def test_ids_are_the_standard_ones() -> None:
    parent, where = uuid4(), uuid4()
    for role in ("phone:voice", "schedule:ŵ", ""):
        assert derived(parent, role) == str(uuid5(parent, role))
    assert meeting(parent, where) == str(uuid3(parent, str(where)))
    assert meeting(parent, None) == str(uuid3(parent, "place"))


def test_postgresql_works_out_the_same_ids(small_town) -> None:
    rows = Listing.objects.annotate(known_as=meeting_id("uid", Value("place")))
    for uid, known_as in rows.values_list("uid", "known_as"):
        assert known_as == UUID(meeting(uid, None))


@pytest.mark.parametrize(
    ("number", "nowhere"),
    [
        ("07700 900123", True),
        ("+44 7700 900123", True),
        ("+44 (0)7700 900123", True),
        ("0800 1111", True),
        ("0300 123 1100", True),
        ("116 123", True),
        ("85258", True),
        ("01632 960123", False),
        ("+44 1632 960123", False),
        ("0044 20 7946 0123", False),
        ("(029) 2018 0123", False),
        ("960123", False),
    ],
)
def test_land_lines_tell_where_they_ring(number, nowhere) -> None:
    assert is_land_line(number) is not nowhere


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("http://bücher.example/ä", "http://xn--bcher-kva.example/%C3%A4"),
        ("https://example.org/?q=[1]", "https://example.org/?q=%5B1%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("javascript:alert(1)", None),
        ("https://user:secret@example.org", None),
        ("https://", None),
        ("", None),
        ("https://[", None),
    ],
)
def test_web_addresses_are_what_the_standard_calls_one(typed, written) -> None:
    assert uri(typed) == written
