"""Each record is kept, changed or refused by itself, with row, field and reason."""

from typing import Any

import pytest

from places.enums import Kind
from places.models import Clearance, Listing
from tests.places.open_referral_import.feeds import (
    a_location,
    a_service,
    at,
    import_feed,
    sessions,
    the_listing,
    uid,
    weekly,
)

pytestmark = pytest.mark.django_db


def moved(**members: Any) -> dict[str, Any]:
    """A service whose location has other members."""
    return a_service(service_at_locations=[at(a_location(**members))])


REFUSED = {
    "no name": (a_service() | {"name": ""}, "name", "is missing"),
    "a name of spaces": (a_service() | {"name": "   "}, "name", "is missing"),
    "a long name": (a_service(name="x" * 161), "name", "longer than 160"),
    "swapped": (moved(latitude=-3.0, longitude=51.6, addresses=[]), "longitude", "look swapped"),
    "far away": (moved(latitude=40.7, longitude=-74.0, addresses=[]), "longitude", "outside"),
    "zero for both": (moved(latitude=0, longitude=0), "postal_code", "is not among the loaded"),
    "an unknown postcode": (moved(latitude="", longitude=""), "postal_code", "XQ1 1AA is not"),
    "no id and no name": ({"description": "?"}, "id", "is missing, and so is the name"),
    "a long id": (a_service(id="x" * 100), "id", "longer than 80"),
    "a list": ([1, 2], "id", "is missing"),
}


