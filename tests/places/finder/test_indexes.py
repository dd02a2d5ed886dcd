"""PostgreSQL answers the finder from its indexes, on tables too large to read whole."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bin.benchmarks.register import Register, build
from bin.benchmarks.trials import Trial, trials
from places.finder.query import FinderQuery
from places.finder.search import PAGE_SIZE, find
from places.models import Listing
from tests.builders.acting import as_owner

# The mark also has the test database made: the fixtures alone would meet the everyday one.
pytestmark = pytest.mark.django_db
LISTINGS = 3_000
GEOGRAPHY_INDEX = "places_listing_public_geometry"
NEXT_INDEX = "interval_next"


@pytest.fixture(scope="module")
def register(django_db_setup: None, django_db_blocker: Any) -> Iterator[Register]:
    """A register of a size at which reading everything would show; gone after this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = build(LISTINGS, with_sessions=False, hours=40)
        with as_owner(), connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield built
        transaction.set_rollback(True)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's node and all below it."""
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def plan_of(sql: str) -> list[dict[str, Any]]:
    """The nodes of PostgreSQL's plan for a statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        return list(nodes(cursor.fetchone()[0][0]["Plan"]))


def plans(trial: Trial) -> list[list[dict[str, Any]]]:
    """The plans of every statement that the finder sends for one question's page."""
    with CaptureQueriesContext(connection) as captured:
        answer = find(trial.query, trial.spot)
        answer.rows()
        assert answer.perhaps_count >= 0
    sent = [q["sql"] for q in captured.captured_queries if "places_listing" in q["sql"]]
    assert len(sent) == 2
    return [plan_of(sql) for sql in sent]


def tables_read_whole(plan: list[dict[str, Any]]) -> set[str]:
    """Large tables of which a plan reads every row."""
    large = {"places_listing", "places_openinterval"}
    return large & {n["Relation Name"] for n in plan if n["Node Type"] == "Seq Scan"}


def indexes(plan: list[dict[str, Any]]) -> str:
    """Names of the indexes that a plan uses, as one text."""
    return " ".join(sorted({n["Index Name"] for n in plan if "Index Name" in n}))


def test_no_statement_reads_a_large_table_whole(register: Register) -> None:
    for trial in trials(register, 5):
        assert [tables_read_whole(plan) for plan in plans(trial)] == [set()] * 2


def test_near_a_spot_the_geography_index_finds_listings(register: Register) -> None:
    for trial in trials(register, 5):
        page, not_sure = plans(trial)
        assert GEOGRAPHY_INDEX in indexes(page)
        assert GEOGRAPHY_INDEX in indexes(not_sure)


def test_hours_are_one_step_in_an_index(register: Register) -> None:
    for trial in trials(register, 5):
        page, not_sure = plans(trial)
        assert NEXT_INDEX in indexes(page)
        assert NEXT_INDEX in indexes(not_sure)


def test_everywhere_the_intervals_are_found_first(register: Register) -> None:
    trial = trials(register, 1)[0]
    with CaptureQueriesContext(connection) as captured:
        count = find(trial.query, None).known.count
    plan = plan_of(captured.captured_queries[-1]["sql"])
    assert "places_openinterval" not in tables_read_whole(plan)
    assert 0 < count < LISTINGS


def test_everywhere_a_page_looks_for_the_intervals_of_its_moment_twice(register: Register) -> None:
    trial = trials(register, 1)[0]
    with CaptureQueriesContext(connection) as captured:
        answer = find(trial.query, None)
        shown = answer.rows().known
        told = (answer.known.count, answer.perhaps_count)
    sent = " ".join(query["sql"] for query in captured.captured_queries)
    # Once for who is open and how many, once for whose hours are doubted.
    assert sent.count('"during" && ') == 2
    window = trial.query.window(trial.at)
    one_by_one = Listing.objects.listed().showing_where().open_during(*window.span, few=True)
    keys = list(one_by_one.nearest_first().values_list("pk", flat=True))
    assert [listing.pk for listing in shown] == keys[:PAGE_SIZE]
    assert told[0] == len(keys) > PAGE_SIZE
    assert told[1] > 0


def test_a_page_far_down_reads_only_its_own_rows(register: Register) -> None:
    answer = find(FinderQuery(page=50), None)
    assert answer.total > 50 * PAGE_SIZE
    assert len(answer.rows().known) == PAGE_SIZE


@pytest.mark.parametrize("name", ["open_during", "not_sure_during", "perhaps_during"])
def test_both_ways_to_ask_about_hours_have_one_answer(register: Register, name: str) -> None:
    listings = Listing.objects.listed()
    sizes = []
    for trial in trials(register, 8):
        window = trial.query.window(trial.at)
        few = set(getattr(listings, name)(*window.span, few=True).values_list("pk", flat=True))
        many = set(getattr(listings, name)(*window.span).values_list("pk", flat=True))
        assert few == many
        sizes.append(len(few))
    assert 0 < max(sizes) < LISTINGS
