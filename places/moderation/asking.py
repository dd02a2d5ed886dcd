"""When the youth panel is asked, when facts have to be checked again, and by when.

The rules are rows of ``LookRule``; models are looked up by name, as tasks of the workflow ask here.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from guardianship.lib import clock
from places.models import Listing
from places.moderation.changes import changed_fields
from places.portal.risk import HIGH_RISK

if TYPE_CHECKING:
    from places.moderation.models import LookRule, PanelTask


def rules() -> dict[str, LookRule]:
    """The rule of each kind; one query."""
    return {rule.kind: rule for rule in apps.get_model("moderation.LookRule").objects.all()}


def rule_of(kind: str) -> LookRule:
    """The rule of a kind, or what holds where nobody wrote one."""
    model = apps.get_model("moderation.LookRule")
    found: LookRule = model.objects.filter(kind=kind).first() or model(kind=kind)
    return found


def due_at(state: TaskState, rule: LookRule, panel_tasks: set[int]) -> datetime:
    """Until when a step should be done; ``panel_tasks`` are the keys of the panel's steps."""
    days = rule.panel_days if state.task_id in panel_tasks else rule.facts_days
    return state.started_at + timedelta(days=days)


def panel_tasks() -> set[int]:
    """Keys of the steps that are the youth panel's; one query."""
    return set(apps.get_model("moderation.PanelTask").objects.values_list("pk", flat=True))


def is_overdue(state: TaskState | None, kind: str) -> bool:
    """Whether a step took longer than its days."""
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return False
    return due_at(state, rule_of(kind), panel_tasks()) < clock.now()


def wants_panel(listing: Listing, draft: Listing) -> bool:
    """Whether the rules ask the panel about ``draft``, of which ``listing`` is public."""
    rule = rule_of(draft.kind)
    if listing.first_published_at is None:
        return rule.new_for_panel
    return bool(changed_fields(listing, draft) & set(rule.changes_for_panel))


def why_panel_is_not_asked(state: WorkflowState, task: PanelTask) -> str:
    """Words for the team; "" where the panel is asked."""
    listing = state.content_object
    if not isinstance(listing, Listing):
        return _("The youth panel looks at listings alone.")
    if not wants_panel(listing, listing.get_latest_revision_as_object()):
        return _("The youth panel is not asked about such a change.")
    return "" if task.has_anybody() else _("The youth panel has nobody at the moment.")


def facts_are_new(state: WorkflowState) -> bool:
    """Whether the draft now says something of high risk that nobody has checked in this look."""
    checked = _checked(state).order_by("-finished_at", "-pk").first()
    if checked is None:
        return False
    before = checked.revision.as_object()
    now = state.content_object.get_latest_revision_as_object()
    return bool(changed_fields(before, now) & set(HIGH_RISK))


def check_facts_again(state: WorkflowState) -> None:
    """What was approved before no longer counts, so that the look goes back to it."""
    _checked(state).update(status=TaskState.STATUS_CANCELLED)


def _checked(state: WorkflowState) -> QuerySet[TaskState]:
    approved = TaskState.objects.filter(workflow_state=state, status=TaskState.STATUS_APPROVED)
    return approved.exclude(task_id__in=panel_tasks())
