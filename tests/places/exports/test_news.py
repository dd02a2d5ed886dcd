"""The feed of what is new, read by a parser that wrote none of it."""

import xml.etree.ElementTree as ET
from datetime import datetime, timedelta

import pytest

from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def made(freeze) -> None:
    freeze(SATURDAY_EVENING)
    for weeks, name, kind in (
        (1, "Last week", "youth_provision"),
        (5, "A month ago", "respite_space"),
        (7, "Long ago", "youth_provision"),
    ):
        published = SATURDAY_EVENING - timedelta(weeks=weeks)
        a_listing(
            name,
            hours("monday", "18:00", "20:00"),
            kind=kind,
            first_published_at=published,
            last_published_at=published,
            summary="Games & <b>tea</b>",
            name_cy=f"{name} (cy)",
        )
    a_listing("Held back", live=False, first_published_at=SATURDAY_EVENING)


def entries(client, address: str) -> list[ET.Element]:
    return ET.fromstring(client.get(address).content).findall(f"{ATOM}entry")  # noqa: S314


def test_the_newest_of_the_last_weeks_come_first(client) -> None:
    found = entries(client, "/find/new.atom")
    assert [e.findtext(f"{ATOM}title") for e in found] == ["Last week", "A month ago"]
    first = found[0]
    assert first.find(f"{ATOM}link").get("href") == "http://testserver/places/last-week/"
    published = datetime.fromisoformat(first.findtext(f"{ATOM}published"))
    assert published == SATURDAY_EVENING - timedelta(weeks=1)
    assert first.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert first.findtext(f"{ATOM}summary") == "Games & <b>tea</b>"


@pytest.mark.parametrize("query", ["?kind=respite_space", "?kind=respite_space&when=now"])
def test_filters_hold_but_not_the_time(client, query) -> None:
    found = entries(client, f"/find/new.atom{query}")
    assert [e.findtext(f"{ATOM}title") for e in found] == ["A month ago"]


def test_rss_says_the_same(client) -> None:
    response = client.get("/find/new.rss")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ET.fromstring(response.content).find("channel")  # noqa: S314
    assert [item.findtext("title") for item in channel.findall("item")] == [
        "Last week",
        "A month ago",
    ]
    assert channel.findtext("link") == "http://testserver/find/"


def test_in_welsh(client) -> None:
    found = entries(client, "/cy/find/new.atom")
    assert found[0].findtext(f"{ATOM}title") == "Last week (cy)"
    assert found[0].find(f"{ATOM}link").get("href") == "http://testserver/cy/places/last-week/"


def test_the_list_leads_to_the_feed(client) -> None:
    html = client.get("/find/?kind=respite_space&when=now").content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in html
    assert 'href="/find/new.atom?kind=respite_space"' in html
