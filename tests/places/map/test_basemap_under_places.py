"""Where several towns have basemaps, a page shows the one that lies under its places."""

import json
from pathlib import Path

import pytest
from django.test import Client

from gis.basemap.catalogue import basemaps
from tests.builders import town
from tests.builders.pages import build_map
from tests.builders.places import a_listing

pytestmark = pytest.mark.django_db
WIDE_DEG = 0.2
HASH = "0123456789ab"


@pytest.fixture(autouse=True)
def two_basemaps(settings, tmp_path: Path) -> None:
    """Of a town far away, the first by its code, and of the tests' town."""
    settings.BASEMAP_DIR = tmp_path
    lon, lat = town.at().coords
    for code, east, north in (("anywhere", lon + 2, lat), ("eastmoor", lon, lat)):
        bounds = [east - WIDE_DEG, north - WIDE_DEG, east + WIDE_DEG, north + WIDE_DEG]
        about = {"code": code, "name": code, "as_of": "", "file": f"{code}-{HASH}.pmtiles"}
        about |= {"bounds": bounds, "centre": [east, north], "attribution": "Somebody"}
        (tmp_path / f"{code}.json").write_text(json.dumps(about), encoding="utf-8")
        (tmp_path / f"{code}-{HASH}.pmtiles").touch()
    assert [known.code for known in basemaps()] == ["anywhere", "eastmoor"]


def under(client: Client, address: str) -> str | None:
    basemap = client.get(address).context["map"].basemap
    return basemap.code if basemap else None


def test_the_one_under_the_places_without_a_box_or_a_spot(client: Client) -> None:
    a_listing("Club")
    page = build_map()
    assert [under(client, address) for address in (page.url, "/find/")] == ["eastmoor", "eastmoor"]


def test_none_where_no_place_is_shown_or_no_basemap_lies(client: Client) -> None:
    assert under(client, "/find/") is None
    a_listing("Club", at_m=(0, -200_000))
    assert under(client, "/find/") is None
