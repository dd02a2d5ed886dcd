"""Making a release: read behind the wall, control, freeze, and put it in the last one's place."""

from __future__ import annotations

from typing import Any

import pandas as pd
from django.db import transaction

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.release import WHAT_NOT_SHOWN_MEANS
from gis.analysis.disclosure.rules import Rules
from gis.models import Area, AreaSet
from guardianship.insight.canonical import canonical_csv, digest, read_canonical
from guardianship.insight.enums import RunState
from guardianship.insight.frames.areas import outlines
from guardianship.insight.models import Release, ReleaseTable, Run, TrueCells
from guardianship.insight.models.release import content_hash_of
from guardianship.insight.pipeline import TABLES
from guardianship.insight.releasing.controlled import cell_bytes, frozen_bytes
from guardianship.insight.releasing.counts import Counted, Told, counted, quarter_of
from guardianship.insight.releasing.demand import demand_of
from guardianship.insight.releasing.denominators import Second, beside_residents, second_of
from guardianship.insight.releasing.fairness import fairness_of
from guardianship.insight.releasing.safety import SAFETY, safety_frame
from guardianship.insight.releasing.said_of_counts import said_of_counts
from guardianship.insight.table_columns import COLUMNS
from guardianship.lib import clock
from guardianship.safeguarding.harm.models import HarmSource
from guardianship.safeguarding.wall.doors import open_for_task

HARM_IN_WORDS = (
    "Counts are of reports that were made and recorded, source by source, in whole quarters; rates "
    "are for 1,000 residents of the ages of the run.",
    "Small numbers are hidden, and others are held back so that none can be worked out; no figure "
    "differs from the last release by a few people.",
)


class ReleaseRefused(BadInput):
    """A run that cannot be released; says why."""


def make_release(run: Run, *, why: str = "") -> Release:
    """Freeze what a run found, with what case data say, for those who read releases.

    It takes the place of the authority's last release. Raises ``ReleaseRefused`` for a run
    without a result, ``DisclosureRefused`` with the rule that would be broken.
    """
    if run.state != RunState.DONE:
        raise ReleaseRefused(f"the run is {run.get_state_display()}, and has nothing to release")
    with transaction.atomic(), open_for_task("release"):
        # One after the other: the number, and what the next is compared to, depend on it.
        authority = Area.objects.select_for_update().get(pk=run.authority_id)
        earlier = list(Release.objects.filter(authority=authority).order_by("number"))
        geography = AreaSet.objects.get(code=run.head["geography_set"])
        told = _told(run, authority, geography)
        found = counted(told, earlier)
        _with_what_is_said(found, run, geography)
        second = second_of(told) if found.sources else None
        found.frames["harm"] = beside_residents(found.frames["harm"], second)
        _with_fairness(found, run, authority, earlier)
        _with_demand(found, authority, earlier)
        _with_safety(found, authority, earlier)
        contents = _contents(run, found, second)
        period = max(found.periods) if found.periods else quarter_of(run.week_from or run.on_date)
        head = _head(run, found)
        digests = {name: digest(content) for name, content in contents.items()}
        release = Release.objects.create(
            run=run,
            authority=authority,
            number=earlier[-1].number + 1 if earlier else 1,
            period=period,
            geography=geography,
            head=head,
            content_hash=content_hash_of(head, digests),
            published_at=clock.now(),
            why=why[:300],
        )
        ReleaseTable.objects.bulk_create(
            ReleaseTable(release=release, name=name, content=content, digest=digests[name])
            for name, content in contents.items()
        )
        TrueCells.objects.bulk_create(
            TrueCells(release=release, area=authority, name=name, content=cell_bytes(cells))
            for name, cells in found.cells.items()
        )
        Release.objects.filter(authority=authority, replaced_by=None).exclude(pk=release.pk).update(
            replaced_by=release
        )
    return release


