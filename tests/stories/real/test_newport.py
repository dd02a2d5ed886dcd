"""A real town on a map page of its own: its ground, and every place whose hours are published."""

import csv
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Page, Request, expect

from cms.models import MapPage
from gis.basemap.build import build
from places.importers.osm_kinds import LEFT_OUT
from places.models import Listing
from tests.builders.pages import build_map
from tests.conftest import REPOSITORY
from tests.places.packs.conftest import load_real
from tests.places.packs.test_newport import OTHERWISE_LEFT_OUT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
TUESDAY_NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
# Around the middle of the town.
BOX = {"extent_west": -3.12, "extent_south": 51.5, "extent_east": -2.8, "extent_north": 51.66}
CLOSED_TO_ALL = {"private", "no"}
# Without what is left out, some 830 of the 937 that the list gives hours for.
ABOUT = 820
MOST_DOUBTED = 0.02


@pytest.fixture
def newport(shared_data: Path, transactional_db: None, settings, tmp_path: Path, freeze) -> MapPage:
    """All of Newport on a map page that shows any time; its basemap where tilemaker is."""
    freeze(TUESDAY_NOON)
    settings.BASEMAP_DIR = tmp_path / "basemaps"
    load_real("newport", tmp_path)
    if shutil.which("tilemaker"):
        build(REPOSITORY / "tests" / "area_packs" / "newport")
    return build_map(title="Newport", slug="newport", **BOX)


def in_the_list(shared_data: Path) -> dict[str, dict[str, str]]:
    """The list of points of interest that somebody else made of the same file, by id."""
    path = shared_data / "newport/osm/pois.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["osm_id"]: row for row in csv.DictReader(file)}


def has_hours(row: dict[str, str]) -> bool:
    """Whether the list gives hours for something that a register for young people has at all:
    pubs, bookmakers and the like are in the list of 937 and not on the map."""
    left_out = row["category"] in LEFT_OUT or row["osm_id"] in OTHERWISE_LEFT_OUT
    return (
        bool(row["opening_hours"].strip()) and not left_out and row["access"] not in CLOSED_TO_ALL
    )


def features(page: MapPage) -> list[dict[str, Any]]:
    """Everything on the map of the page."""
    feed_url = Client().get(page.url).context["map"].feed_url
    found: list[dict[str, Any]] = Client().get(feed_url).json()["features"]
    return found


def test_its_ground_and_its_places_with_hours(
    newport: MapPage, shared_data: Path, live_server, new_page: Callable[..., Page]
) -> None:
    shown = features(newport)
    ids = dict(Listing.objects.values_list("uid", "origin_id"))
    states = {ids[UUID(f["id"])]: f["properties"]["state"] for f in shown}
    told = {origin_id for origin_id, state in states.items() if state != "not_sure"}
    rows = in_the_list(shared_data)
    expected = {osm_id for osm_id, row in rows.items() if has_hours(row)}
    assert len(told) >= ABOUT
    # The list leaves out pitches of a sports ground that have no name of their own.
    assert not (told - expected) & rows.keys()
    # Sunrise, appointments and slips of the pen: shown all the same, as not sure.
    assert {states[osm_id] for osm_id in expected - told} == {"not_sure"}
    assert len(expected - told) <= MOST_DOUBTED * len(expected)

    asked: list[Request] = []
    page = new_page(width=360, height=740)
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{live_server.url}{newport.url}")
    page.get_by_role("button", name="Show map").click()
    ground = page.get_by_role("region", name=f"Map of {len(shown)} places")
    # Some fifteen hundred buttons: a busy machine needs its time.
    expect(ground).to_be_visible(timeout=30_000)
    if shutil.which("tilemaker"):
        page.wait_for_selector("canvas.basemap-tile")
        expect(page.locator(".map-from")).to_contain_text("OpenStreetMap")
    tiles = {urlsplit(request.url).path for request in asked if "/tiles/" in request.url}
    names = {PurePosixPath(path).name.rpartition("-")[0] for path in tiles}
    assert names == ({"newport-w06000022"} if shutil.which("tilemaker") else set())
