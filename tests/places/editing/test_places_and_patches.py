"""Pins, patches and calendars as an editor enters them."""

import json
from datetime import date

import pytest
from django.contrib.gis.geos import Point
from django.test import Client
from django.urls import reverse

from gis.crs import WGS84, to_lon_lat
from gis.models import Postcode
from guardianship.accounts.roles import Role
from places.models import BankHoliday, CoverageArea, Place, TermCalendarRow
from tests.builders.listings import (
    HERE,
    build_area,
    build_organisation,
    build_place,
    published_listing,
    session,
)
from tests.builders.people import signed_in
from tests.places.editing.form_data import errors_of, page_data, with_rows

pytestmark = pytest.mark.django_db
PLACE_ADD = "wagtailsnippets_places_place:add"
PATCH_ADD = "wagtailsnippets_places_coveragearea:add"


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


def add_place(client: Client, pin: str, **fields: str) -> object:
    url = reverse(PLACE_ADD)
    return client.post(url, page_data(client, url) | {"name": "Hall", "point": pin} | fields)


@pytest.mark.parametrize("typed", ["-2.9977, 51.5842", "-2.9977 51.5842", " -2.9977;51.5842 "])
def test_a_pin_from_coordinates(editor: Client, typed: str) -> None:
    build_area(name="Newport")
    response = add_place(editor, typed)
    assert response.status_code == 302, response.context["form"].errors
    place = Place.objects.get()
    assert place.point.coords == HERE.coords
    assert place.authority.name == "Newport"


@pytest.mark.parametrize("typed", ["NP20 1HG", "np201hg", " Np20  1hg "])
def test_a_pin_from_a_postcode_that_was_loaded(editor: Client, typed: str) -> None:
    Postcode.objects.create(code="NP20 1HG", outward="NP20", point=HERE)
    assert add_place(editor, typed).status_code == 302
    place = Place.objects.get()
    assert (place.point.coords, place.postcode) == (HERE.coords, "NP20 1HG")


REFUSED_PINS = {
    "nothing": ("", "Write a postcode, or longitude and latitude."),
    "words": ("behind the church", "Write a postcode such as NP20 1HG"),
    "unknown postcode": ("M1 1AA", "M1 1AA is not among the postcodes"),
    "the other way round": ("51.5842, -2.9977", "longitude and latitude look swapped"),
    "Paris": ("2.3522, 48.8566", "outside the United Kingdom"),
    "the null island": ("0, 0", "outside the United Kingdom"),
    "far too much": ("1e308, 1", "Write a postcode such as NP20 1HG"),
}


@pytest.mark.parametrize(("typed", "message"), REFUSED_PINS.values(), ids=REFUSED_PINS.keys())
def test_a_pin_that_cannot_be(editor: Client, typed: str, message: str) -> None:
    response = add_place(editor, typed)
    assert message in response.context["form"].errors["point"][0]
    assert not Place.objects.exists()


def test_saving_a_place_again_does_not_move_it(editor: Client) -> None:
    place = build_place(point=Point(-2.99771234567891, 51.58421234567891, srid=WGS84))
    url = reverse("wagtailsnippets_places_place:edit", args=[place.pk])
    editor.post(url, page_data(editor, url) | {"name": "Renamed"})
    again = Place.objects.get()
    assert (again.name, again.point.coords) == ("Renamed", place.point.coords)


def square_m(side_m: int) -> list[list[float]]:
    """The corners of a square on the national grid."""
    corners = [(0, 0), (side_m, 0), (side_m, side_m), (0, side_m), (0, 0)]
    return [list(to_lon_lat(331_000 + x, 188_000 + y)) for x, y in corners]


def add_patch(client: Client, boundary: object) -> object:
    url = reverse(PATCH_ADD)
    text = boundary if isinstance(boundary, str) else json.dumps(boundary)
    data = {"organisation": build_organisation().pk, "name": "Town", "code": "town"}
    return client.post(url, page_data(client, url) | data | {"boundary": text})


def polygon(*rings: list[list[float]]) -> dict:
    return {"type": "Polygon", "coordinates": list(rings)}


