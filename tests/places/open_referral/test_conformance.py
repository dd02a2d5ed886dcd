"""The feed passes what the official validator asks, in a town and with 5,300 services."""

from __future__ import annotations

import json

import pytest

from bin.benchmarks.register import build
from places.models import Listing, Place
from tests.places.open_referral.asking import BASE
from tests.places.open_referral.conformance import Conformance, Published

pytestmark = pytest.mark.django_db
SERVICES = 5_300


@pytest.fixture
def ask(client):
    def asked(path: str) -> tuple[int, dict[str, str], bytes]:
        response = client.get(f"{BASE}{path}")
        return response.status_code, dict(response.headers), response.content

    return asked


@pytest.fixture
def published(shared_data):
    """The hosted schemas beside the checkout; without them the test is skipped, loudly."""
    return Published(shared_data.parent / "standards/open-referral-uk/oruk-3.0-hosted/schema")


def test_a_town_by_our_own_shapes(ask, small_town) -> None:
    check = Conformance(ask)
    assert check.run() == []
    lists, ids = 5 + 1, 6 + 2 + 6 + 3 + 10  # the terms have a second page
    assert len(check.asked) == 1 + lists + ids


def test_a_town_by_the_published_schemas(ask, small_town, published) -> None:
    assert Conformance(ask, published).run() == []


@pytest.mark.slow
def test_a_county_by_both(ask, shared_data, published) -> None:
    build(SERVICES, with_sessions=True, hours=60)
    Place.objects.update(postcode="ZE1 1AA")
    Listing.objects.filter(pk__lte=2_000).update(
        phone="01632 960123", languages=["en", "xx"], website="https://example.org/ a b"
    )
    check = Conformance(ask, published)
    assert check.run() == []
    assert len(check.asked) > 1 + 3 * 3 + 5 * 3 + 3 * 10


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"version": "HSDS 3.0", "profile": "https://a.example", "openapi_url": "x"}, "version"),
        ({"version": "HSDS-UK-3.0", "profile": "", "openapi_url": "https://a.example"}, "profile"),
    ],
    ids=["a version that does not parse", "an empty address"],
)
def test_the_checker_finds_what_is_wrong(told, complaint) -> None:
    def ask_broken(path: str) -> tuple[int, dict[str, str], bytes]:
        body = told if path == "/" else {"contents": [{"id": "1", "name": None}], "empty": False}
        return 200, {"Access-Control-Allow-Origin": "*"}, json.dumps(body).encode()

    found = Conformance(ask_broken).run()
    assert any(complaint in problem for problem in found if problem.startswith("/:"))
    assert any("contents/0/id" in problem for problem in found)
    assert any("is empty" in problem for problem in found)


def test_the_published_schemas_look_at_formats(published) -> None:
    told = {"id": "7", "name": "Club", "status": "active", "url": "", "last_modified": "today"}
    found = " ".join(published.problems("service", told))
    assert all(f"is not a '{name}'" in found for name in ("uuid", "uri", "date-time"))
