"""Through the command: every choice changes what comes out, or is refused; files are whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import geopandas
import pandas as pd
import pytest
from django.core.management import CommandError, call_command

from gis.analysis.gap.draws import Doubt, draw_truths
from guardianship.insight.models import Release, Run
from guardianship.insight.parameters import Parameters
from places.models import Listing
from tests.builders.gap_town import GAP, build_town

pytestmark = pytest.mark.django_db
# As tests/builders/gap_town.QUICK, as somebody types it; and something else for each choice.
# The Edge Club is 780 m away, and this walk is 760 m: who walks faster than usual gets there in
# a third of the draws, whichever of them find the club open, and nearly nobody where all walk
# alike. A walk of ten minutes left it to the luck of the club's own code.
USUAL = {
    "draws": "30",
    "walk_min": "9.5",
    "places": '{"youth_provision": 20}',
    "missing_share": "0.8",
}
OTHERWISE = {
    "first_age": "0",
    "last_age": "90",
    "walk_min": "5",
    "walk_kmh": "4",
    "stay_min": "0",
    "decay": "within",
    "measure": "m2sfca",
    "standard_per_1000": "150",
    "draws": "31",
    "people_spread_share": "0.2",
    "speed_spread_share": "0.01",
    "places_spread_share": "0.1",
    "missing_share": "1",
    "there_share": "0.6",
    "false_share": "0.5",
    "beyond_m": "0",
    "weeks": "1",
    "slot_min": "15",
    "detour": "2",
    "places": '{"youth_provision": 3}',
}


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def run_analysis(out: Path, *more: str, **choices: str) -> None:
    """The command, as it is typed."""
    named = [f"--set={name}={value}" for name, value in {**USUAL, **choices}.items()]
    where = ["--area-set=squares", "--typical-week=2026-09-07", f"--out={out}"]
    call_command("run_analysis", *where, *named, *more, verbosity=0)


def measures(out: Path) -> str:
    """All tables that were written, one after the other."""
    return "\n".join(path.read_text() for path in sorted((out / "measures").iterdir()))


def test_every_choice_changes_the_measures(tmp_path: Path) -> None:
    build_town()
    # Whether a listing is found open in a draw is thrown by its code: no other luck each time.
    for number, listing in enumerate(Listing.objects.order_by("name"), start=1):
        Listing.objects.filter(pk=listing.pk).update(uid=UUID(int=number))
    assert set(OTHERWISE) == set(Parameters().as_json())
    run_analysis(tmp_path / "usual")
    usual = measures(tmp_path / "usual")
    same = []
    for name, value in OTHERWISE.items():
        if name == "last_age":
            # Nobody is counted beyond 25: refused by its name.
            with pytest.raises(CommandError, match="last_age"):
                run_analysis(tmp_path / name, last_age=value)
            continue
        # Ages come in bands: with the first, the last is another too.
        ages = {"last_age": "9"} if name == "first_age" else {}
        run_analysis(tmp_path / name, **{name: value, **ages})
        if measures(tmp_path / name) == usual:
            same.append(name)
    assert same == []


def test_the_files_say_the_same_as_the_run_and_a_scenario_stands_in_the_summary(
    tmp_path: Path,
) -> None:
    build_town()
    club = Listing.objects.get(name="Square 01 Club")
    centre = Listing.objects.get(name="Square 01 Centre")
    edits = [{"edit": "close", "listing": str(each.uid)} for each in (club, centre)]
    (tmp_path / "edits.json").write_text(json.dumps(edits))
    out = tmp_path / "deep" / "out"
    run_analysis(out, f"--scenario={tmp_path / 'edits.json'}", "--release")
    summary = json.loads((out / "summary.json").read_text())
    run, release = Run.objects.get(), Release.objects.get()
    assert summary["result_hash"] == run.result_hash
    assert summary["release"]["content_hash"] == release.content_hash
    assert summary["places_conserved"] is True
    # Everybody in the first square loses, and nobody gains: 150 young people.
    assert summary["scenario"]["shown"]["all_year/lose"] == 150
    assert summary["scenario"]["shown"]["all_year/gain"] == 0
    layer = geopandas.read_file(out / "measures.gpkg", layer="slots")
    slots = pd.read_csv(out / "measures" / "slots.csv")
    assert len(layer) == len(slots) == 12 * 6
    assert layer.crs.to_epsg() == 4326
    report = (out / "report.md").read_text()
    missing = report.partition("## Support missing")[2].partition("\n## ")[0]
    assert f"{GAP}. Support missing on evenings from Monday to Thursday" in missing
    assert "worst" not in report
    assert "**Approximate**" in report


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--area-set=nowhere"], "area-set must be one of"),
        (["--set=walk_min=1"], "walk_min must be"),
        (["--set=walking"], "NAME=VALUE"),
        (["--set=ethnicity=1"], "ethnicity is no parameter"),
        (["--authority=X1"], "X1 is not loaded"),
        (["--scenario=nothing.json"], "cannot be read"),
        (["--seed=-1"], "seed must be"),
        (["--date=2026-02-30"], "'2026-02-30' is no day; write it as 2026-11-27"),
    ],
    ids=["area set", "range", "no value", "strange", "authority", "scenario", "seed", "day"],
)
def test_what_is_refused_is_named_and_nothing_is_written(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    build_town(with_clubs=False)
    where = ["--area-set=squares", f"--out={tmp_path / 'out'}"]
    with pytest.raises(CommandError, match=said):
        call_command("run_analysis", *where, *arguments)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spread", [0, 0.08, 0.12])
def test_no_draw_walks_farther_than_was_looked(spread: float) -> None:
    """A walk that nobody looked for ends a run, naming a choice that nobody made."""
    asked = Parameters(walk_min=60, speed_spread_share=spread)
    nobody = pd.Series([1.0])
    for seed in range(5):
        doubt = Doubt(2000, seed, 0, asked.walk_kmh, spread)
        fastest = max(draw.speed_kmh for draw in draw_truths(nobody, nobody, doubt))
        assert fastest / asked.walk_kmh * asked.walk_m <= asked.reach_m


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CommandError, match="not an empty folder"):
        run_analysis(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"
