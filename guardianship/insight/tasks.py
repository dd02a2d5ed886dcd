"""Background work of the analysis, and the door through which pages ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django_tasks import task

from gis.models import Area, AreaSet
from guardianship.insight.models import Run
from guardianship.insight.running import ask_for_run, left_behind, work_on


@task()
def do_runs(key: int) -> int:
    """Do the runs that wait on an area set; returns how many ended."""
    return work_on(key)


def start_run(
    authority: Area,
    area_set: AreaSet,
    *,
    week_from: date | None = None,
    on_date: date | None = None,
    parameters: Mapping[str, Any] | None = None,
    seed: int = 0,
) -> Run:
    """Ask for a run and have it done in the background. Raises ``BadParameter`` by name."""
    run = ask_for_run(
        authority, area_set, week_from=week_from, on_date=on_date, parameters=parameters, seed=seed
    )
    do_runs.enqueue(area_set.pk)
    return run


def take_up_again() -> str:
    """Have runs done whose worker died or that nobody took up; for the night, and for pages."""
    keys = left_behind()
    for key in keys:
        do_runs.enqueue(key)
    return f"{len(keys)} area sets with runs left behind"
