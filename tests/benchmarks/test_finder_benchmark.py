"""The benchmark measures what it says: on a small register all its ways find the same."""

import pytest
from django.db.models import QuerySet

from bin.benchmarks import finder, rivals
from bin.benchmarks.register import Register, build
from bin.benchmarks.trials import RADIUS_M, Trial, trials
from places.models import Listing, OpenInterval

QUESTIONS = 60
# A sphere and the spheroid differ by up to half a percent.
SPHERE_ERROR_M = 20


@pytest.fixture
def register(db: None) -> Register:
    """The big register, but small."""
    return build(200, with_sessions=True, hours=40)


def rows() -> set[tuple[object, ...]]:
    """All open intervals, without their primary keys."""
    return set(
        OpenInterval.objects.values_list("listing", "during", "certainty", "reason").iterator()
    )


def within(trial: Trial, radius_m: float) -> set[int]:
    """Listings that come within a distance of the question's spot."""
    nearby: QuerySet = Listing.objects.near(trial.spot.point, radius_m)
    return set(nearby.values_list("pk", flat=True))


def test_all_ways_find_the_same(register: Register) -> None:
    totals = []
    for trial in trials(register, QUESTIONS):
        by_hand = rivals.found(rivals.ask(rivals.BEST_SQL, trial))
        assert finder.ours(trial) == by_hand
        totals.append(by_hand[0])
    assert len(totals) == QUESTIONS
    assert sum(totals) >= 10
    assert 0 in totals


def test_stored_intervals_agree_with_opening_hours_py(register: Register) -> None:
    found = [rivals.stored(trial) for trial in trials(register, QUESTIONS)]
    assert found == [rivals.evaluated(trial) for trial in trials(register, QUESTIONS)]
    assert sum(map(len, found)) >= 5


def test_without_an_index_only_the_edge_differs(register: Register) -> None:
    for trial in trials(register, QUESTIONS):
        near = set(rivals.found(rivals.ask(rivals.BEST_SQL, trial))[1])
        far = set(rivals.found(rivals.ask(rivals.NO_INDEX_SQL, trial))[1])
        edge = within(trial, RADIUS_M + SPHERE_ERROR_M) - within(trial, RADIUS_M - SPHERE_ERROR_M)
        assert near - edge == far - edge


def test_a_wrong_answer_stops_the_benchmark(register: Register) -> None:
    trial = trials(register, 1)[0]
    with pytest.raises(AssertionError, match="SQL by hand"):
        finder.agree(trial, (1, [5]), (1, [6]))


def test_copied_intervals_are_those_that_a_rebuild_writes(register: Register) -> None:
    copied = rows()
    OpenInterval.objects.rebuild(list(Listing.objects.all()))
    assert len(copied) == register.intervals > 5_000
    assert rows() == copied


def test_the_printed_table_compares_every_way_with_the_first(register: Register) -> None:
    result = finder.by_hand(register, 3)
    assert [row[0] for row in result.rows][:2] == ["SQL by hand", "the finder's SQL"]
    assert result.rows[0][3:] == [1.0, 1.0]
    for row in result.rows[1:]:
        assert row[4] == pytest.approx(row[2] / result.rows[0][2])
    assert "200 listings" in str(result)
