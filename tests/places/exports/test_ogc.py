"""OGC API – Features as its standard says, asked by hand and by programs that wrote none of it."""

import json
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages

PLACES = "/ogc/collections/places/items"
GEOJSON = "application/geo+json"


@pytest.fixture
def made(db, freeze) -> dict:
    freeze(SATURDAY_EVENING)
    return town_pages.build()


def items(client, query: str = "", name: str = "places") -> dict:
    response = client.get(f"/ogc/collections/{name}/items{query}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == GEOJSON
    return response.json()


def names(collection: dict) -> set[str]:
    return {feature["properties"]["name"] for feature in collection["features"]}


def links(document: dict) -> dict[str, str]:
    return {link["rel"]: link["href"] for link in document["links"]}


def test_from_the_landing_page_to_a_feature(client, made) -> None:
    landing = client.get("/ogc").json()
    conformance = client.get(links(landing)["conformance"].replace("f=html", "f=json")).json()
    core = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"
    assert core in conformance["conformsTo"]
    assert client.get(links(landing)["service-desc"]).json()["openapi"] == "3.0.3"
    collections = client.get("/ogc/collections").json()["collections"]
    assert [one["id"] for one in collections] == ["places", "patches"]
    west, south, east, north = collections[0]["extent"]["spatial"]["bbox"][0]
    point = town.at()
    assert west <= point.x <= east
    assert south <= point.y <= north
    address = next(x["href"] for x in collections[0]["links"] if x["rel"] == "items")
    (gym,) = [f for f in client.get(address).json()["features"] if f["properties"]["name"] == "Gym"]
    one = client.get(f"{PLACES}/{gym['id']}").json()
    assert one["properties"] == gym["properties"]
    assert one["geometry"] == gym["geometry"]
    assert links(one)["collection"].startswith("http://testserver/ogc/collections/places")


def test_every_public_listing_is_in_one_collection(client, made) -> None:
    places, patches = items(client), items(client, name="patches")
    assert names(patches) == {"Street Team"}
    assert names(places) == {listing.name for listing in made.values()} - {"Street Team"}
    assert {f["geometry"]["type"] for f in patches["features"]} == {"MultiPolygon"}
    shapeless = [f["properties"]["name"] for f in places["features"] if f["geometry"] is None]
    assert shapeless == ["Rainbow"]


def test_pages_hold_everything_once(client, freeze, db) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(7):
        a_listing(f"Club {number}")
    address, seen = f"http://testserver{PLACES}?limit=3", []
    while address:
        page = client.get(address.removeprefix("http://testserver")).json()
        assert page["numberMatched"] == 7
        assert page["numberReturned"] == len(page["features"])
        seen += [feature["id"] for feature in page["features"]]
        address = links(page).get("next", "")
    assert len(seen) == len(set(seen)) == 7
    assert links(items(client, "?limit=3&offset=3"))["prev"].endswith("offset=0")
    assert len(items(client, "?limit=99999")["features"]) == 7


# Half a side in degrees, and how many of three places 2 km apart lie in it.
BOXES = {"around one": (0.001, 1), "around all": (1, 3), "around none": (0.0001, 0)}


@pytest.mark.parametrize("case", BOXES)
def test_a_box(client, freeze, db, case) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(3):
        a_listing(f"Club {number}", at_m=(number * 2_000, 0))
    a_hidden_listing("Rainbow")
    half, count = BOXES[case]
    at = town.at(1_000 if count == 0 else 0)
    box = f"{at.x - half},{at.y - half},{at.x + half},{at.y + half}"
    assert items(client, f"?bbox={box}")["numberMatched"] == count


def test_edges_of_a_box_are_parallels(client, freeze, db) -> None:
    """On the globe the straight way from Land's End to Norwich bends north by kilometres."""
    freeze(SATURDAY_EVENING)
    a_listing("Club")
    at = town.at()
    wide = f"{at.x - 4},{at.y - 0.001},{at.x + 4},{at.y + 1}"
    above = f"{at.x - 4},{at.y + 0.001},{at.x + 4},{at.y + 1}"
    assert items(client, f"?bbox={wide}")["numberMatched"] == 1
    assert items(client, f"?bbox={above}")["numberMatched"] == 0
    assert items(client, "?bbox=-180,-90,180,90")["numberMatched"] == 1
    assert items(client, "?bbox=170,50,0,60")["numberMatched"] == 1
    assert items(client, f"?bbox={at.x - 1},{at.y - 1},0,{at.x + 1},{at.y + 1},9")["numberMatched"]


TIMES = {
    "a moment": ("2026-11-28T21:30:00Z", {"Gym", "Midnight Cafe", "Snug", "Shop"}),
    "with an offset": ("2026-11-28T22:30:00+01:00", {"Gym", "Midnight Cafe", "Snug", "Shop"}),
    "past midnight": ("2026-11-29T01:30:00Z", {"Midnight Cafe", "Shop"}),
    "the end of what is half open": ("2026-11-29T02:00:00Z", {"Shop"}),
    "a day": ("2026-12-03", {"Shop", "Gym", "Rainbow"}),
    "a stretch": ("2026-11-30T08:00:00Z/2026-11-30T10:00:00Z", {"Library", "Shop"}),
    "until": ("../2026-11-28T00:00:00Z", None),
    "from": ("2026-11-28T00:00:00Z/..", None),
    "long ago": ("1999-01-01/1999-12-31", set()),
    "far ahead": ("2031-01-01T00:00:00Z", set()),
}


def test_a_time_means_known_to_be_open_then(client, made) -> None:
    for case, (text, expected) in TIMES.items():
        found = names(items(client, "?" + urlencode({"datetime": text})))
        if expected is None:
            assert {"Gym", "Shop"} <= found, case
        else:
            assert found == expected, case


def test_a_hidden_place_tells_parts_of_days_only(client, freeze, db) -> None:
    """Moment after moment, the answer changes with the part of the day and not with the doors."""
    freeze(SATURDAY_EVENING)
    town.an_authority()
    a_hidden_listing("Rainbow", hours("thursday", "18:47", "20:43"))
    found = {}
    for wall in ("16:59", "17:01", "18:46", "18:48", "20:42", "20:44", "21:59", "22:01"):
        found[wall] = bool(items(client, f"?datetime=2026-12-03T{wall}:00Z")["features"])
    evening = {"17:01", "18:46", "18:48", "20:42", "20:44", "21:59"}
    assert found == {wall: wall in evening for wall in found}


BAD = {
    "bbox=1,2,3": "bbox",
    "bbox=a,b,c,d": "bbox",
    "bbox=1,60,2,50": "bbox",
    "bbox=nan,1,2,3": "bbox",
    "datetime=yesterday": "datetime",
    "datetime=2026-11-28T21:30:00": "datetime",
    "datetime=2026-11-29/2026-11-27": "datetime",
    "datetime=a/b/c": "datetime",
    "limit=0": "limit",
    "limit=-1": "limit",
    "limit=ten": "limit",
    "offset=-5": "offset",
    "kind=castle": "kind",
    "f=xml": "f",
    "surprise=1": "surprise",
    "crs=http://www.opengis.net/def/crs/EPSG/0/27700": "crs",
    "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326": "bbox-crs",
}


def test_the_one_system_may_be_named(client, made) -> None:
    axes = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    plain = items(client, "?bbox=-9,49,3,61")["features"]
    assert items(client, f"?bbox=-9,49,3,61&crs={axes}&bbox-crs={axes}")["features"] == plain


@pytest.mark.django_db
@pytest.mark.parametrize("query", BAD)
def test_what_cannot_be_read_is_400_and_named(client, query) -> None:
    response = client.get(f"{PLACES}?{query}")
    assert response.status_code == 400
    assert response.json()["description"].startswith(f"{BAD[query]}:")


@pytest.mark.parametrize(
    "address",
    [
        "/ogc/collections/castles",
        "/ogc/collections/castles/items",
        f"{PLACES}/nothing",
        f"{PLACES}/00000000-0000-4000-8000-000000000000",
    ],
)
def test_what_is_not_there_is_404_in_json(client, db, address) -> None:
    response = client.get(address)
    assert (response.status_code, response.json()["code"]) == (404, "NotFound")


def test_one_chooses_json_or_a_page(client, db) -> None:
    for address in ("/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections", PLACES):
        page = client.get(address, headers={"accept": "text/html,*/*;q=0.1"})
        assert page["Content-Type"].startswith("text/html"), address
        assert "Accept" in page["Vary"]
        assert client.get(address + "?f=json").json()
        assert "json" in client.get(address, headers={"accept": "*/*"})["Content-Type"]
        assert client.get(address, headers={"accept": "image/png"}).status_code == 406
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"
        assert client.get(address).cookies == {}
        assert client.post(address).status_code == 405


def test_queries_do_not_grow_with_the_page(client, freeze, db) -> None:
    freeze(SATURDAY_EVENING)
    counts = []
    for size in (2, 9):
        for number in range(size):
            a_listing(f"Club {size} {number}", hours("saturday", "18:00", "22:00"))
        with CaptureQueriesContext(connection) as captured:
            items(client, "?datetime=2026-11-28T21:30:00Z")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 6


# GDAL keeps Python from answering while it asks, so it asks from a process of its own.
READ_BY_GDAL = """
import sys, geopandas
address, *box = sys.argv[1:]
bbox = tuple(map(float, box)) or None
frame = geopandas.read_file(address, layer="places", bbox=bbox, PAGE_SIZE="2")
assert frame.crs.to_epsg() == 4326
print(frame[["name", "geometry"]].to_json())
"""


def read_by_gdal(*arguments: str) -> dict[str, list[float]]:
    """Names with coordinates, as GDAL's client of the standard finds them."""
    done = subprocess.run(
        [sys.executable, "-c", READ_BY_GDAL, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    features = json.loads(done.stdout)["features"]
    return {f["properties"]["name"]: f["geometry"]["coordinates"] for f in features}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_gdal_reads_it_over_the_network(live_server) -> None:
    """It walks the pages, asks for a box, and hands over what the register has."""
    for number in range(5):
        a_listing(f"Club {number}", at_m=(number * 100, 0))
    address = f"OAPIF:{live_server.url}/ogc"
    found = read_by_gdal(address)
    assert sorted(found) == [f"Club {number}" for number in range(5)]
    lon, lat = found["Club 0"]
    assert (lon, lat) == pytest.approx(town.at().coords, abs=2e-5)
    box = (lon - 0.0005, lat - 0.001, lon + 0.0005, lat + 0.001)
    assert list(read_by_gdal(address, *map(str, box))) == ["Club 0"]
