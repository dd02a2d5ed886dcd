"""A line that young people drew is asked for beside a run: with it and without, at its hours."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from django.core.management import CommandError

from guardianship.insight.models import RunTable
from tests.builders import town
from tests.builders.two_squares import run_analysis, streets, two_squares

pytestmark = pytest.mark.django_db
FRIDAYS = {"days": "Friday", "from": "17:00", "until": "20:00"}


@pytest.fixture(autouse=True)
def _two_squares(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    two_squares()


def drawn(folder: Path, east_m: float = 200, kind: str = "LineString", **said: str) -> str:
    """A file with a line across the street, so far east of the club."""
    ends = [list(town.at(east_m, north_m).coords) for north_m in (-300, 300)]
    shape: Any = ends if kind == "LineString" else ends[0]
    line = {"type": "Feature", "properties": said, "geometry": {"type": kind, "coordinates": shape}}
    path = folder / "drawn.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [line]}))
    return f"--barriers={path}"


def friday(out: Path, *more: str) -> pd.DataFrame:
    run_analysis(out, *more)
    found = pd.read_csv(out / "measures" / "barriers.csv").set_index("area_name")
    return found[found["band"] == "weekend_night"]


def test_who_lives_behind_the_line_has_nothing_at_its_hours_and_others_share(
    tmp_path: Path,
) -> None:
    streets((-1000, 1000))
    found = friday(tmp_path / "out", drawn(tmp_path, **FRIDAYS))
    behind, others = found.loc["Square 2"], found.loc["Square 1"]
    # Open to arrive at 18, 19 and 20 o'clock, of twelve hours of both nights; the line stands
    # until 20.
    assert behind["share_open"] == others["share_open"] == others["share_open_with"] == 3 / 12
    assert behind["share_open_with"] == pytest.approx(1 / 12)
    # 30 places and the quarter hour after nine: all of it is shared by 300, and for two hours by
    # the 150 of the first square alone.
    assert others["places_per_100"] == pytest.approx(100 * 30 * 3.25 / 12 / 300)
    assert others["places_per_100_with"] == pytest.approx(100 * 30 * (1.25 / 300 + 2 / 150) / 12)
    assert behind["places_per_100_with"] == pytest.approx(100 * 30 * 1.25 / 300 / 12)
    report = (tmp_path / "out" / "report.md").read_text()
    assert "Square 2, on Friday and Saturday nights in a typical week: 25% have" in report
    assert "8% where nobody crosses them" in report


def test_a_line_without_hours_always_stands_and_no_table_of_the_run_has_it(tmp_path: Path) -> None:
    streets((-1000, 1000))
    found = friday(tmp_path / "out", drawn(tmp_path))
    assert found.at["Square 2", "share_open_with"] == 0
    contents = b"".join(bytes(table.content) for table in RunTable.objects.exclude(name="what_if"))
    assert b"barrier" not in contents
    plain = run_analysis(tmp_path / "plain")
    assert (plain.loc[plain["band"] == "weekend_night", "share_800"] > 0).all()


@pytest.mark.parametrize(
    ("line", "has_streets", "said"),
    [
        ({"from": "18:00"}, True, "line 1 needs from and until"),
        ({"from": "18", "until": "20:00"}, True, "line 1 has '18' for a time; write 18:00"),
        ({**FRIDAYS, "days": "Fryday"}, True, "line 1 has 'fryday' for a day of the week"),
        ({"kind": "Point"}, True, "line 1 is a Point; draw a line or an area"),
        ({"east_m": 5000}, True, "cross no street of Eastmoor"),
        ({}, False, "need streets, and no walking network is loaded"),
    ],
    ids=["half a window", "time", "day", "point", "elsewhere", "no streets"],
)
def test_what_cannot_stand_is_refused_in_words(
    line: dict[str, Any], has_streets: bool, said: str, tmp_path: Path
) -> None:
    if has_streets:
        streets((-1000, 1000))
    with pytest.raises(CommandError, match=said):
        run_analysis(tmp_path / "out", drawn(tmp_path, **line))
    assert not (tmp_path / "out").exists()
