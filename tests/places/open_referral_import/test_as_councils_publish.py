"""Shapes in which councils really publish: hours at each place, twice, or under other names."""

import json
from typing import Any

import pytest

from places.models import Listing
from tests.places.open_referral_import.feeds import (
    a_location,
    a_service,
    an_old_location,
    an_old_service,
    import_feed,
    sessions,
    the_listing,
)

pytestmark = pytest.mark.django_db


def weekly(key: str, byday: str, opens_at: str = "17:30:00", closes_at: str = "19:00:00") -> Any:
    """Hours as version 1.0 writes them: every member is there, most of them empty."""
    empty = dict.fromkeys(("bymonthday", "description", "dtstart", "interval", "valid_from"), "")
    return {
        "id": key,
        "freq": "WEEKLY",
        "byday": byday,
        "opens_at": opens_at,
        "closes_at": closes_at,
        "valid_to": "",
        **empty,
    }


def meeting(location: dict[str, Any], *hours: Any, holidays: Any = ()) -> dict[str, Any]:
    """A service at a location as the reference server of version 1.0 writes it: without an id."""
    told = {"regular_schedule": list(hours), "holidayScheduleCollection": list(holidays)}
    return {**told, "location": location}


def other_location() -> dict[str, Any]:
    """A second place of version 1.0."""
    return {**an_old_location(), "id": "barn", "name": "Barn", "longitude": -3.02}


def test_hours_that_stand_at_the_place_alone(tmp_path):
    here = meeting(an_old_location(), weekly("a", "MO,WE"))
    record = an_old_service(regular_schedules=[], service_at_locations=[here])
    done = import_feed(tmp_path, [record])

    assert sessions(the_listing()) == ["monday 17:30-19:00", "wednesday 17:30-19:00"]
    assert done.remarks("noted") == []


def test_hours_that_stand_at_the_service_and_again_at_each_of_its_places(tmp_path):
    hall, barn = weekly("a", "MO"), weekly("b", "FR", "10:00:00", "12:00:00")
    places = [meeting(an_old_location(), hall), meeting(other_location(), barn)]
    record = an_old_service(regular_schedules=[hall, barn], service_at_locations=places)
    import_feed(tmp_path, [record])

    found = {
        listing.place.name: sessions(listing.get_latest_revision_as_object())
        for listing in Listing.objects.all()
    }
    assert found == {"Little Theatre": ["monday 17:30-19:00"], "Barn": ["friday 10:00-12:00"]}


def test_holidays_of_a_place_under_the_name_of_the_reference_server(tmp_path):
    days = {"start_date": "2026-12-24T00:00:00.000Z", "end_date": "2026-12-26T00:00:00.000Z"}
    closed = {"id": "c", "closed": "true", "open_at": "", "closes_at": "", **days}
    shorter = {
        "id": "d",
        "closed": "false",
        "open_at": "10:00",
        "closes_at": "12:00",
        "start_date": "2026-12-31",
        "end_date": "",
    }
    here = meeting(an_old_location(), weekly("a", "TH"), holidays=[closed, shorter])
    import_feed(tmp_path, [an_old_service(regular_schedules=[], service_at_locations=[here])])

    found = [
        (e.kind, str(e.first_day), str(e.last_day), str(e.starts_at or ""))
        for e in the_listing().exceptions.order_by("first_day")
    ]
    assert found == [
        ("closed", "2026-12-24", "2026-12-26", ""),
        ("changed", "2026-12-31", "2026-12-31", "10:00:00"),
    ]


def test_a_number_that_is_none_is_nothing(tmp_path):
    """Tables write NaN where a cell is empty; no other record of the page suffers for it."""
    nowhere = a_location(latitude=float("nan"), longitude=float("nan"))
    odd = a_service("Odd", minimum_age=float("nan"), maximum_age=float("inf"), email=float("nan"))
    lost = a_service("Lost", service_at_locations=[{"id": "m", "location": nowhere}])
    text = json.dumps({"contents": [a_service("Sound"), odd, lost]})
    assert "NaN" in text
    assert "Infinity" in text
    done = import_feed(tmp_path, text)

    assert (done.file["added"], done.file["refused"]) == (2, 1)
    assert (the_listing(name="Odd").age_from, the_listing(name="Odd").age_to) == (None, None)
    ((row, field, why),) = done.remarks("refused")
    assert (row, "postal_code" in field) == (3, True)
    assert "there is no other position" in why


def test_one_page_of_everything_that_feeds_are_full_of(tmp_path):
    """Empty texts, no ids, prose, ids twice, hours in prose: a report that says what was done."""
    nameless = a_service() | {"id": "n", "name": " "}
    without_id = {k: v for k, v in a_service("No id").items() if k != "id"}
    prose = a_service("Prose", schedules=[], description="<h2>When</h2><p>Mondays&nbsp;7pm</p>")
    empty = a_service("Empty", url="", email="", minimum_age="", assured_date="", languages=[{}])
    upper = a_service("Twice") | {"description": "Other.", "last_modified": "2026-02-01"}
    records = [nameless, without_id, prose, empty, a_service("Twice"), upper, None, "x"]
    done = import_feed(tmp_path, {"total_items": 8, "contents": records})
    again = import_feed(tmp_path, {"total_items": 8, "contents": records})

    assert done.error == ""
    assert sorted(Listing.objects.values_list("name", flat=True)) == [
        *("Empty", "No id", "Prose", "Twice")
    ]
    assert the_listing(name="Prose").summary == "When\nMondays 7pm"
    assert the_listing(name="Prose").hours_known == "not_known"
    refused = sorted((row, field) for row, field, _why in done.remarks("refused"))
    assert refused == [(1, "name"), (6, "id"), (7, "id"), (8, "id")]
    assert (again.file["added"], again.file["changed"], again.file["kept"]) == (0, 0, 4)
