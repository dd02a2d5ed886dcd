"""The finder's query over Great Britain against SQL written by hand, and against other ways."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bin.benchmarks.measuring import Result, percentile
from bin.benchmarks.register import Register, bench_database, build, settle
from bin.benchmarks.rivals import (
    BEST_SQL,
    NO_INDEX_SQL,
    ask,
    evaluated,
    found,
    stored,
)
from bin.benchmarks.trials import RADIUS_M, Trial, trials
from places.finder.search import Section, find

LISTINGS = 100_000
TRIALS = 250
# Reading every row, or working out every listing's hours, is slow: fewer questions tell enough.
SLOW_TRIALS = 40
Way = Callable[[Trial], object]


def run() -> Iterator[Result]:
    """Build the register, then ask every question in every way."""
    with bench_database():
        print(f"Building {LISTINGS:,} listings; this takes minutes.", file=sys.stderr)
        register = build(LISTINGS, with_sessions=False)
        settle()
        yield by_hand(register, TRIALS)
        yield other_ways(register, SLOW_TRIALS)


def by_hand(register: Register, count: int) -> Result:
    """Open at T within 3 km, ordered: count and first page, ours against the best SQL known."""
    asked = trials(register, count)
    sent = {trial: statements(trial) for trial in asked}
    for trial in asked:
        agree(trial, ours(trial), found(ask(BEST_SQL, trial)))
    ways: dict[str, Way] = {
        "SQL by hand": lambda trial: ask(BEST_SQL, trial),
        "the finder's SQL": lambda trial: replay(sent[trial]),
        "the same with Django's objects": ours,
        "whole answer, not-sure counts too": whole_answer,
    }
    title = (
        f"Open at T within {RADIUS_M // 1000} km, ordered: {register.listings:,} listings, "
        f"{register.intervals:,} intervals"
    )
    return compared(title, ways, asked, f"{count} questions, every way asked each in turn, warm.")


def other_ways(register: Register, count: int) -> Result:
    """What it costs to work hours out at request time, and to search without an index."""
    asked = trials(register, count)
    for trial in asked:
        if stored(trial) != evaluated(trial):
            raise AssertionError(f"stored intervals and opening-hours-py differ at {trial}")
    ways: dict[str, Way] = {
        "stored intervals": stored,
        "opening-hours-py on each listing": evaluated,
        "SQL by hand": lambda trial: ask(BEST_SQL, trial),
        "distance of every row, no index": lambda trial: ask(NO_INDEX_SQL, trial),
    }
    notes = f"{count} questions; the first two only about hours that OpenStreetMap can say."
    return compared("Other ways to answer the same question", ways, asked, notes)


def ours(trial: Trial) -> tuple[int, list[int]]:
    """The finder's count and first page, as its view asks for them."""
    known: Section = find(trial.query, trial.spot).known
    count = known.count
    return count, [listing.pk for listing in known.rows(0, min(count, 24))]


def whole_answer(trial: Trial) -> object:
    """Everything that the page needs of the database."""
    answer = find(trial.query, trial.spot)
    return answer.rows(), answer.perhaps_count


def statements(trial: Trial) -> list[str]:
    """The SQL that ``ours`` sends for a question."""
    with CaptureQueriesContext(connection) as captured:
        ours(trial)
    return [query["sql"] for query in captured.captured_queries]


def replay(sql: Sequence[str]) -> None:
    """Send statements as they are and read all rows."""
    with connection.cursor() as cursor:
        for statement in sql:
            cursor.execute(statement)
            cursor.fetchall()


def agree(trial: Trial, one: tuple[int, list[int]], other: tuple[int, list[int]]) -> None:
    """Both ways found the same; else the comparison would mean nothing."""
    if one != other:
        raise AssertionError(f"the finder found {one}, SQL by hand {other}, at {trial}")


def compared(title: str, ways: dict[str, Way], asked: Sequence[Trial], note: str) -> Result:
    """Ask each question every way in turn, so that a slow minute slows all of them."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for trial in asked:  # once unmeasured: every page of the tables has been read
        for way in ways.values():
            way(trial)
    for trial in asked:
        for name, way in ways.items():
            started = time.perf_counter()
            way(trial)
            times[name].append((time.perf_counter() - started) * 1000)
    first = sorted(next(iter(times.values())))
    rows = []
    for name, measured in times.items():
        ordered = sorted(measured)
        middle, slow = percentile(ordered, 0.5), percentile(ordered, 0.95)
        ratios = middle / percentile(first, 0.5), slow / percentile(first, 0.95)
        rows.append([name, middle, slow, *ratios])
    headings = ["way", "median ms", "p95 ms", "× first, median", "× first, p95"]
    return Result(title, headings, rows, [note])
