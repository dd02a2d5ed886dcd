"""The calendar is read back by another library, to the very same instants."""

from datetime import datetime, timedelta

import pytest
from dateutil import parser
from icalendar import Calendar

from places.models import OpenInterval
from tests.places.finder.asking import SATURDAY_EVENING, london
from tests.places.public_pages import town_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["in winter time", "over the clock change"])
def made(request, freeze) -> dict:
    freeze(SATURDAY_EVENING if request.param == "in winter time" else london("2027-01-16 12:00"))
    return town_pages.build()


def _stored(listing) -> set[tuple[datetime, datetime]]:
    rows = OpenInterval.objects.filter(listing=listing, certainty="open")
    return {(row.during.lower, row.during.upper) for row in rows}


@pytest.mark.parametrize("slug", ["gym", "midnight-cafe", "library", "street-team", "shop"])
def test_events_are_the_stored_intervals(client, made, slug) -> None:
    response = client.get(f"/places/{slug}/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert {(e.decoded("dtstart"), e.decoded("dtend")) for e in events} == _stored(made[slug])
    assert len(events) > 0
    uids = [str(event["uid"]) for event in events]
    assert len(set(uids)) == len(uids)


def test_a_reader_that_knows_nothing_of_ours_agrees(client, made) -> None:
    """dateutil parses the bare lines; no part of it is shared with the writer."""
    text = client.get("/places/midnight-cafe/calendar.ics").content.decode()
    assert "\r\n" in text
    lines = text.replace("\r\n ", "").split("\r\n")
    starts = [parser.isoparse(x.split(":")[1]) for x in lines if x.startswith("DTSTART")]
    ends = [parser.isoparse(x.split(":")[1]) for x in lines if x.startswith("DTEND")]
    assert all(start.utcoffset() == timedelta(0) for start in starts)
    assert set(zip(starts, ends, strict=True)) == _stored(made["midnight-cafe"])


def test_names_of_events_stay_from_one_download_to_the_next(client, made) -> None:
    first = client.get("/places/gym/calendar.ics")
    assert client.get("/places/gym/calendar.ics").content == first.content
    again = client.get("/places/gym/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_where_it_is(client, made) -> None:
    text = client.get("/places/gym/calendar.ics").content.decode().replace("\r\n ", "")
    assert "LOCATION:Market Hall\\, 1 Market Street\\, ZE1 1AA" in text
    assert "LOCATION" not in client.get("/places/rainbow/calendar.ics").content.decode()


def test_doubt_is_marked(client, made) -> None:
    listing = made["midnight-cafe"]
    listing.confirmed_on = None
    listing.save()
    text = client.get("/places/midnight-cafe/calendar.ics").content.decode()
    assert "STATUS:TENTATIVE" in text
    assert "STATUS:CONFIRMED" not in text
