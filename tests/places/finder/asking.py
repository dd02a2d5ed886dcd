"""Asks the finder as a reader does, and reads what comes back."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

LONDON = ZoneInfo("Europe/London")
SATURDAY_EVENING = datetime(2026, 11, 28, 20, 10, tzinfo=LONDON)
CARD_LINK = re.compile(
    r'<h3><svg.*?</svg><a href="(?:/cy)?/places/([\w-]+)/">([^<]*)</a></h3>', re.S
)
COUNT = re.compile(r'<h2 id="found">(\d+) ')


def london(text: str) -> datetime:
    """ "2026-11-28 21:30" on London's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def page(client: Client, query: str = "", status: int = 200) -> str:
    """The text of a list page."""
    response = client.get(f"/find/{query}")
    assert response.status_code == status, response.content
    return response.content.decode()


def names(html: str) -> list[str]:
    """Names on the cards, in order."""
    return [name for _slug, name in CARD_LINK.findall(html)]


def total(html: str) -> int:
    """The number that the page says it found."""
    found = COUNT.search(html)
    assert found, "the page says no number"
    return int(found.group(1))


def features(client: Client, query: str = "", status: int = 200) -> list[dict[str, Any]]:
    """The features of the map's feed."""
    response = client.get(f"/find/places.geojson{query}")
    assert response.status_code == status, response.content
    collection = response.json()
    assert collection["type"] == "FeatureCollection"
    return collection["features"]


def found(client: Client, query: str = "") -> list[str]:
    """Names on the page, after making sure that the feed found the same in the same order."""
    html = page(client, query)
    assert [f["properties"]["name"] for f in features(client, query)] == names(html)
    assert total(html) == len(names(html))
    return names(html)
