"""The one way in which a vetting file moves, whoever moves it.

Each step locks the file, asks the pure rules, writes the diary, and clears or hides the listing
in the same transaction. A listing whose vetting ended keeps a clearance that ended yesterday:
so no directory that also lists it can vouch for it again.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from guardianship.lib import clock
from places import holds
from places.enums import HoldReason
from places.models import Listing
from places.vetting import gate
from places.vetting.enums import NEED_WORDS, NoticeKind, PanelWord
from places.vetting.facts import facts_of, papers, with_evidence
from places.vetting.gate import Facts, Need
from places.vetting.models import CaseEvent, Notice, PanelLook, VettingCase
from places.vetting.stages import BY_THEMSELVES, GATED, PUBLIC, Stage, Standing, Step, after

if TYPE_CHECKING:
    from guardianship.accounts.models import User

# A business that stands here is hidden even where a directory vouches for it.
HIDING = (Stage.SUSPENDED, Stage.LEFT)


class NotReady(Exception):
    """Something is missing before the business can be public; ``needs`` says what."""

    def __init__(self, needs: list[Need]) -> None:
        self.needs = needs
        super().__init__("; ".join(str(NEED_WORDS[need]) for need in needs))


class NotByHand(Exception):
    """The calendar takes this step, nobody else."""


def open_case(listing: Listing, *, by: User | None = None) -> VettingCase:
    """The file of a trusted business, at the stage of interest; the same one again.

    Raises ``ValidationError`` for any other kind of listing.
    """
    with transaction.atomic():
        known = VettingCase.objects.filter(listing=listing).first()
        if known is not None:
            return known
        case = VettingCase(listing=listing, vetted_organisation=listing.organisation)
        case.full_clean()
        case.save()
        _note(case, "open", Stage.INTEREST, by, "")
    return case


def take_step(
    case: VettingCase, step: Step, *, by: User | None = None, why: str = ""
) -> VettingCase:
    """Take ``step``; returns the file as it is then.

    Raises ``IllegalStep`` where it leads nowhere, ``NotReady`` when the business would be
    public without what the rule asks for, ``NotByHand`` for a step of the calendar's.
    """
    if step in BY_THEMSELVES:
        raise NotByHand(step)
    with transaction.atomic():
        row = locked(case)
        after(row.standing, step)
        if step in GATED:
            lacking = gate.missing(facts_of(row, papers()), clock.today())
            if lacking:
                raise NotReady(lacking)
        _move(row, step, by, why)
    return row


def settle(case: VettingCase) -> VettingCase:
    """Hold a public business to what its file says now; call it after each change of evidence.

    It is cleared for longer or shorter, lapses, or is suspended; what is not public is left.
    """
    with transaction.atomic():
        row = locked(case)
        if row.is_public_stage and row.published_on and row.lapsed_on is None:
            _settle_public(row, facts_of(row, papers()), row.published_on)
    return row


def change_owner(case: VettingCase, *, by: User | None = None) -> VettingCase:
    """The business has another owner: it is not on the list from this moment."""
    with transaction.atomic():
        row = locked(case)
        if row.stage not in HIDING:
            row = take_step(row, Step.SUSPEND, by=by, why=_("the owner changed"))
        row.owner_changed_on = clock.today()
        row.save(update_fields=["owner_changed_on"])
    return row


def panel_says(case: VettingCase, word: PanelWord, why: str) -> PanelLook:
    """Keep what the youth panel said, and hold the listing or let it go.

    Raises ``ValidationError`` for a hold without a reason. The log never says who it was.
    """
    with transaction.atomic():
        look = PanelLook(case=case, word=word, why=why.strip())
        look.full_clean()
        look.save()
        if word == PanelWord.HOLD:
            holds.hold(case.listing, HoldReason.PANEL)
        else:
            holds.lift(case.listing, HoldReason.PANEL)
    return look


def locked(case: VettingCase) -> VettingCase:
    """The row as it is now with its evidence, held until the transaction ends."""
    rows = VettingCase.objects.select_for_update(of=("self",))
    return with_evidence(rows).get(pk=case.pk)


def _settle_public(row: VettingCase, facts: Facts, published_on: date) -> None:
    until = gate.clear_until(facts, clock.today(), published_on)
    if until is not None:
        holds.clear_until(row.listing, until)
        return
    lacking = gate.missing(facts, clock.today(), to_publish=False)
    suspends = any(need in gate.SUSPENDING for need in lacking)
    step = Step.SUSPEND if suspends else Step.LAPSE
    _move(row, step, None, why_not(facts, clock.today()))
    if step == Step.LAPSE:
        yesterday = clock.today() - timedelta(days=1)
        told = Notice(case=row, kind=NoticeKind.LAPSED, about_day=yesterday)
        Notice.objects.bulk_create([told], ignore_conflicts=True)


def why_not(facts: Facts, day: date) -> str:
    """In words why a business is on the list no longer."""
    lacking = gate.missing(facts, day, to_publish=False)
    return "; ".join(str(NEED_WORDS[need]) for need in lacking) or _("twelve months are over")


def _move(row: VettingCase, step: Step, by: User | None, why: str) -> None:
    before, today = row.standing, clock.today()
    now = after(before, step)
    _begin_anew(row, step, today)
    stand(row, now, today)
    if step == Step.CHECKLIST_DONE and row.panel_asked_on is None:
        row.panel_asked_on = today
    if step in GATED:
        row.published_on, row.lapsed_on = today, None
    if step == Step.LAPSE:
        row.lapsed_on = today
    row.save()
    _note(row, step.value, before.stage, by, why)
    _show_or_hide(row, before, step, by)


def stand(row: VettingCase, now: Standing, today: date) -> None:
    """Put a row into a standing, unsaved."""
    row.stage, row.stage_since = now.stage.value, today
    row.paused_from = now.paused_from.value if now.paused_from else ""


def _begin_anew(row: VettingCase, step: Step, today: date) -> None:
    """After a suspension failures are forgiven; after a change of owner nothing else counts."""
    if step in (Step.SUSPEND, Step.LEAVE) and _has_another_owner(row):
        row.owner_changed_on = row.owner_changed_on or today
    if step not in (Step.REINSTATE, Step.COME_BACK):
        return
    row.spot_checks_after = today
    if row.owner_changed_on:
        # Of that day itself nobody can say whose evidence it is.
        row.evidence_from = row.owner_changed_on + timedelta(days=1)
        row.owner_changed_on = None
        row.vetted_organisation = row.listing.organisation


def _has_another_owner(row: VettingCase) -> bool:
    return row.vetted_organisation_id != row.listing.organisation_id


def _show_or_hide(row: VettingCase, before: Standing, step: Step, by: User | None) -> None:
    listing, today = row.listing, clock.today()
    if step in GATED:
        until = gate.clear_until(facts_of(row, papers()), today, today)
        if until is None:
            raise NotReady(gate.missing(facts_of(row, papers()), today))
        holds.lift(listing, HoldReason.VETTING, by=by)
        holds.clear_until(listing, until)
    elif step == Step.LAPSE:
        holds.clear_until(listing, today - timedelta(days=1))
    elif row.stage in HIDING or (before.stage in PUBLIC and row.stage not in PUBLIC):
        holds.hold(listing, HoldReason.VETTING, by=by)
        holds.clear_until(listing, today - timedelta(days=1))


def _note(row: VettingCase, step: str, before: Stage, by: User | None, why: str) -> None:
    CaseEvent.objects.create(
        case=row, step=step, from_stage=before, to_stage=row.stage, by=by, why=why[:300]
    )
