"""A run that is done and a release of it, as pages meet them: three areas of a small town."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from gis.models import Area, AreaKind, AreaSet
from guardianship.insight.canonical import canonical_csv, digest
from guardianship.insight.enums import RunState, Step
from guardianship.insight.models import Release, ReleaseTable, Run, RunTable
from guardianship.insight.models.release import content_hash_of
from guardianship.insight.table_columns import COLUMNS
from guardianship.lib.time_bands import time_bands
from tests.builders import town

BANDS = [band.code for band in time_bands()]
SEASONS = ["term", "holidays"]
NAMES = ["Eastmoor Bridge", "Eastmoor Hill", "Eastmoor Quay"]
QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3"]


def small_areas(kind: str = AreaKind.MSOA, *, authority: Area | None = None) -> AreaSet:
    """Three squares of a kilometre side by side, called ``NAMES``, in the middle of the town."""
    authority = authority or town.an_authority()
    area_set, made = AreaSet.objects.get_or_create(
        code=f"{kind}-town", defaults={"kind": kind, "label": f"{kind.upper()} of the town"}
    )
    for number, name in enumerate(NAMES if made else []):
        Area.objects.create(
            area_set=area_set,
            code=f"W0200090{number + 1}",
            name=name,
            nation=authority.nation,
            boundary=town.square((number - 1) * 1000, 0, 500),
        )
    return area_set


def a_run(
    authority: Area | None = None, tables: Mapping[str, pd.DataFrame] | None = None, **fields: Any
) -> Run:
    """A run that is done, with the given working tables."""
    authority = authority or town.an_authority()
    begun: dict[str, Any] = {
        "authority": authority,
        "area_set": fields.pop("area_set", None) or small_areas(authority=authority),
        "week_from": date(2026, 9, 7),
        "parameters": {"first_age": 10, "last_age": 17, "draws": 500},
        "code_version": "test",
        "state": RunState.RUNNING,
        "steps": [{"name": step.value, "share": 1.0, "seconds": 0.1} for step in Step],
    }
    wanted = fields.pop("state", RunState.DONE)
    run = Run.objects.create(**(begun | fields))
    for name, frame in (tables or {}).items():
        content = canonical_csv(frame)
        RunTable.objects.create(run=run, name=name, content=content, digest=digest(content))
    run.state = wanted
    run.result_hash = digest(str(run.uid)) if wanted == RunState.DONE else ""
    run.save()
    return run


def a_release(
    authority: Area | None = None,
    *,
    run: Run | None = None,
    tables: Mapping[str, pd.DataFrame] | None = None,
    number: int = 1,
    said: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Release:
    """A release with every table filled; ``tables`` puts others in their place, ``said`` what it
    says of itself."""
    authority = authority or town.an_authority()
    run = run or a_run(authority)
    frames = {**sample_tables(authority), **(tables or {})}
    contents = {name: canonical_csv(frame) for name, frame in frames.items()}
    head = fields.pop("head", {}) | sample_head(run) | dict(said or {})
    digests = {name: digest(content) for name, content in contents.items()}
    release = Release.objects.create(
        **{"period": QUARTERS[-1], "geography": run.area_set} | fields,
        run=run,
        authority=authority,
        number=number,
        head=head,
        content_hash=content_hash_of(head, digests),
    )
    ReleaseTable.objects.bulk_create(
        ReleaseTable(release=release, name=name, content=content, digest=digests[name])
        for name, content in contents.items()
    )
    return release


def sample_head(run: Run) -> dict[str, Any]:
    """What a release says of itself."""
    return {
        "periods": QUARTERS,
        "geography": "msoa",
        "ages": [10, 17],
        "seasons": SEASONS,
        "bands": BANDS,
        "weeks": {"term": ["2026-09-07"], "holidays": ["2026-10-26"]},
        "slot_min": 60,
        "approximate": None,
        "standard_per_1000": 20.0,
        "rules": {"threshold": 10, "base": 5},
        "how_we_know": ["Walks on the streets and paths of OpenStreetMap."],
        "cannot_tell": ["Whether young people feel welcome there."],
        "left_out": {"hidden_listings": 1, "unknown_hours": 0, "no_position": 0},
        "not_shown": "fewer than 10, or held back so that such a number cannot be worked out",
        "parameters": run.parameters,
        "input_hashes": run.input_hashes,
        "code_version": run.code_version,
        "result_hash": run.result_hash,
    }


def sample_tables(authority: Area) -> dict[str, pd.DataFrame]:
    """Every table of ``COLUMNS`` with plausible rows: Quay has nothing open in the evening."""
    areas = [(f"W0200090{number + 1}", name) for number, name in enumerate(NAMES)]
    found = {
        "areas": _areas(areas),
        "slots": _slots(areas),
        "kinds": _kinds(areas),
        "week": _week([(authority.code, authority.name), *areas]),
        "safety": _safety(areas),
        "harm": _counts(areas, authority, ["street-crime", "ambulance"]).assign(
            tipping_ratio=1.4, smoothed=50.0, smoothed_low=38.0, smoothed_high=66.0, p_above=0.6,
            p_above_twice=0.0, funnel="as chance allows", course="too few quarters to tell",
            with_lack=np.nan, denominator="", denominator_people=np.nan, denominator_rate=np.nan,
        ),
        "system_contact": _counts(areas, authority, ["stop-search"]),
        "harm_hours": _hours(authority, "ambulance"),
        "contact_hours": _hours(authority, "stop-search"),
        "agreement": _agreement(areas),
        "equity": _equity(),
        "pattern": _pattern(areas),
        "partners": _rows(
            [
                {"type": "charity", "organisations": 2, "listings": 3, "hours_per_week": 12.0,
                 "share_of_hours": 0.6},
                {"type": "council", "organisations": 1, "listings": 2, "hours_per_week": 8.0,
                 "share_of_hours": 0.4},
            ]
        ),
        "conservation": _rows(
            [
                {"season": season, "band": band, "offered": 60.0, "out_of_reach": 10.0,
                 "handed_out": 50.0, "error": 0.0, "holds": True}
                for season in SEASONS for band in BANDS
            ]
        ),
        "sources": _rows(
            [
                {"name": "Street-level crime", "layer": "harm", "licence": "OGL v3",
                 "as_of": "2026-09", "bias_note": "Counts what was reported and recorded.",
                 "cannot_tell": "At which hour, or to whom, it happened."},
            ]
        ),
        "unmet_demand": _rows(
            [
                {"area_code": authority.code, "area_name": authority.name, "period": period,
                 "wanted": wanted, "band": band, "status": "shown", "count": count}
                for period, wanted, band, count in (
                    ("2026-Q2", "any", "late", 20),
                    ("2026-Q3", "respite_space", "weekend_night", 15),
                    ("2026-Q3", "any", "late", 25),
                )
            ]
        ),
    }  # fmt: skip
    return {name: frame[list(COLUMNS[name])] for name, frame in found.items()}


def _agreement(areas: list[tuple[str, str]]) -> pd.DataFrame:
    return _rows(
        [
            {"area_code": code, "area_name": name, "speaking": 2, "saying": "",
             "reading": "no source says more than elsewhere"}
            for code, name in areas
        ]
    )  # fmt: skip


def _rows(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows)


def _areas(areas: list[tuple[str, str]]) -> pd.DataFrame:
    return _rows(
        [
            {
                "area_code": code,
                "area_name": name,
                "season": season,
                "people": 400 + 50 * number,
                "decile": 3 + number,
                "there": "There is youth provision after school.",
                "missing": "Missing: anything open on Friday or Saturday night.",
                "type": "after_school:youth_provision",
                "group": "support missing" if name == NAMES[2] else "support there",
                "why_not_read": "",
            }
            for number, (code, name) in enumerate(areas)
            for season in SEASONS
        ]
    )


def _slots(areas: list[tuple[str, str]]) -> pd.DataFrame:
    rows = []
    for code, name in areas:
        for season in SEASONS:
            for band in BANDS:
                lacks = name == NAMES[2] and band in ("evening", "weekend_night", "late")
                short = 250 if lacks else 20
                group = "support missing" if lacks else "support there"
                sentence = f"{'Support missing' if lacks else 'Support there'}: about {short}."
                rows.append(
                    {
                        "area_code": code, "area_name": name, "season": season, "band": band,
                        "minutes_nearest": np.nan if lacks else 8.5,
                        "minutes_second": np.nan if lacks else 14.0,
                        "share_800": 0.0 if lacks else 0.7, "share_1200": 0.0 if lacks else 0.9,
                        "share_1600": 0.0 if lacks else 1.0, "share_3200": 0.0 if lacks else 1.0,
                        "places_per_100": 0.0 if lacks else 3.2,
                        "e2sfca_per_100": 0.0 if lacks else 3.2,
                        "m2sfca_per_100": 0.0 if lacks else 2.1,
                        "balanced_per_100": 0.0 if lacks else 4.0,
                        "places_available": 0.0 if lacks else 14.0,
                        "hours_open": 0.0 if lacks else 9.5,
                        "listing_hours": 0.0 if lacks else 14.0, "short": short,
                        "short_low": short - 10, "short_high": short + 15, "group": group,
                        "why_not_read": "", "sentence": sentence,
                    }
                )  # fmt: skip
    return _rows(rows)


def _kinds(areas: list[tuple[str, str]]) -> pd.DataFrame:
    return _rows(
        [
            {"area_code": code, "area_name": name, "season": season, "band": band, "kind": kind,
             "reachable_share": 0.5, "hours": 3.0}
            for code, name in areas for season in SEASONS for band in BANDS
            for kind in ("all", "youth_provision", "ordinary_place", "universal")
        ]
    )  # fmt: skip


def _week(areas: list[tuple[str, str]]) -> pd.DataFrame:
    return _rows(
        [
            {"area_code": code, "area_name": name, "season": season, "slot": slot,
             "share": 0.8 if 15 <= slot % 24 < 20 else 0.0}
            for code, name in areas for season in SEASONS for slot in range(168)
        ]
    )  # fmt: skip


def _safety(areas: list[tuple[str, str]]) -> pd.DataFrame:
    code, name = areas[0]
    return _rows(
        [{"area_code": code, "area_name": name, "band": "evening", "status": "shown", "people": 25,
          "safe": 10, "mixed": np.nan, "unsafe": 15}]
    )  # fmt: skip


def _counts(areas: list[tuple[str, str]], authority: Area, sources: list[str]) -> pd.DataFrame:
    rows = []
    for source in sources:
        for level, code, name in [
            *(("msoa", code, name) for code, name in areas),
            ("authority", authority.code, authority.name),
        ]:
            for period in QUARTERS:
                is_shown = name != NAMES[0]
                rows.append(
                    {
                        "source": source, "source_kind": "police", "level": level,
                        "area_code": code, "area_name": name, "period": period,
                        "status": "shown" if is_shown else "not shown",
                        "count": 25 if is_shown else np.nan, "people": 450,
                        "rate": 55.6 if is_shown else np.nan,
                        "rate_low": 36.0 if is_shown else np.nan,
                        "rate_high": 82.0 if is_shown else np.nan,
                        "reliability": "sound" if is_shown else "count not shown",
                    }
                )  # fmt: skip
    return _rows(rows)


def _hours(authority: Area, source: str) -> pd.DataFrame:
    """Of the whole, in two quarters: one band is hidden."""
    counts = {"after_school": 40, "evening": None, "late": 55, "unknown": 15}
    return _rows(
        [
            {"source": source, "source_kind": "health", "area_code": authority.code,
             "area_name": authority.name, "period": period, "band": band, "count": count,
             "status": "not shown" if count is None else "shown"}
            for period in QUARTERS for band, count in counts.items()
        ]
    )  # fmt: skip


def _equity() -> pd.DataFrame:
    return _rows(
        [
            {"measure": measure, "season": "term", "band": "weekend_night", "group": "",
             "value": value, "low": value - 0.1, "high": value + 0.1,
             "how": "Weighted by young people."}
            for measure, value in (("slope_index", -0.4), ("gini", 0.3), ("decile_gap", -0.2))
        ]
    )  # fmt: skip


def _pattern(areas: list[tuple[str, str]]) -> pd.DataFrame:
    return _rows(
        [
            {"area_code": code, "area_name": name, "season": "term", "band": band,
             "around": "too few areas to tell", "holds": 1, "of": 3,
             "words": "holds at 1 of 3 scales"}
            for code, name in areas for band in BANDS
        ]
    )  # fmt: skip
