"""What the calendar does with vetting, each night.

Nothing hides a business only now: its clearance ends by its day. The night moves the files to
the stage where they stand, and notes whom to tell. It can be killed anywhere and run again: what
is done is not done twice, and a batch is either done whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from guardianship.lib import clock
from places.enums import Voucher
from places.models import Clearance
from places.vetting import gate
from places.vetting.actions import settle, stand, why_not
from places.vetting.enums import NoticeKind
from places.vetting.facts import facts_of, papers, with_evidence
from places.vetting.gate import Facts, Paper
from places.vetting.models import CaseEvent, Notice, VettingCase
from places.vetting.stages import Stage, Step, after

BATCH = 200
DUE_BEFORE_DAYS = 60
# A training takes longer to arrange than a visit.
REFRESH_BEFORE_DAYS = 90


@dataclass(slots=True)
class Found:
    """What a batch comes to, before it is written."""

    clearances: list[Clearance] = field(default_factory=list)
    moved: list[VettingCase] = field(default_factory=list)
    events: list[CaseEvent] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    to_suspend: list[VettingCase] = field(default_factory=list)


def review_all(batch: int = BATCH) -> str:
    """Go through every business that may be public; says what was done in one line."""
    lapsed = due = suspended = 0
    for keys in _batches(batch):
        found = _review(keys)
        lapsed += sum(event.step == Step.LAPSE for event in found.events)
        due += sum(event.step == Step.DUE for event in found.events)
        for case in found.to_suspend:
            suspended += settle(case).stage == Stage.SUSPENDED
    return f"{lapsed} lapsed, {due} due for renewal, {suspended} suspended"


def _batches(size: int) -> Iterator[list[int]]:
    """Keys of public cases, in order; each batch is asked for when the one before is done."""
    last = 0
    while keys := list(
        VettingCase.objects.holding()
        .filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", flat=True)[:size]
    ):
        yield keys
        last = keys[-1]


def _review(keys: list[int]) -> Found:
    found, today = Found(), clock.today()
    with transaction.atomic():
        rows = VettingCase.objects.select_for_update(of=("self",)).order_by("pk")
        known = papers()
        for case in with_evidence(rows.holding().filter(pk__in=keys)):
            _look_at(case, known, today, found)
        _write(found)
    return found


def _look_at(case: VettingCase, known: tuple[Paper, ...], today: date, found: Found) -> None:
    facts = facts_of(case, known)
    until = gate.clear_until(facts, today, case.published_on or date.min)
    if until is None and _suspends(facts, today):
        found.to_suspend.append(case)
    elif until is None:
        _lapse(case, facts, today, found)
    else:
        found.clearances.append(_clearance(case, until))
        if case.stage != Stage.PUBLISHED:
            return
        if until - timedelta(days=DUE_BEFORE_DAYS) <= today:
            _move(case, Step.DUE, "", today, found)
            found.notices.append(Notice(case=case, kind=NoticeKind.DUE, about_day=until))
        else:
            _remind_of_training(case, facts, today, found)


def _remind_of_training(case: VettingCase, facts: Facts, today: date, found: Found) -> None:
    """Said once for each day on which too few will be trained, before renewal is due."""
    last = gate.trained_until(facts.staff, facts.trainings, today)
    if last is not None and last - timedelta(days=REFRESH_BEFORE_DAYS) <= today:
        found.notices.append(Notice(case=case, kind=NoticeKind.REFRESH, about_day=last))


def _suspends(facts: Facts, today: date) -> bool:
    return any(n in gate.SUSPENDING for n in gate.missing(facts, today, to_publish=False))


def _lapse(case: VettingCase, facts: Facts, today: date, found: Found) -> None:
    yesterday = today - timedelta(days=1)
    found.clearances.append(_clearance(case, yesterday))
    case.lapsed_on = today
    _move(case, Step.LAPSE, why_not(facts, today), today, found)
    found.notices.append(Notice(case=case, kind=NoticeKind.LAPSED, about_day=yesterday))


def _move(case: VettingCase, step: Step, why: str, today: date, found: Found) -> None:
    before = case.standing
    stand(case, after(before, step), today)
    found.moved.append(case)
    found.events.append(
        CaseEvent(
            case=case, step=step.value, from_stage=before.stage, to_stage=case.stage, why=why[:300]
        )
    )


def _clearance(case: VettingCase, until: date) -> Clearance:
    return Clearance(listing=case.listing, until=until, vouched_by=Voucher.VETTING)


def _write(found: Found) -> None:
    Clearance.objects.bulk_create(
        found.clearances,
        update_conflicts=True,
        unique_fields=["listing"],
        update_fields=["until", "vouched_by"],
    )
    VettingCase.objects.bulk_update(
        found.moved, ["stage", "stage_since", "paused_from", "lapsed_on"]
    )
    CaseEvent.objects.bulk_create(found.events)
    Notice.objects.bulk_create(found.notices, ignore_conflicts=True)
