"""What waits for the team, the most urgent first; a constant number of queries.

Held back comes first, then overdue, then what concerns the nearest day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.db.models.fields.json import KeyTransform
from wagtail.models import WorkflowState

from guardianship.lib import clock
from places.enums import HoldReason
from places.models import Hold, Listing, Membership
from places.moderation.asking import due_at, panel_tasks, rules
from places.moderation.enums import ChangeKind, Urgency
from places.moderation.models import Hiding, Look, LookRule

if TYPE_CHECKING:
    from guardianship.accounts.models import User

# What organisations do themselves is no work of the team.
NOT_OURS = (HoldReason.WITHDRAWN,)
FIRST_REASON = (HoldReason.CONCERN, HoldReason.REPORTED_SHUT, HoldReason.VETTING)
ORDER = list(Urgency)


@dataclass(frozen=True, slots=True)
class Held:
    """Why a listing is held back, and since when."""

    reason: HoldReason
    since: datetime
    why: str

    @property
    def by_team(self) -> bool:
        """Whether the button "show it again" ends it."""
        return self.reason is HoldReason.TEAM


@dataclass(frozen=True, slots=True)
class Row:
    """One listing in the queue; ``concerns_day`` is the first day that its draft is about."""

    listing: Listing
    urgency: Urgency
    step: str = ""
    with_panel: bool = False
    change: ChangeKind | None = None
    sent_in_at: datetime | None = None
    due: datetime | None = None
    concerns_day: date | None = None
    held: tuple[Held, ...] = ()

    @property
    def is_overdue(self) -> bool:
        """Whether the step took longer than its days."""
        return self.due is not None and self.due < clock.now()

    @property
    def hidden_by_team(self) -> bool:
        """Whether the button "show it again" would do something."""
        return any(held.by_team for held in self.held)

    @property
    def order(self) -> tuple[Any, ...]:
        """Urgency, then the reason, then the nearest day."""
        reasons = [held.reason for held in self.held]
        first = next((i for i, r in enumerate(FIRST_REASON) if r in reasons), len(FIRST_REASON))
        day = self.concerns_day or date.max
        return (ORDER.index(self.urgency), first, day, self.due or clock.now(), self.listing.pk)


def queue(person: User) -> list[Row]:
    """All that waits, sorted. Of their own organisations nobody reads why something is held."""
    rows = _waiting()
    held = _held(set(Membership.objects.filter(user=person).values_list("organisation", flat=True)))
    for listing, reasons in held.items():
        row = rows.get(listing.pk, Row(listing, Urgency.HELD))
        rows[listing.pk] = replace(row, urgency=Urgency.HELD, held=reasons)
    return sorted(rows.values(), key=lambda row: row.order)


def _waiting() -> dict[int, Row]:
    content_type = ContentType.objects.get_for_model(Listing)
    found = WorkflowState.objects.filter(
        base_content_type=content_type, status=WorkflowState.STATUS_IN_PROGRESS
    )
    states = list(
        found.select_related("current_task_state__task").annotate(
            sessions=KeyTransform("sessions", "current_task_state__revision__content"),
            exceptions=KeyTransform("exceptions", "current_task_state__revision__content"),
            new_kind=KeyTransform("kind", "current_task_state__revision__content"),
        )
    )
    listings = _listings(int(state.object_id) for state in states)
    looks = dict(
        Look.objects.filter(workflow_state__in=states).values_list("workflow_state", "change")
    )
    known, panel = rules(), panel_tasks()
    return {
        listing.pk: _row(listing, state, looks, (known, panel))
        for state in states
        if (listing := listings.get(int(state.object_id))) and state.current_task_state
    }


def _listings(keys: Iterable[int]) -> Mapping[int, Listing]:
    return Listing.objects.select_related("organisation").in_bulk(list(keys))


def _row(
    listing: Listing,
    state: WorkflowState,
    looks: dict[int, str],
    known: tuple[dict[str, LookRule], set[int]],
) -> Row:
    rules_of_kinds, panel = known
    step = state.current_task_state
    rule = rules_of_kinds.get(state.new_kind) or LookRule(kind=listing.kind)
    due = due_at(step, rule, panel)
    change = looks.get(state.pk)
    return Row(
        listing=listing,
        urgency=Urgency.OVERDUE if due < clock.now() else Urgency.WAITING,
        step=step.task.name,
        with_panel=step.task_id in panel,
        change=ChangeKind(change) if change else None,
        sent_in_at=state.created_at,
        due=due,
        concerns_day=_first_day(state.sessions or [], state.exceptions or []),
    )


def _first_day(sessions: list[dict[str, Any]], exceptions: list[dict[str, Any]]) -> date | None:
    """The first day from today on that a draft names."""
    named = [session.get(name) for session in sessions for name in ("on_date", "valid_from")]
    # Days that have begun and go on concern today.
    today = clock.today()
    spans = [(e.get("first_day"), e.get("last_day")) for e in exceptions]
    days = [date.fromisoformat(day) for day in named if day]
    for first, last in spans:
        if first and last and date.fromisoformat(last) >= today:
            days.append(max(date.fromisoformat(first), today))
    return min((day for day in days if day >= today), default=None)


def _held(not_these: set[int]) -> dict[Listing, tuple[Held, ...]]:
    standing = Hold.objects.filter(lifted_at=None, listing__live=True).exclude(reason__in=NOT_OURS)
    holds = standing.exclude(listing__organisation__in=not_these)
    why = dict(Hiding.objects.filter(ended_at=None).values_list("listing", "why"))
    labels = dict(Hiding._meta.get_field("why").flatchoices)
    found: dict[Listing, tuple[Held, ...]] = {}
    for hold in holds.select_related("listing__organisation").order_by(F("since"), "pk"):
        reason = HoldReason(hold.reason)
        said = labels.get(why.get(hold.listing_id, ""), "") if reason is HoldReason.TEAM else ""
        found[hold.listing] = (*found.get(hold.listing, ()), Held(reason, hold.since, str(said)))
    return found