SHAPES = {
    "polygon": polygon(square_m(101)),
    "feature": {"type": "Feature", "properties": {}, "geometry": polygon(square_m(500))},
    "collection": {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": polygon(square_m(500))}],
    },
    "overlapping parts": {
        "type": "MultiPolygon",
        "coordinates": [[square_m(500)], [square_m(300)]],
    },
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_patch_from_geojson(editor: Client, shape: dict) -> None:
    assert add_patch(editor, shape).status_code == 302
    patch = CoverageArea.objects.get()
    assert patch.boundary.valid
    url = reverse("wagtailsnippets_places_coveragearea:edit", args=[patch.pk])
    assert editor.post(url, page_data(editor, url)).status_code == 302
    assert CoverageArea.objects.get().boundary.equals(patch.boundary)


REFUSED_SHAPES = {
    "nothing": ("", "Paste the area"),
    "no json": ("my patch", "This is not GeoJSON"),
    "json of something else": ("[1, 2]", "This is not GeoJSON"),
    "a number": ("7", "This is not GeoJSON"),
    "a point": ({"type": "Point", "coordinates": [-3, 51.5]}, "not Point"),
    "a route": ({"type": "LineString", "coordinates": square_m(500)}, "not LineString"),
    "an empty collection": ({"type": "FeatureCollection", "features": []}, "not nothing"),
    "a spot": (polygon(square_m(99)), "at least 10,000"),
    "a spot beside a patch": (
        {"type": "MultiPolygon", "coordinates": [[square_m(500)], [square_m(20)]]},
        "at least 10,000",
    ),
    "a bow tie": (
        polygon([[-3, 51.5], [-2.9, 51.6], [-2.9, 51.5], [-3, 51.6], [-3, 51.5]]),
        "The outline is not valid",
    ),
    "swapped": (
        polygon([[51.5, -3], [51.6, -3], [51.6, -2.9], [51.5, -3]]),
        "longitude and latitude look swapped",
    ),
    "an open ring": (polygon(square_m(500)[:3]), "This is not GeoJSON"),
}


@pytest.mark.parametrize(("shape", "message"), REFUSED_SHAPES.values(), ids=REFUSED_SHAPES.keys())
def test_a_patch_that_cannot_be(editor: Client, shape: object, message: str) -> None:
    response = add_patch(editor, shape)
    assert message in response.context["form"].errors["boundary"][0]
    assert not CoverageArea.objects.exists()


def test_an_organisation_is_unique_ignoring_case(editor: Client) -> None:
    build_organisation(name="Youth Club")
    url = reverse("wagtailsnippets_places_organisation:add")
    data = page_data(editor, url) | {"name": "YOUTH CLUB"}
    response = editor.post(url, data)
    said = response.context["form"].errors.as_text()
    assert "There is already an organisation with this name." in said


def test_a_term_calendar_with_its_terms_settles_the_hours() -> None:
    administrator = signed_in(superuser=True)
    area = build_area()
    listing = published_listing(session(season="term"), place=build_place())
    assert listing.open_intervals.filter(certainty="unsure").exists()
    url = reverse("term_calendars:add")
    data = page_data(administrator, url) | {
        "area": area.pk,
        "school_year": "2026/2027",
        "known_from": "2020-01-01",
        "known_to": "2040-12-31",
    }
    whole = {"name": "All", "first_day": "2020-01-01", "last_day": "2040-12-31"}
    late = {"name": "Late", "first_day": "2040-12-31", "last_day": "2040-12-31"}
    refused = administrator.post(url, with_rows(data, "terms", whole, late))
    assert "All and Late overlap." in errors_of(refused)
    assert administrator.post(url, with_rows(data, "terms", whole)).status_code == 302
    assert TermCalendarRow.objects.get().terms.count() == 1
    assert set(listing.open_intervals.values_list("certainty", flat=True)) == {"open"}
    deleting = reverse("term_calendars:delete", args=[TermCalendarRow.objects.get().pk])
    assert administrator.post(deleting).status_code == 302
    assert not listing.open_intervals.filter(certainty="open").exists()


def test_a_bank_holiday_closes_the_day(freeze) -> None:
    administrator = signed_in(superuser=True)
    build_area(nation="wales")
    listing = published_listing(place=build_place())
    day = listing.open_intervals.order_by("-during").first().during.lower.date()
    url = reverse("bank_holidays:add")
    data = page_data(administrator, url) | {"nation": "wales", "day": str(day), "title": "Jubilee"}
    assert administrator.post(url, data).status_code == 302
    assert not listing.open_intervals.filter(during__contained_by=whole(day)).exists()
    holiday = BankHoliday.objects.get()
    administrator.post(reverse("bank_holidays:delete", args=[holiday.pk]))
    assert listing.open_intervals.filter(during__contained_by=whole(day)).exists()


def whole(day: date) -> tuple[str, str]:
    return (f"{day} 00:00Z", f"{day} 23:59Z")