def _with_what_is_said(found: Counted, run: Run, geography: AreaSet) -> None:
    """Beside the counts that are shown, what they say: of nothing that is hidden."""
    harm = found.frames["harm"]
    if harm.empty:
        return
    slots = run.table("slots")
    near = slots.groupby(slots["area_code"].astype(str))["share_1200"].mean()
    shapes = outlines(geography, sorted(set(near.index)))
    found.frames["harm"] = said_of_counts(harm, geography.kind, 1 - near, shapes)


def _with_safety(found: Counted, authority: Area, earlier: list[Release]) -> None:
    """What young people say, held to what was published of it."""
    found.frames[SAFETY], cells = safety_frame(authority, earlier)
    if cells is not None:
        found.cells[SAFETY] = cells


def _with_fairness(found: Counted, run: Run, authority: Area, earlier: list[Release]) -> None:
    """Beside what the run says of equity, what responses and records say."""
    fairness = fairness_of(authority, earlier)
    found.controlled |= fairness.controlled
    found.cells |= fairness.cells
    if fairness.rows:
        parts = [run.table("equity"), pd.DataFrame(fairness.rows)]
        found.frames["equity"] = pd.concat(parts, ignore_index=True)


def _with_demand(found: Counted, authority: Area, earlier: list[Release]) -> None:
    """What was looked for while nothing was open."""
    demand = demand_of(authority, earlier)
    found.controlled |= demand.controlled
    found.cells |= demand.cells
    found.frames["unmet_demand"] = demand.frame


def _told(run: Run, authority: Area, geography: AreaSet) -> Told:
    small = run.table("working_areas").astype({"area": str, "unit": str})
    small = small[small["inside"].astype(bool)].set_index("area")
    names = geography.areas.filter(code__in=set(small["unit"])).order_by("name", "code")
    named = dict(names.values_list("code", "name"))
    people = small.groupby("unit")["people"].sum().reindex(list(named)).astype("float64")
    return Told(
        authority=authority,
        small_set=run.area_set,
        kind=geography.kind,
        unit=small["unit"],
        people=people,
        names=pd.Series(named, dtype=object),
    )


def _contents(run: Run, found: Counted, second: Second | None) -> dict[str, bytes]:
    """Canonical bytes of every table of ``COLUMNS``, and the controlled releases as they are."""
    rows = dict(run.tables.filter(name__in=TABLES).values_list("name", "content"))
    contents = {name: bytes(rows[name]) for name in TABLES}
    frames = {
        **found.frames,
        "sources": _sources(run, found.sources, second),
    }
    for name, frame in frames.items():
        contents[name] = canonical_csv(frame.reindex(columns=list(COLUMNS[name])))
    return contents | {name: frozen_bytes(each) for name, each in found.controlled.items()}


def _sources(run: Run, sources: list[HarmSource], second: Second | None) -> pd.DataFrame:
    of_run = read_canonical(bytes(run.tables.get(name="sources").content))
    of_cases = [
        {
            "name": source.name,
            "layer": "harm",
            "licence": source.licence,
            "as_of": "",
            "bias_note": source.bias_note,
            "cannot_tell": "What was never reported, or reported elsewhere.",
        }
        for source in sources
    ]
    of_people = [second.as_source()] if second else []
    return pd.concat([of_run, pd.DataFrame(of_cases + of_people)], ignore_index=True)


def _head(run: Run, found: Counted) -> dict[str, Any]:
    rules = Rules()
    return {
        **run.head,
        "periods": sorted(found.periods),
        "rules": {"threshold": rules.threshold, "base": rules.base},
        "not_shown": WHAT_NOT_SHOWN_MEANS.format(threshold=rules.threshold),
        "how_we_know": [*run.head["how_we_know"], *(HARM_IN_WORDS if found.periods else ())],
        "parameters": run.parameters,
        "input_hashes": run.input_hashes
        | {name: each.digest for name, each in sorted(found.controlled.items())},
        "code_version": run.code_version,
        "seed": run.seed,
        "result_hash": run.result_hash,
    }
