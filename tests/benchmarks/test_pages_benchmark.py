"""The benchmark of pages asks for real pages, counts what a visit downloads, and finds the way
to the database it measures."""

from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import pytest
from django.db import connection
from django.test import Client, override_settings

from bin.benchmarks import first_visit, pages
from bin.benchmarks.register import build
from bin.benchmarks.serving import database_url

LARGEST_VISIT_KB = 100
LARGEST_SCRIPTS_KB = 25
MOST_REQUESTS = 10


@pytest.fixture
def asked(db: None) -> Iterator[dict[str, list[str]]]:
    """Addresses of every kind of page, on a small register."""
    with override_settings(**pages.site()):
        yield pages.addresses(build(60, with_sessions=True, hours=20), 4)


def test_lists_and_home_answer(asked: dict[str, list[str]]) -> None:
    answered = [a for kind, some in asked.items() if kind != "place" for a in some]
    assert len(answered) == 16
    assert {Client().get(address).status_code for address in answered} == {200}


def test_a_list_shows_what_is_near_the_town(asked: dict[str, list[str]]) -> None:
    with override_settings(LANGUAGE_CODE="en"):
        page = Client().get("/find/?near=Town+0&radius_m=20000").content.decode()
    assert "club" in page


def test_the_empty_page_is_empty(asked: dict[str, list[str]]) -> None:
    response = Client().get(pages.EMPTY)
    assert (response.status_code, response.content) == (200, b"")


def test_whole_pages_names_each_kind_with_its_queries(asked: dict[str, list[str]]) -> None:
    result = pages.whole_pages(asked)
    assert [row[0] for row in result.rows] == list(asked)
    assert all(0 < row[1] <= row[2] and row[3] > 0 for row in result.rows)


def test_a_first_visit_is_small(asked: dict[str, list[str]]) -> None:
    kinds = {kind: some[0] for kind, some in asked.items() if kind != "place"}
    for kind, total_kb, scripts_kb, requests, host_count in pages.visits(kinds).rows:
        assert total_kb <= LARGEST_VISIT_KB, kind
        assert scripts_kb <= LARGEST_SCRIPTS_KB, kind
        assert requests <= MOST_REQUESTS, kind
        assert host_count == 1, kind


def test_a_visit_follows_styles_to_their_fonts(asked: dict[str, list[str]]) -> None:
    found = {Path(d.address).suffix: d for d in first_visit.first_visit(Client(), "/")}
    assert {".css", ".woff2"} <= set(found)
    assert all(download.sent_bytes > 0 for download in found.values())


def test_a_visit_is_at_least_what_travels_for_its_page(asked: dict[str, list[str]]) -> None:
    page, *_files = first_visit.first_visit(Client(), "/find/")
    assert 1_000 < page.sent_bytes < len(Client().get("/find/").content)


@pytest.mark.django_db
def test_the_served_site_is_told_of_this_database() -> None:
    parsed = dj_database_url.parse(database_url())
    ours = connection.settings_dict
    for name in ("NAME", "USER", "PASSWORD", "HOST"):
        assert parsed[name] == ours[name]
    assert str(parsed["PORT"]) == str(ours["PORT"])
