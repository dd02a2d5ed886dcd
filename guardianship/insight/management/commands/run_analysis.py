"""``bin/manage run_analysis --area-set NAME --out DIR``: where support is missing, as files."""

from __future__ import annotations

import json
import shutil
import tempfile
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.gis.db.models.functions import PointOnSurface
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, F, OuterRef

from gis.analysis.contracts import BadInput, BadParameter
from gis.analysis.harm.time_profile import Profile
from gis.analysis.scenario.edits import Edit, from_text
from gis.models import Area, AreaKind, AreaSet
from guardianship.insight.enums import RunState
from guardianship.insight.frames.barriers import read_barriers
from guardianship.insight.models import Release, Run
from guardianship.insight.releasing.by_profile import harm_by_time, read_profile
from guardianship.insight.releasing.making import make_release
from guardianship.insight.running import ask_for_run, work_on
from guardianship.insight.scenarios.answers import told, worked_out
from guardianship.insight.scenarios.stored import town_of
from guardianship.insight.steps.barriers import with_and_without
from guardianship.insight.writing_out import Beside, write_out
from guardianship.lib import clock


class Command(BaseCommand):
    """Ends with 1, and writes nothing, when something is refused."""

    help = "Measure what is open near young people, and where support is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, when, with which choices, and where to write."""
        parser.add_argument("--area-set", required=True, help="code of the small areas")
        parser.add_argument("--authority", default="", help="code of the local authority")
        when = parser.add_mutually_exclusive_group()
        when.add_argument("--date", type=_day, help="one day, such as 2026-11-27")
        when.add_argument(
            "--typical-week",
            type=_day,
            nargs="?",
            const=None,
            default=None,
            help="weeks from this day on; from today when nothing is said",
        )
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="a choice other than usual, such as walk_min=15; several times if need be",
        )
        parser.add_argument("--seed", type=int, default=0, help="of the draws")
        parser.add_argument("--scenario", type=Path, help="file of edits, as JSON")
        parser.add_argument(
            "--barriers", type=Path, help="map of lines that young people will not cross"
        )
        parser.add_argument(
            "--profile", type=Path, help="published cases by time band; with --release"
        )
        parser.add_argument("--release", action="store_true", help="make a release of it too")
        parser.add_argument("--out", type=Path, required=True, help="folder, new or empty")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check everything, run, write into a folder beside, and put it in its place."""
        out: Path = options["out"]
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise CommandError(f"{out} is there already and is not an empty folder")
        try:
            edits = _edits(options["scenario"])
            lines = read_barriers(options["barriers"]) if options["barriers"] else None
            profile = _profile(options)
            run = self._asked(options)
            work_on(run.area_set_id)
            run.refresh_from_db()
            if run.state == RunState.WAITING:
                raise CommandError(
                    "Another worker measures these areas; this run waits for it and is done then."
                )
            if run.state != RunState.DONE:
                raise CommandError(run.error or f"The run is {run.get_state_display()}.")
            release = make_release(run) if options["release"] else None
            beside = Beside(
                _scenario(run, edits) if edits else None,
                with_and_without(run, town_of(run), lines) if lines is not None else None,
                harm_by_time(release, profile) if release and profile else None,
            )
        except BadInput as error:
            raise CommandError(str(error)) from error
        self._write(run, release, beside, out)

    def _asked(self, options: dict[str, Any]) -> Run:
        area_set = AreaSet.objects.filter(code=options["area_set"]).first()
        if area_set is None:
            known = ", ".join(AreaSet.objects.order_by("code").values_list("code", flat=True))
            raise BadParameter("area-set", f"must be one of {known or 'none: load a pack'}")
        day: date | None = options["date"]
        week_from = None if day else options["typical_week"] or clock.today()
        return ask_for_run(
            _authority(options["authority"], area_set),
            area_set,
            week_from=week_from,
            on_date=day,
            parameters=_choices(options["set"]),
            seed=options["seed"],
        )

    def _write(self, run: Run, release: Release | None, beside: Beside, out: Path) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            write_out(run, release, beside, unfinished)
            unfinished.chmod(0o755)
            if out.exists():
                out.rmdir()
            unfinished.rename(out)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        seconds = sum(float(step["seconds"]) for step in run.steps)
        self.stdout.write(f"{out}: result {run.result_hash[:16]} after {seconds:.1f} s")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-27") from error


def _authority(code: str, area_set: AreaSet) -> Area:
    """The one that is named, else the only one in which any of these areas lies."""
    known = Area.objects.of_kind(AreaKind.AUTHORITY).current().select_related("area_set")
    if code:
        found = known.filter(code=code).first()
        if found is None:
            raise BadParameter("authority", f"{code} is not loaded")
        return found
    inside = area_set.areas.filter(boundary__bboverlaps=OuterRef("boundary"))
    middles = inside.annotate(middle=PointOnSurface("boundary"))
    around = known.filter(Exists(middles.filter(middle__intersects=OuterRef("boundary"))))
    # Where none is around them, the run says so of the only one there is.
    by_age = F("area_set__valid_from").asc(nulls_first=True)
    # Sets of several vintages hold the same authority: the newest stands.
    by_code = {area.code: area for area in (around if around.exists() else known).order_by(by_age)}
    if len(by_code) == 1:
        return next(iter(by_code.values()))
    raise BadParameter("authority", f"must be said: one of {', '.join(sorted(by_code)) or 'none'}")


def _choices(given: list[str]) -> dict[str, Any]:
    """NAME=VALUE as values: numbers and words, and ``places`` as JSON."""
    found: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or name in found:
            raise BadParameter("set", f"needs NAME=VALUE, each name once, not {text!r}")
        try:
            found[name] = json.loads(value)
        except json.JSONDecodeError:
            found[name] = value
    return found


def _edits(path: Path | None) -> list[Edit]:
    if path is None:
        return []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadParameter("scenario", f"cannot be read from {path}: {error}") from error
    edits = from_text(text)
    if not edits:
        raise BadParameter("scenario", "must hold at least one edit")
    return edits


def _profile(options: dict[str, Any]) -> Profile | None:
    if options["profile"] is None:
        return None
    if not options["release"]:
        raise BadParameter("profile", "is of what a release shows: ask for --release too")
    return read_profile(options["profile"])


def _scenario(run: Run, edits: list[Edit]) -> dict[str, Any]:
    """The answer as it may be shown: in fives, from ten."""
    shown = told(worked_out(town_of(run), edits), [])
    return {name: part for name, part in shown.items() if name != "true"}
