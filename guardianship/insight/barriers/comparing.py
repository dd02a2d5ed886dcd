"""With the lines and without them, worked out in the background and kept with what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas
from django_tasks import task

from gis.analysis.contracts import BadInput
from gis.crs import WGS84
from guardianship.insight.barriers.features import Feature, as_feature
from guardianship.insight.canonical import canonical_json, digest
from guardianship.insight.frames.barriers import barrier_rows
from guardianship.insight.models import Barrier, BarrierComparison, Run
from guardianship.insight.reading.rows import as_rows
from guardianship.insight.scenarios.stored import town_of
from guardianship.insight.steps.barriers import with_and_without
from guardianship.lib import clock
from guardianship.safeguarding.wall.doors import open_for_task

# Shares and minutes are told whole; what is kept is finer, and the same on every machine.
DECIMALS = 6


def asked_for(run: Run, barriers: Sequence[Barrier]) -> BarrierComparison:
    """The comparison of a run with these lines; where none holds, it is sent to be worked out."""
    drawn = [as_feature(barrier) for barrier in barriers]
    drawn_hash = digest(canonical_json(drawn), run.result_hash)
    for known in BarrierComparison.objects.filter(run=run, drawn_hash=drawn_hash):
        if not known.has_failed:
            return known
    comparison = BarrierComparison.objects.create(
        run=run, authority=run.authority, drawn=drawn, drawn_hash=drawn_hash
    )
    compare.enqueue(comparison.pk)
    return comparison


@task()
def compare(comparison_pk: int) -> None:
    """Work it out, and write into its row what was found, or that nothing will be."""
    rows = BarrierComparison.objects.filter(pk=comparison_pk)
    with open_for_task("barriers"):
        comparison = rows.select_related("run__authority").first()
    # Somebody has taken it away since.
    if comparison is None:
        return
    answer = None
    try:
        answer = worked_out(comparison.run, comparison.drawn)
    finally:
        with open_for_task("barriers"):
            rows.update(
                answer=answer,
                answer_hash=digest(canonical_json(answer)) if answer else "",
                ended_at=clock.now(),
            )


def worked_out(run: Run, drawn: Sequence[Feature]) -> dict[str, Any]:
    """``rows`` by area and time as ``steps.barriers`` has them, or ``why`` there are none."""
    lines = geopandas.GeoDataFrame.from_features(drawn, crs=WGS84)
    try:
        found = with_and_without(run, town_of(run), barrier_rows(lines))
    except BadInput as error:
        return {"rows": [], "why": str(error)}
    return {"rows": as_rows(found.round(DECIMALS)), "why": ""}