@pytest.mark.parametrize(("record", "field", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_row_field_and_reason(tmp_path, record, field, reason):
    done = import_feed(tmp_path, [a_service("Sound"), record])

    ((row, where, why),) = done.remarks("refused")
    assert row == 2
    assert field in where
    assert reason in why
    assert [listing.name for listing in Listing.objects.all()] == ["Sound"]


USED = {
    "an age that is none": (a_service(minimum_age="eleven"), ("minimum_age", "not a number")),
    "ages the wrong way": (a_service(minimum_age=18, maximum_age=11), ("maximum_age", "is below")),
    "no such age": (a_service(minimum_age=-4), ("minimum_age", "is not an age")),
    "no web address": (a_service(url="ask at the desk"), ("url", "no web address")),
    "no e-mail address": (a_service(email="nobody"), ("email", "no e-mail address")),
    "a date in the future": (a_service(assured_date="2031-01-01"), ("assured_date", "future")),
    "no date": (a_service(assured_date="recently"), ("assured_date", "is not a date")),
    "an object for a text": (a_service(description={"en": "?"}), ("description", "no text")),
    "a text for an object": (a_service(languages=["en"]), ("languages", "no object")),
    "an unknown status": (a_service(status="open"), ("status", "none of the standard's")),
    "a bad postcode": (
        moved(addresses=[{"address_1": "1 High Street", "postal_code": "XQ1"}]),
        ("postal_code", "first part"),
    ),
    "an unknown language": (
        a_service(languages=[{"id": "1", "name": "Elvish"}]),
        ("name", "no language"),
    ),
    "hours in prose": (
        a_service(schedules=[{"id": "1", "description": "<b>Most Fridays</b> at seven"}]),
        ("schedules", "hours not known"),
    ),
}


@pytest.mark.parametrize(("record", "told"), USED.values(), ids=USED)
def test_used_and_told(tmp_path, record, told):
    done = import_feed(tmp_path, [record])

    assert done.file["added"] == 1
    field, reason = told
    assert [True for row, f, r in done.remarks("noted") if row == 1 and field in f and reason in r]


def test_ages_as_texts_and_without_limits(tmp_path):
    import_feed(tmp_path, [a_service(minimum_age="11", maximum_age="999")])

    assert (the_listing().age_from, the_listing().age_to) == (11, None)


def test_markup_goes_and_words_stay(tmp_path):
    text = "<p>Tea<br>and cake</p><script>alert(1)</script><img src=x onerror=alert(1)>Fish &lt;3"
    import_feed(tmp_path, [a_service(description=text)])

    assert the_listing().summary == "Tea\nand cake\nFish <3"


def test_what_has_no_id_is_known_by_its_name_and_organisation(tmp_path):
    record = a_service()
    del record["id"]
    first = import_feed(tmp_path, [record])
    second = import_feed(tmp_path, [record])

    assert (first.file["added"], second.file["kept"], Listing.objects.count()) == (1, 1, 1)
    assert "is missing; it is known by its name" in first.remarks("noted")[0][2]


@pytest.mark.parametrize("key", [17, "not-a-uuid", "a/b?c=d"])
def test_ids_that_are_no_uuids_will_do(tmp_path, key):
    import_feed(tmp_path, [a_service(id=key)])

    assert Listing.objects.get().origin_id == str(key)


def test_the_same_record_twice_is_one_listing(tmp_path):
    done = import_feed(tmp_path, [a_service(), a_service()])

    assert (done.file["added"], done.file["left_out"], done.file["refused"]) == (1, 1, 0)


def test_one_id_with_two_contents_is_told(tmp_path):
    done = import_feed(tmp_path, [a_service(), a_service(description="Another.")])

    ((row, field, why),) = done.remarks("refused")
    assert (row, field) == (2, "id")
    assert "record 1 is taken" in why
    assert the_listing().summary == "Chess for everybody."


def test_the_newer_of_two_contents_is_taken(tmp_path):
    old = a_service(last_modified="2025-01-01T00:00:00Z")
    new = a_service(description="New.", last_modified="2026-01-01T00:00:00Z")
    import_feed(tmp_path, [old, new])

    assert the_listing().summary == "New."


def test_two_places_are_two_listings_with_their_own_hours(tmp_path):
    hall, barn = at(a_location()), at(a_location("Barn", longitude=-3.01))
    schedules = [
        weekly("MO", "18:00", "20:00", service_at_location_id=hall["id"]),
        weekly("WE", "18:00", "20:00", service_at_location_id=barn["id"]),
    ]
    record = a_service(service_at_locations=[hall, barn], schedules=schedules)
    import_feed(tmp_path, [record])
    again = import_feed(tmp_path, [record])

    found = {
        listing.place.name: sessions(listing.get_latest_revision_as_object())
        for listing in Listing.objects.all()
    }
    assert found == {"Town Hall": ["monday 18:00-20:00"], "Barn": ["wednesday 18:00-20:00"]}
    assert again.file["kept"] == 2


def test_hours_that_name_none_of_two_places_are_not_known(tmp_path):
    places = [at(a_location()), at(a_location("Barn", longitude=-3.01))]
    done = import_feed(tmp_path, [a_service(service_at_locations=places)])

    assert {listing.hours_known for listing in Listing.objects.all()} == {"not_known"}
    assert "at which of its places" in done.remarks("noted")[0][2]


NEVER = ["Safe Haven Refuge", "Elm Children's Home", "Central Police Station", "Lucky Casino"]


@pytest.mark.parametrize("name", NEVER)
def test_what_is_never_listed(tmp_path, name):
    done = import_feed(tmp_path, [a_service("Sound"), a_service(name)], publish=True)

    assert [listing.name for listing in Listing.objects.all()] == ["Sound"]
    assert done.file["left_out"] == 1
    assert name not in str(done.report)
    assert "High Street" not in str(done.report)


def test_a_term_can_say_what_is_never_listed(tmp_path):
    term = {"taxonomy_term": {"id": "1", "name": "Refuges"}}
    done = import_feed(tmp_path, [a_service("Rose House", attributes=[term])])

    assert not Listing.objects.exists()
    assert "never listed: a home or a refuge" in done.remarks("left_out")[0][2]


def test_a_business_of_a_feed_waits_for_our_vetting(tmp_path):
    done = import_feed(tmp_path, [a_service()], kind=Kind.TRUSTED_BUSINESS, publish=True)

    listing = Listing.objects.get()
    assert not Clearance.objects.exists()
    assert not Listing.objects.listed().filter(pk=listing.pk).exists()
    assert "our own vetting" in done.remarks("noted")[0][2]


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_what_is_not_offered_is_not_listed(tmp_path, status):
    done = import_feed(tmp_path, [a_service(status=status), a_service("Sound")])

    assert [listing.name for listing in Listing.objects.all()] == ["Sound"]
    assert done.file["left_out"] == 1


def test_what_has_no_place_is_left_out(tmp_path):
    online = at(a_location(location_type="virtual"))
    done = import_feed(
        tmp_path, [a_service("Line", service_at_locations=[online]), a_service("Sound")]
    )

    assert done.remarks("left_out")[0][2].startswith("1 left out: no place to go to")


def test_other_ages_are_left_out_when_told(tmp_path):
    old = a_service("Tea dance", minimum_age=60, maximum_age="")
    done = import_feed(tmp_path, [old, a_service()], ages=(11, 25))

    assert [listing.name for listing in Listing.objects.all()] == ["Chess club"]
    assert done.file["left_out"] == 1


def test_the_first_place_keeps_the_identity_of_the_service(tmp_path):
    import_feed(tmp_path, [a_service()])

    assert Listing.objects.get().origin_id == uid("Chess club")
