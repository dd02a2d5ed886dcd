"""Envelopes, pages, lines, addresses and errors: what every path has in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.builders.acting import as_owner
from tests.builders.places import a_listing, hours
from tests.places.open_referral.asking import BASE, NOW, ask, lines, names, one, refused

pytestmark = pytest.mark.django_db
LISTS = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]


@pytest.fixture
def five() -> None:
    for number in range(5):
        a_listing(f"Club {number}", hours("friday", "18:00", "20:00"))


@pytest.mark.parametrize(
    ("page", "expected", "first", "last"),
    [
        (None, ["Club 0", "Club 1"], True, False),
        (2, ["Club 2", "Club 3"], False, False),
        (3, ["Club 4"], False, True),
        (4, [], False, True),
    ],
    ids=["no page is the first", "middle", "last, not full", "past the end is empty"],
)
def test_the_envelope(client, five, page, expected, first, last) -> None:
    told = ask(client, "/services", per_page=2, **({"page": page} if page else {}))
    contents = told.pop("contents")
    assert [row["name"] for row in contents] == expected
    assert told == {
        "total_items": 5,
        "total_pages": 3,
        "page_number": page or 1,
        "size": len(expected),
        "first_page": first,
        "last_page": last,
        "empty": not expected,
    }


def test_a_feed_without_services_is_one_empty_page(client) -> None:
    told = ask(client, "/services")
    assert (told["empty"], told["total_pages"], told["last_page"]) == (True, 0, True)


def test_minimal_is_one_page_of_identities(client, five) -> None:
    for number in range(5, 30):
        a_listing(f"Club {number}")
    told = ask(client, "/services", minimal="true")
    assert (told["size"], told["total_pages"]) == (30, 1)
    assert {name for row in told["contents"] for name in row} <= {
        *("id", "modified_date", "last_modified")
    }
    assert ask(client, "/services", minimal="true", per_page=7)["size"] == 7


def test_lines_are_the_pages_without_their_envelope(client, small_town) -> None:
    for name in LISTS:
        for full in ("false", "true"):
            pages = [ask(client, f"/{name}", page=n, per_page=9, full=full) for n in (1, 2, 3, 4)]
            expected = [row for page in pages for row in page["contents"]]
            assert expected, name
            assert lines(client, f"/{name}", full=full) == expected, name


def test_a_page_asks_as_much_of_the_database_however_long_it_is(client, small_town) -> None:
    lists = ("services", "organizations", "service_at_locations")
    addresses = [f"{BASE}/{name}?per_page=50{more}" for name in lists for more in ("", "&full=1")]

    def asked() -> list[int]:
        return [_queries(client, address) for address in addresses]

    asked()
    before = asked()
    for number in range(6):
        a_listing(f"More {number}", hours("monday", "10:00", "12:00"), at_m=(number * 10, 0))
    assert asked() == before
    assert max(before) <= 18


def _queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize(
    ("path", "parameters", "says"),
    [
        ("/services", {"page": "0"}, "page: "),
        ("/services", {"page": "two"}, "page: "),
        ("/services", {"per_page": "101"}, "per_page: "),
        ("/services", {"per_page": "0"}, "per_page: "),
        ("/services", {"format": "xml"}, "format: "),
        ("/services", {"full": "perhaps"}, "full: "),
        ("/services", {"modified_after": "yesterday"}, "modified_after: "),
        ("/services", {"modified_after": "20261128"}, "modified_after: must be a day"),
        ("/services", {"modified_after": "-1"}, "modified_after: must be a day"),
        ("/services", {"organization_id": "7"}, "organization_id: "),
        ("/services", {"taxonomy_term_id": "youth"}, "taxonomy_term_id: "),
        ("/services", {"minimum_age": "-1"}, "minimum_age: "),
        ("/services", {"minimum_age": "nan"}, "minimum_age: "),
        ("/services", {"start_time": "25:00"}, "start_time: must be a time like 19:30"),
        ("/services", {"day": "t"}, "day: must be a day"),
        ("/services", {"search": "a\x00b"}, "search: must not contain NUL"),
        ("/services", {"search": "a" * 201}, "search: "),
        ("/service_at_locations", {"proximity": "100"}, "proximity: say the postcode"),
        ("/service_at_locations", {"postcode": "ZE1 1AA", "proximity": "-1"}, "proximity: "),
        ("/service_at_locations", {"postcode": "ZE1 1AA", "proximity": "inf"}, "proximity: "),
        ("/service_at_locations", {"postcode": "ZE9 9ZZ"}, "postcode: this is no postcode"),
        ("/service_at_locations", {"postcode": "ZE1"}, "postcode: this is no postcode"),
        ("/taxonomy_terms", {"parent_id": "x"}, "parent_id: "),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(client, path, parameters, says) -> None:
    assert refused(client, path, **parameters).startswith(says)


def test_an_empty_parameter_asks_for_nothing(client, five) -> None:
    parameters = ("search", "page", "per_page", "format", "full", "day", "modified_after")
    empty = dict.fromkeys((*parameters, "minimum_age", "organization_id", "start_time"), "")
    assert len(names(client, **empty)) == 5


@pytest.mark.parametrize(
    "path",
    [
        *(f"/{name}/x" for name in LISTS),
        *(f"/{name}/00000000-0000-4000-8000-000000000000" for name in LISTS),
        *("/services/", "/service", "/services/1/2", "//services"),
    ],
)
def test_what_is_not_there_is_told_in_json_and_never_redirected(client, path) -> None:
    response = client.get(BASE + path)
    assert response.status_code == 404
    assert set(response.json()) == {"error", "message"}
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["", "/"])
def test_the_root_with_and_without_a_slash(client, path) -> None:
    told = ask(client, path)
    assert told["version"] == "HSDS-UK-3.0"
    assert told["openapi_url"] == "http://testserver/open-referral/openapi.json"
    assert client.get(told["openapi_url"]).json()["info"]["version"] == "HSDS-UK-3.0"


def test_the_description_names_all_paths_and_parameters(client) -> None:
    paths = ask(client, "/openapi.json")["paths"]
    assert set(paths) == {"/", *(f"/{n}" for n in LISTS), *(f"/{n}/{{id}}" for n in LISTS)}
    said = {p["name"] for p in paths["/service_at_locations"]["get"]["parameters"]}
    assert said >= {
        *("search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "full"),
        *("organization_id", "modified_after", "postcode", "proximity", "day", "start_time"),
        *("end_time", "minimum_age", "maximum_age"),
    }


def test_the_page_for_people_asks_nobody_else(client) -> None:
    response = client.get(f"{BASE}/docs")
    html = response.content.decode()
    assert "/service_at_locations" in html
    assert "proximity" in html
    assert "has <code>closes_at</code> earlier than <code>opens_at</code>;" in html
    assert "`" not in html
    loaded = re.findall(r'<(?:script|img|iframe|link)[^>]+(?:src|href)="([^"]+)"', html)
    assert loaded
    assert all(address.startswith("/") and "//" not in address for address in loaded)
    assert "<script" not in html
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_nobody_writes_and_no_cookie_is_set(client) -> None:
    response = client.post(f"{BASE}/services", {"name": "Mine"})
    assert response.status_code == 405
    assert set(response.json()) == {"error", "message"}
    assert not client.get(f"{BASE}/services").cookies


def test_a_browser_may_ask_first(client) -> None:
    response = client.options(f"{BASE}/services")
    assert response.status_code == 204
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_head_is_get_without_a_body(client, five) -> None:
    whole, head = client.get(f"{BASE}/services"), client.head(f"{BASE}/services")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Last-Modified"] == whole["Last-Modified"]
    assert head["ETag"] == whole["ETag"]
    again = client.head(f"{BASE}/services", headers={"if-none-match": whole["ETag"]})
    assert again.status_code == 304


def test_head_of_all_lines_reads_none_of_them(rf, five) -> None:
    request = rf.head(f"{BASE}/services?format=ndjson")
    response = resolve(f"{BASE}/services").func(request)
    assert response["ETag"]
    assert list(response.streaming_content) == []


def test_a_failure_is_told_in_json_without_its_cause(client, five, caplog) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE places_hold RENAME TO elsewhere")
    response = client.get(f"{BASE}/services")
    assert response.status_code == 500
    assert response.json()["error"] == "internal_error"
    assert "elsewhere" not in response.content.decode()
    assert "The feed failed" in caplog.text


def test_ids_are_the_same_tomorrow(client, small_town, freeze) -> None:
    before = set(_ids(one(client, small_town.club)))
    freeze(NOW + timedelta(days=1))
    assert set(_ids(one(client, small_town.club))) == before
    assert len(before) > 15


def _ids(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (value for name, value in told.items() if name == "id")
    for below in told.values() if isinstance(told, dict) else told:
        if isinstance(below, dict | list):
            yield from _ids(below)
