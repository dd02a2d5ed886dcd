"""A value that cannot be read is named kindly, and the rest of the question still counts."""

import pytest

from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, names, page

pytestmark = pytest.mark.django_db

BAD = [
    ("when", "banana", "When"),
    ("at", "yesterday", "Day and time"),
    ("at", "2026-02-30T12:00", "Day and time"),
    ("at", "2026-11-28T25:00", "Day and time"),
    ("at", "0001-01-01T00:00", "Day and time"),
    ("at", "9999-12-31T23:59", "Day and time"),
    ("at", "2026-11-28T21:30+05:00", "Day and time"),
    ("radius_m", "-5", "How far"),
    ("radius_m", "0", "How far"),
    ("radius_m", "50001", "How far"),
    ("radius_m", "far", "How far"),
    ("radius_m", "9" * 400, "How far"),
    ("kind", "pub", "What kind"),
    ("age", "-1", "My age"),
    ("age", "121", "My age"),
    ("age", "fourteen", "My age"),
    ("free", "maybe", "Free"),
    ("help", "gold", "What you need"),
    ("access", "secret", "Who can come"),
    ("step_free", "2", "Step-free"),
    ("page", "0", "Page"),
    ("page", "-1", "Page"),
    ("page", "two", "Page"),
    ("near", "x" * 121, "Near"),
    ("near", "null\x00byte", "Near"),
]
each_bad_value = pytest.mark.parametrize(
    ("name", "value", "label"), BAD, ids=[f"{name}={value[:12]!r}" for name, value, _ in BAD]
)
NOWHERE = [("near", "Nowhereville"), ("near", "ZZ99"), ("near", "'; DROP TABLE places_listing; --")]


@pytest.fixture
def two_listings(freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Free One", hours("saturday", "18:00", "22:00"), cost="free")
    a_listing("Dear One", hours("saturday", "18:00", "22:00"), cost="pay")


@pytest.mark.parametrize(
    ("name", "value", "label"), BAD, ids=[f"{n}={v[:12]!r}" for n, v, _ in BAD]
)
def test_the_page_names_the_field_and_goes_on(client, two_listings, name, value, label) -> None:
    query = {"free": "1", name: value} if name != "free" else {"cost": "free", name: value}
    response = client.get("/find/", query)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'data-field="{name}"' in html
    assert f"“{label}”" in html
    assert names(html) == (["Free One"] if name != "free" else ["Dear One", "Free One"])


@pytest.mark.parametrize(
    ("name", "value", "label"), BAD, ids=[f"{n}={v[:12]!r}" for n, v, _ in BAD]
)
def test_the_feed_refuses_with_a_reason(client, two_listings, name, value, label) -> None:
    response = client.get("/find/places.geojson", {name: value})
    assert response.status_code == 400
    told = response.json()
    assert told["error"] == f"bad_{name}"
    assert told["message"].startswith(f"{name}: ")
    assert label in told["message"]


@pytest.mark.parametrize(("name", "value"), NOWHERE)
def test_a_place_that_nobody_knows(client, two_listings, name, value) -> None:
    html = client.get("/find/", {name: value}).content.decode()
    assert "We do not know a place called" in html
    assert "<script>" not in html
    assert len(names(html)) == 2
    assert client.get("/find/places.geojson", {name: value}).status_code == 400


def test_several_mistakes_are_all_named(client, two_listings) -> None:
    html = page(client, "?when=x&age=y&page=z&free=1")
    assert [f for f in ("when", "age", "page") if f'data-field="{f}"' not in html] == []
    assert names(html) == ["Free One"]


def test_what_was_typed_is_not_markup(client, two_listings) -> None:
    html = client.get("/find/", {"near": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, two_listings, method) -> None:
    assert getattr(client, method)("/find/").status_code == 405
    assert getattr(client, method)("/find/places.geojson").status_code == 405
