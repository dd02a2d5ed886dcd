"""Runs from waiting to their end: one at a time on an area set, cancellable, and taken up again.

A worker holds PostgreSQL's advisory lock of the area set for as long as it works. The lock goes
with the connection, so that a run which says "running" while nobody holds the lock is one whose
worker died: it waits again. Tables are written in one transaction at the end.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction

from gis.analysis.contracts import BadInput, BadParameter
from gis.models import Area, AreaKind, AreaSet
from guardianship.insight.canonical import digest
from guardianship.insight.code_version import code_version
from guardianship.insight.enums import RunState, Step
from guardianship.insight.models import Run, RunTable
from guardianship.insight.parameters import checked
from guardianship.insight.pipeline import Result, work_out
from guardianship.lib import clock

LOCK_CLASS = 7_707
# Progress is written no oftener than this.
EVERY_S = 0.5


class Cancelled(Exception):
    """Somebody asked for the run to stop, or another worker took it up."""


def ask_for_run(
    authority: Area,
    area_set: AreaSet,
    *,
    week_from: date | None = None,
    on_date: date | None = None,
    parameters: Mapping[str, Any] | None = None,
    seed: int = 0,
) -> Run:
    """A run that waits. Raises ``BadParameter`` for whatever is out of range."""
    if (week_from is None) == (on_date is None):
        raise BadParameter("week_from", "or on_date must be given, and not both")
    if authority.area_set.kind != AreaKind.AUTHORITY:
        raise BadParameter("authority", f"must be a local authority, not {authority}")
    if area_set.kind == AreaKind.AUTHORITY:
        raise BadParameter("area_set", f"must be of small areas, not {area_set}")
    if not 0 <= seed < 2**62:
        raise BadParameter("seed", f"must be from 0 to 2^62, not {seed}")
    return Run.objects.create(
        authority=authority,
        area_set=area_set,
        week_from=week_from,
        on_date=on_date,
        parameters=checked(parameters or {}).as_json(),
        seed=seed,
        steps=_no_steps(),
    )


def ask_to_cancel(run: Run) -> None:
    """Stop it: at once while it waits, at its next sign of life while it is running."""
    waiting = Run.objects.filter(pk=run.pk, state=RunState.WAITING)
    if not waiting.update(state=RunState.CANCELLED, ended_at=clock.now()):
        Run.objects.filter(pk=run.pk, state=RunState.RUNNING).update(is_cancel_asked=True)


def work_on(key: int) -> int:
    """Do all runs that wait on an area set, oldest first; returns how many ended.

    Returns 0 at once when another worker is at it: that one looks again before it goes.
    """
    ended = 0
    while Run.objects.filter(area_set=key, state__in=_OPEN).exists():
        with _alone(key) as is_ours:
            if not is_ours:
                return ended
            Run.objects.filter(area_set=key, state=RunState.RUNNING).update(
                state=RunState.WAITING, attempt=None, steps=_no_steps()
            )
            run = Run.objects.filter(area_set=key, state=RunState.WAITING)
            first = run.select_related("area_set", "authority__area_set").order_by("pk").first()
            if first is not None:
                perform(first)
                ended += 1
    return ended


def left_behind() -> list[int]:
    """Primary keys of area sets on which runs wait while nobody is at work."""
    waiting = Run.objects.filter(state__in=_OPEN).values_list("area_set", flat=True)
    return [key for key in sorted(set(waiting)) if _is_free(key)]


def perform(run: Run) -> None:
    """Work a waiting run out and write down how it ended. Raises only what is a fault of ours."""
    attempt = uuid.uuid4()
    begun = Run.objects.filter(pk=run.pk, state=RunState.WAITING).update(
        state=RunState.RUNNING,
        attempt=attempt,
        heard_of_at=clock.now(),
        code_version=code_version(),
    )
    if not begun:
        return
    teller = _Teller(run.pk, attempt)
    try:
        result = work_out(run, teller)
        _keep(run, attempt, result, teller.steps)
    except Cancelled:
        _end(run, attempt, RunState.CANCELLED, "")
    except BadInput as error:
        _end(run, attempt, RunState.FAILED, str(error))
    except Exception:
        _end(run, attempt, RunState.FAILED, "Something went wrong that nobody foresaw.")
        raise
    finally:
        run.refresh_from_db()


_OPEN = (RunState.WAITING, RunState.RUNNING)


class _Teller:
    """Writes progress down now and then, and stops the run when that is asked for."""

    def __init__(self, run: int, attempt: uuid.UUID) -> None:
        self.run, self.attempt = run, attempt
        self.steps = _no_steps()
        # A step begins where the one before it was last heard of.
        self.heard_s = time.monotonic()
        self.told_s = 0.0
        self.step_began_s: dict[str, float] = {}

    def __call__(self, step: Step, share: float) -> None:
        now_s = time.monotonic()
        row = next(each for each in self.steps if each["name"] == step.value)
        began_s = self.step_began_s.setdefault(step.value, self.heard_s)
        self.heard_s = now_s
        row["share"] = round(min(1.0, max(share, row["share"])), 3)
        row["seconds"] = round(now_s - began_s, 2)
        if share < 1 and now_s - self.told_s < EVERY_S:
            return
        self.told_s = now_s
        ours = Run.objects.filter(pk=self.run, attempt=self.attempt, state=RunState.RUNNING)
        if not ours.filter(is_cancel_asked=False).update(steps=self.steps, heard_of_at=clock.now()):
            raise Cancelled


def _keep(run: Run, attempt: uuid.UUID, result: Result, steps: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        ours = Run.objects.select_for_update().filter(
            pk=run.pk, attempt=attempt, state=RunState.RUNNING, is_cancel_asked=False
        )
        if not ours.exists():
            raise Cancelled
        RunTable.objects.bulk_create(
            RunTable(run=run, name=name, content=content, digest=digest(content))
            for name, content in result.contents.items()
        )
        ours.update(
            state=RunState.DONE,
            steps=steps,
            head=result.head,
            input_hashes=result.input_hashes,
            result_hash=result.result_hash,
            ended_at=clock.now(),
        )


def _end(run: Run, attempt: uuid.UUID, state: RunState, error: str) -> None:
    ours = Run.objects.filter(pk=run.pk, attempt=attempt, state=RunState.RUNNING)
    ours.update(state=state, error=error, ended_at=clock.now())


def _no_steps() -> list[dict[str, Any]]:
    return [{"name": step.value, "share": 0.0, "seconds": 0.0} for step in Step]


@contextmanager
def _alone(key: int) -> Iterator[bool]:
    is_ours = _ask("SELECT pg_try_advisory_lock(%s, %s)", key)
    try:
        yield is_ours
    finally:
        if is_ours:
            _ask("SELECT pg_advisory_unlock(%s, %s)", key)


def _is_free(key: int) -> bool:
    with _alone(key) as is_ours:
        return is_ours


def _ask(sql: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [LOCK_CLASS, key])
        return bool(cursor.fetchone()[0])
