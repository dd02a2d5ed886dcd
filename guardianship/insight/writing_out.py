"""A run as files: measures as CSV and GeoPackage, a report to read, a summary for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pyogrio
import shapely

from gis.analysis.gap.groups import Support
from gis.crs import WGS84
from gis.models import AreaSet
from guardianship.insight.models import Release, Run
from guardianship.insight.pipeline import TABLES
from guardianship.insight.steps.words import BAND_WORDS, SEASON_WORDS
from guardianship.lib.safe_cells import safe_cell

MEASURES = "measures"
OF_A_RELEASE = (*("safety", "harm", "system_contact", "harm_hours", "contact_hours", "agreement"),)
CONFIDENTIAL = "What young people drew is confidential: keep this as you keep the drawing."
MODELLED = (
    "Modelled, in harm_by_time.csv: the counts that the release shows, shared out as in a "
    "published profile ({profile}) with the band of its few cases. The sources themselves "
    "recorded no hour."
)
# A smaller part of an area's young people is a handful.
LEAST_TOLD = 0.01
GROUPS = (Support.MISSING, Support.UNSURE, Support.NOT_READ, Support.THERE)
HEADINGS = {
    Support.MISSING: "Support missing",
    Support.UNSURE: "The data do not say",
    Support.NOT_READ: "Not read, and why",
    Support.THERE: "Support there",
}


@dataclass(frozen=True, eq=False)
class Beside:
    """What is worked out beside a run, and is in none: the answer to a scenario, access with and
    without barriers (``steps.barriers``), and reports by a profile (``releasing.by_profile``)."""

    scenario: dict[str, Any] | None = None
    barriers: pd.DataFrame | None = None
    by_time: pd.DataFrame | None = None


def write_out(run: Run, release: Release | None, beside: Beside, out: Path) -> None:
    """Write everything into the folder ``out``, which is there and empty."""
    (out / MEASURES).mkdir()
    tables = {name: run.table(name) for name in (*TABLES, "sources")}
    if release is not None:
        tables |= {name: release.table(name) for name in OF_A_RELEASE}
    if beside.barriers is not None:
        tables["barriers"] = beside.barriers
    if beside.by_time is not None:
        tables["harm_by_time"] = beside.by_time
    for name, frame in tables.items():
        _safe(frame).to_csv(out / MEASURES / f"{name}.csv", index=False, lineterminator="\n")
    _write_map(run, tables, out / "measures.gpkg")
    summary = summary_of(run, release, beside.scenario)
    text = json.dumps(summary, ensure_ascii=False, indent=1, sort_keys=True)
    (out / "summary.json").write_text(text + "\n", encoding="utf-8")
    report = report_text(run, release, beside)
    (out / "report.md").write_text(report, encoding="utf-8")


def _safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Words that no spreadsheet takes for a formula; numbers stay numbers."""
    safe = frame.copy()
    for name in safe.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in frame.dtypes]]:
        words = {word: safe_cell(word) for word in safe[name].unique()}
        safe[name] = safe[name].map(words)
    return safe


def summary_of(
    run: Run, release: Release | None, scenario: dict[str, Any] | None
) -> dict[str, Any]:
    """What programs read: hashes, choices, sums, seconds by step."""
    slots = run.table("slots")
    groups = slots.groupby(["season", "band", "group"]).size()
    return {
        "run": str(run.uid),
        "authority": {"code": run.authority.code, "name": run.authority.name},
        "area_set": run.area_set.code,
        "week_from": run.week_from.isoformat() if run.week_from else None,
        "on_date": run.on_date.isoformat() if run.on_date else None,
        "seed": run.seed,
        "code_version": run.code_version,
        "parameters": run.parameters,
        "input_hashes": run.input_hashes,
        "result_hash": run.result_hash,
        "head": run.head,
        "seconds": {step["name"]: step["seconds"] for step in run.steps},
        "groups": [
            {"season": season, "band": band, "group": group, "areas": int(count)}
            for (season, band, group), count in groups.items()
        ],
        "places_conserved": bool(run.table("conservation")["holds"].astype(bool).all()),
        "release": _of_release(release) if release else None,
        "scenario": scenario,
    }


