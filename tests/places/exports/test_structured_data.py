"""Place pages for programs: JSON-LD that a page may hold, with hours that are true day by day."""

import json
import re
from datetime import date, datetime, time, timedelta

import pytest

from places.exact_locations import keep_apart
from places.finder.states import is_unconfirmed
from places.models import BankHoliday, OpenInterval
from places.timetable import LONDON
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, a_place, hours
from tests.places.finder.asking import SATURDAY_EVENING, london
from tests.places.public_pages import town_pages

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SLUGS = ("gym", "midnight-cafe", "snug", "library", "street-team", "shop")
AHEAD_DAYS = 28


def told(client, slug: str, prefix: str = "") -> dict:
    """What the page says to programs."""
    blocks = BLOCK.findall(client.get(f"{prefix}/places/{slug}/").content.decode())
    assert len(blocks) == 1
    return json.loads(blocks[0])


def read_as_schema_org(usual: list[dict], special: list[dict], days: list[date]) -> set:
    """The times of each day, by a reader that follows schema.org and knows nothing of ours."""
    found = set()
    for day in days:
        own = [s for s in special if s["validFrom"] <= day.isoformat() <= s["validThrough"]]
        weekly = [
            s
            for s in usual
            if s["validFrom"] <= day.isoformat() <= s["validThrough"]
            and s.get("dayOfWeek", WEEKDAYS[day.weekday()]).endswith(WEEKDAYS[day.weekday()])
        ]
        for spec in own or weekly:
            opens, closes = (time.fromisoformat(spec[n]) for n in ("opens", "closes"))
            if opens == closes == time(0):
                continue
            last = day if closes > opens else day + timedelta(days=1)
            if closes == time(23, 59):
                last, closes = day + timedelta(days=1), time(0)
            found.add(
                (
                    datetime.combine(day, opens, LONDON).timestamp(),
                    datetime.combine(last, closes, LONDON).timestamp(),
                )
            )
    return found


def minutes(stretches: set, first: date, last: date) -> set[int]:
    """The quarter hours of these days at which it is open."""
    start = int(datetime.combine(first, time(6), LONDON).timestamp())
    end = int(datetime.combine(last, time(6), LONDON).timestamp())
    return {at for at in range(start, end, 900) if any(a <= at < b for a, b in stretches)}


@pytest.mark.django_db
@pytest.mark.parametrize("moment", [SATURDAY_EVENING, london("2027-03-15 12:00")])
def test_the_hours_are_the_stored_ones(client, freeze, moment) -> None:
    freeze(moment)
    made = town_pages.build()
    BankHoliday.objects.create(nation="wales", day=date(2026, 12, 19), title="A Saturday")
    for listing in made.values():
        listing.save()
    first = moment.date() + timedelta(days=1)
    days = [first + timedelta(days=n - 1) for n in range(AHEAD_DAYS)]
    open_ones = 0
    for slug in SLUGS:
        said = told(client, slug)
        usual = said.get("openingHoursSpecification", said.get("hoursAvailable", []))
        special = said.get("specialOpeningHoursSpecification", [])
        rows = OpenInterval.objects.filter(listing=made[slug], certainty="open")
        stored = {(r.during.lower.timestamp(), r.during.upper.timestamp()) for r in rows}
        ours = minutes(read_as_schema_org(usual, special, days), first, days[-1])
        theirs = minutes(stored, first, days[-1])
        if is_unconfirmed(made[slug]):
            theirs = set()  # nobody believes its hours any more
        assert ours == theirs, slug
        open_ones += bool(ours)
    assert open_ones >= 4


@pytest.mark.django_db
def test_past_midnight_and_exceptions(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    made = town_pages.build()
    (cafe,) = told(client, "midnight-cafe")["openingHoursSpecification"]
    assert (cafe["dayOfWeek"], cafe["opens"], cafe["closes"]) == (
        "https://schema.org/Saturday",
        "19:00",
        "02:00",
    )
    special = told(client, "gym")["specialOpeningHoursSpecification"]
    by_day = {s["validFrom"]: (s["opens"], s["closes"]) for s in special}
    assert by_day["2026-12-05"] == ("00:00", "00:00")
    assert by_day["2026-12-12"] == ("14:00", "17:00")
    assert by_day["2026-12-01"] == ("18:00", "21:00")  # in term time
    assert made["gym"].sessions.count() == 3


@pytest.mark.django_db
def test_what_is_not_sure_is_neither_open_nor_closed(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    BankHoliday.objects.create(nation="wales", day=date(2026, 12, 7), title="A Monday")
    a_listing("Hall", hours("monday", "10:00", "12:00", on_bank_holidays="not_said"))
    said = told(client, "hall")
    days = [s["validFrom"] for s in said["openingHoursSpecification"]]
    assert days == ["2026-11-30", "2026-12-14", "2026-12-21"]
    assert "specialOpeningHoursSpecification" not in said
    listing = a_listing("Old", hours("monday", "10:00", "12:00"), confirmed_on=None)
    assert "openingHoursSpecification" not in told(client, listing.slug)


@pytest.mark.django_db
def test_facts_of_a_place(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    gym = told(client, "gym")
    assert (gym["@context"], gym["@type"], gym["name"]) == ("https://schema.org", "Place", "Gym")
    assert gym["address"]["postalCode"] == "ZE1 1AA"
    assert gym["isAccessibleForFree"] is True
    assert gym["geo"]["latitude"] == round(town.at(500).y, 5)
    assert "Hot food" in [feature["name"] for feature in gym["amenityFeature"]]
    assert gym["url"] == "http://testserver/places/gym/"
    team = told(client, "street-team")
    assert (team["@type"], team["areaServed"]) == ("Service", ["Eastmoor Park"])
    assert "geo" not in team
    assert "address" not in team
    assert told(client, "gym", "/cy")["name"] == "Campfa"
    assert told(client, "shop")["@type"] == "LocalBusiness"


@pytest.mark.django_db
@pytest.mark.parametrize("visibility", ["street", "area", "hidden"])
def test_what_shows_less_says_less(client, freeze, visibility) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    if visibility == "hidden":
        a_hidden_listing("Rainbow", hours("thursday", "18:47", "20:43"))
        html = client.get("/places/rainbow/").content.decode()
        assert "ld+json" not in html
        assert "schema.org" not in html
        return
    listing = a_listing(
        "Coarse", location_visibility=visibility, at_m=None, public_where="Eastmoor"
    )
    keep_apart(listing, point=town.at(130, 140), place_name="Secret House")
    said = told(client, "coarse")
    assert said["address"] == "Eastmoor"
    assert "geo" not in said


@pytest.mark.django_db
def test_nothing_in_the_register_ends_the_block(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    name = "</script><script>alert(1)</script>\u2028<!-- & 'x' \"y\""
    a_listing("Club", name_cy=name, place=a_place(name, address=name), summary=name)
    said = told(client, "club", "/cy")
    assert (said["name"], said["description"]) == (name, name)
    html = client.get("/cy/places/club/").content.decode()
    assert "<script>alert" not in html
