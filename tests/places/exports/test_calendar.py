"""The calendar of a list: the same moments and names as each listing's own, for years."""

from datetime import datetime, timedelta

import pytest
from dateutil import parser
from icalendar import Calendar

from places.models import Listing, OpenInterval
from places.timetable import LONDON
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, london
from tests.places.public_pages import town_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["in winter time", "over the clock change"])
def made(request, freeze) -> dict:
    freeze(SATURDAY_EVENING if request.param == "in winter time" else london("2027-01-16 12:00"))
    return town_pages.build()


def events(client, query: str = "") -> list:
    response = client.get(f"/find/calendar.ics{query}")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


def stored(**which) -> set[tuple[datetime, datetime]]:
    """Known intervals of listings that show when they are open."""
    rows = OpenInterval.objects.filter(certainty="open", **which)
    rows = rows.exclude(listing__location_visibility="hidden")
    return {(row.during.lower, row.during.upper) for row in rows}


def test_the_moments_are_the_stored_ones(client, made) -> None:
    timed = [e for e in events(client) if isinstance(e.decoded("dtstart"), datetime)]
    assert {(e.decoded("dtstart"), e.decoded("dtend")) for e in timed} == stored()
    assert len(timed) > 20


def test_each_event_is_named_as_in_its_own_calendar(client, made) -> None:
    own = set()
    for slug in Listing.objects.listed().values_list("slug", flat=True):
        single = Calendar.from_ical(client.get(f"/places/{slug}/calendar.ics").content)
        own |= {str(event["uid"]) for event in single.walk("VEVENT")}
    together = [str(event["uid"]) for event in events(client)]
    assert sorted(together) == sorted(own)


def test_a_reader_that_knows_nothing_of_ours_agrees(client, made) -> None:
    text = client.get("/find/calendar.ics").content.decode().replace("\r\n ", "")
    lines = text.split("\r\n")
    assert all(
        len(line.encode()) <= 75
        for line in client.get("/find/calendar.ics").content.decode().split("\r\n")
    )
    starts = {parser.isoparse(x.split(":")[1]) for x in lines if x.startswith("DTSTART:")}
    assert starts == {start for start, _end in stored()}
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    assert "X-PUBLISHED-TTL:PT6H" in lines
    assert "SOURCE;VALUE=URI:http://testserver/find/calendar.ics" in lines


def test_filters_hold_and_downloads_repeat(client, made) -> None:
    assert {str(e["summary"]) for e in events(client, "?kind=respite_space")} == {"Snug"}
    first = client.get("/find/calendar.ics")
    assert client.get("/find/calendar.ics").content == first.content


def test_a_time_in_the_question_is_the_time_of_the_events(client, freeze) -> None:
    freeze(london("2026-11-26 12:00"))
    town.an_authority()
    a_listing("Gym", hours("thursday", "18:00", "20:00"), hours("sunday", "10:00", "12:00"))
    a_hidden_listing("Rainbow", hours("saturday", "18:00", "20:00"))
    found = events(client, "?when=weekend&unsure=1")
    days = {(str(e["summary"]), e.decoded("dtstart")) for e in found}
    sunday = datetime(2026, 11, 29, 10, tzinfo=LONDON)
    assert days == {("Gym", sunday), ("Rainbow (Saturday evening)", sunday.date() - timedelta(1))}


def test_in_welsh(client, made) -> None:
    names = {
        str(e["summary"])
        for e in Calendar.from_ical(client.get("/cy/find/calendar.ics").content).walk("VEVENT")
    }
    assert "Campfa" in names
