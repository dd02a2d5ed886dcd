"""The list in other forms holds the list, whole and in order, and opens in others' programs."""

import csv
import io
import json

import geopandas
import pyogrio
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, a_patch, hours
from tests.places.finder.asking import SATURDAY_EVENING, names, page
from tests.places.public_pages import town_pages

pytestmark = pytest.mark.django_db
QUERIES = [
    "",
    "?when=tonight&near=Eastmoor",
    "?at=2026-11-28T21:30&unsure=1",
    "?kind=respite_space&kind=detached_youth_work",
    "?free=1&help=hot_food&age=14",
]
FORMS = ("list.csv", "list.geojson", "list.gpkg", "calendar.ics", "new.atom", "new.rss")


@pytest.fixture
def made(freeze) -> dict:
    freeze(SATURDAY_EVENING)
    return town_pages.build()


def table(client, query: str = "") -> list[dict[str, str]]:
    """The rows of the CSV."""
    text = client.get(f"/find/list.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_same_listings_in_the_same_order(client, made, tmp_path) -> None:
    for query in QUERIES:
        listed = names(page(client, query))
        assert listed
        assert [row["name"] for row in table(client, query)] == listed
        collection = client.get(f"/find/list.geojson{query}").json()
        assert [f["properties"]["name"] for f in collection["features"]] == listed
        file = tmp_path / "places.gpkg"
        file.write_bytes(client.get(f"/find/list.gpkg{query}").content)
        layers = [geopandas.read_file(file, layer=layer) for layer in ("places", "patches")]
        assert sorted([*layers[0]["name"], *layers[1]["name"]]) == sorted(listed)


def test_all_pages_are_one_file(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(30):
        a_listing(f"Club {number:02}")
    assert len(names(page(client))) == 24
    assert len(table(client, "?page=2")) == 30


def test_a_row_says_what_the_page_says(client, made) -> None:
    (row,) = [row for row in table(client) if row["name"] == "Gym"]
    assert row["venue"] == "Market Hall"
    assert (row["address"], row["postcode"]) == ("1 Market Street", "ZE1 1AA")
    assert (row["age_from"], row["age_to"], row["cost"]) == ("11", "18", "free")
    assert row["practical_help"] == "hot_food;lift_home"
    assert (row["phone"], row["state"]) == ("01632 960001", "open")
    assert row["closes_at"] == "2026-11-28T22:00:00+00:00"
    assert row["page"] == "http://testserver/places/gym/"
    point = town.at(500)
    assert float(row["longitude"]) == pytest.approx(point.x, abs=1e-5)
    assert float(row["latitude"]) == pytest.approx(point.y, abs=1e-5)


def test_in_welsh_links_and_words_are_welsh(client, made) -> None:
    rows = json.loads(client.get("/cy/find/list.geojson").content)["features"]
    (gym,) = [r["properties"] for r in rows if r["properties"]["name"] == "Gym"]
    assert gym["name_cy"] == "Campfa"
    assert gym["page"] == "http://testserver/cy/places/gym/"
    assert "Sad" in gym["hours"]


def test_gis_programs_read_the_geopackage(client, made, tmp_path) -> None:
    """GDAL, which wrote no part of it, finds layers, reference system, shapes and types."""
    file = tmp_path / "places.gpkg"
    response = client.get("/find/list.gpkg")
    assert response["Content-Type"] == "application/geopackage+sqlite3"
    file.write_bytes(response.content)
    assert pyogrio.list_layers(file).tolist() == [["places", "Point"], ["patches", "MultiPolygon"]]
    places = geopandas.read_file(file, layer="places").set_index("name")
    assert places.crs.to_epsg() == 4326
    point = town.at(500)
    assert places.loc["Gym"].geometry.coords[0] == pytest.approx((point.x, point.y), abs=1e-9)
    assert places.loc["Gym"]["age_from"] == 11
    assert places.loc["Rainbow"].geometry is None
    patches = geopandas.read_file(file, layer="patches")
    assert patches.geometry.is_valid.all()
    assert patches.geometry.iloc[0].area > 0


def test_an_empty_list_is_an_empty_file(client, freeze, tmp_path) -> None:
    freeze(SATURDAY_EVENING)
    assert table(client) == []
    assert client.get("/find/list.geojson").json()["features"] == []
    file = tmp_path / "none.gpkg"
    file.write_bytes(client.get("/find/list.gpkg").content)
    assert len(geopandas.read_file(file, layer="places")) == 0
    assert b"BEGIN:VEVENT" not in client.get("/find/calendar.ics").content


def test_no_cookie_no_index_checked_again(client, made) -> None:
    for form in FORMS:
        response = client.get(f"/find/{form}")
        assert response.status_code == 200, form
        assert response.cookies == {}, form
        assert "Cookie" not in response.get("Vary", ""), form
        assert "no-cache" in response["Cache-Control"], form
        assert response["X-Robots-Tag"] == "noindex", form
        again = client.get(f"/find/{form}", headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304, form
        assert client.post(f"/find/{form}").status_code == 405, form


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_read_is_an_error_and_postcodes_become_coarse(client, form) -> None:
    refused = client.get(f"/find/{form}?age=old")
    assert refused.status_code == 400
    assert refused.json()["field"] == "age"
    moved = client.get(f"/find/{form}?near=ZE1+1AA&free=1")
    assert moved.status_code == 302
    assert moved["Location"] == f"/find/{form}?near=ZE1&free=1"


def test_what_is_too_much_is_refused_early(client, freeze, settings) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(3):
        a_listing(f"Club {number}")
    settings.EXPORT_MOST_LISTINGS = 2
    response = client.get("/find/list.csv")
    assert (response.status_code, response.json()["error"]) == (400, "too_many")


@pytest.mark.parametrize("form", FORMS)
def test_queries_do_not_grow_with_the_list(client, freeze, form) -> None:
    freeze(SATURDAY_EVENING)
    counts = []
    for round_ in range(2):
        for number in range(3 + 5 * round_):
            name = f"Club {round_} {number}"
            a_listing(
                name, hours("saturday", "18:00", "22:00"), first_published_at=SATURDAY_EVENING
            )
        patch = hours("friday", "18:00", "21:00", coverage_area=a_patch(f"Park {round_}"))
        a_listing(f"Team {round_}", patch, at_m=None, kind="detached_youth_work")
        a_hidden_listing(f"Rainbow {round_}", hours("thursday", "18:00", "20:00"))
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/find/{form}")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 9