def report_text(run: Run, release: Release | None, beside: Beside) -> str:
    """The report in Markdown: sentences first, then how we know and what it cannot tell."""
    head = run.head
    when = run.on_date or run.week_from
    lines = [
        f"# Where support is missing: {run.authority.name}",
        "",
        f"{'On' if run.on_date else 'In a typical week from'} {when:%-d %B %Y}. "
        f"{head['people']:,} young people aged {head['ages'][0]} to {head['ages'][1]}, "
        f"{head['listings']:,} listings.",
        "",
    ]
    if head["approximate"]:
        lines += [f"**Approximate**: straight lines × {head['approximate']:g}, not walks.", ""]
    lines += _groups(run.table("slots"))
    if beside.scenario is not None:
        lines += ["## If it were otherwise", "", *_bullets(_scenario_lines(beside.scenario)), ""]
    if beside.barriers is not None:
        lines += ["## With the lines that young people do not cross", "", CONFIDENTIAL, ""]
        lines += [*_bullets(_barrier_lines(beside.barriers)), ""]
    if beside.by_time is not None and len(beside.by_time):
        named = beside.by_time["profile"].iloc[0]
        lines += ["## Reports by time of day", "", MODELLED.format(profile=named), ""]
    lines += ["## What there is, area by area", ""]
    areas = run.table("areas").drop_duplicates(["area_code", "there", "missing"])
    lines += [f"- **{row.area_name}**: {row.there} {row.missing}" for row in areas.itertuples()]
    lines += ["", "## How we know", "", *_bullets(head["how_we_know"]), ""]
    lines += ["## What it cannot tell", "", *_bullets(head["cannot_tell"]), ""]
    left_out = [f"{name.replace('_', ' ')}: {count}" for name, count in head["left_out"].items()]
    lines += ["## Left out", "", *_bullets(left_out), ""]
    lines += ["## Sources", "", *_bullets(_sources(run, release)), ""]
    lines += [f"Run {run.uid}, result {run.result_hash}, code {run.code_version}."]
    if release is not None:
        lines += [f"Release {release}, content {release.content_hash}."]
    return "\n".join(lines) + "\n"


def _groups(slots: pd.DataFrame) -> list[str]:
    """Sentences by group; within a group by name. No area is first for being worst."""
    lines: list[str] = []
    for group in GROUPS:
        mine = slots[slots["group"] == group.value]
        if mine.empty:
            continue
        lines += [f"## {HEADINGS[group]}", ""]
        lines += [f"- {row.area_name}. {row.sentence}" for row in mine.itertuples()]
        lines.append("")
    return lines


def _barrier_lines(barriers: pd.DataFrame) -> list[str]:
    """Areas and times at which fewer have something open within the walk, by name."""
    parts = barriers[["share_open", "share_open_with"]]
    fewer = barriers[(parts["share_open"] - parts["share_open_with"]) >= LEAST_TOLD]
    lines = [
        f"{row.area_name}, {BAND_WORDS.get(row.band, row.band)} {SEASON_WORDS[row.season]}: "
        f"{row.share_open:.0%} have something open within the walk, {row.share_open_with:.0%} "
        "where nobody crosses them"
        for row in fewer.itertuples()
    ]
    return lines or ["At no time do fewer have something open within the walk."]


def _scenario_lines(scenario: dict[str, Any]) -> list[str]:
    return [f"{name.replace('_', ' ')}: {value}" for name, value in scenario.items()]


def _sources(run: Run, release: Release | None) -> list[str]:
    frame = release.table("sources") if release else run.table("sources")
    return [
        " ".join(part for part in (f"{row.name_}.", row.licence, row.bias_note) if part)
        for row in frame.rename(columns={"name": "name_"}).itertuples()
    ]


def _bullets(lines: list[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _of_release(release: Release) -> dict[str, Any]:
    return {
        "uid": str(release.uid),
        "number": release.number,
        "period": release.period,
        "content_hash": release.content_hash,
    }


def _write_map(run: Run, tables: dict[str, pd.DataFrame], path: Path) -> None:
    geography = AreaSet.objects.get(code=run.head["geography_set"])
    rows = geography.areas.filter(code__in=set(tables["areas"]["area_code"]))
    shapes = {area.code: shapely.from_wkb(bytes(area.boundary.wkb)) for area in rows}
    for name in ("areas", "slots"):
        frame = tables[name]
        layer = geopandas.GeoDataFrame(
            frame, geometry=[shapes[code] for code in frame["area_code"]], crs=WGS84
        )
        pyogrio.write_dataframe(
            layer, path, layer=name, driver="GPKG", append=path.exists(),
            geometry_type="MultiPolygon",
        )  # fmt: skip
