"""What a moderator does with a listing that waits, and what the youth panel says of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext
from wagtail.models import TaskState, WorkflowState

from places.models import Listing
from places.moderation.asking import panel_tasks
from places.moderation.enums import PanelSays
from places.moderation.models import PanelAnswer, PanelTask
from places.own_listings import own_organisations

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class Moved(Exception):
    """Somebody changed or decided it meanwhile; nothing was done."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody looked at before deciding: the step and the version."""

    step: int
    version: int


def decide(listing: Listing, action: str, seen: Seen, *, by: User, comment: str = "") -> None:
    """Do ``action`` of the step: ``approve``, ``reject`` or ``go_on``.

    Raises ``Moved`` where the step or the version is not what was seen, ``PermissionDenied``
    where the step does not let this person do it.
    """
    with transaction.atomic():
        step = _as_seen(listing, seen)
        task = step.task.specific
        if action not in {name for name, _label, _more in task.get_actions(listing, by)}:
            raise PermissionDenied
        task.on_action(step, by, action, comment=comment)


def panel_answers(listing: Listing, answer: PanelAnswer, seen: Seen) -> None:
    """Keep what the panel says and go on, or send it back; nobody's name is kept with it.

    Raises ``Moved`` as ``decide``, ``ValidationError`` where a word is missing.
    """
    with transaction.atomic():
        step = _as_seen(listing, seen)
        task = step.task.specific
        if not isinstance(task, PanelTask):
            raise Moved
        answer.task_state = step
        answer.full_clean()
        answer.save()
        with LogContext(user=None):
            if answer.says == PanelSays.FINE:
                task.on_action(step, None, "approve", comment="")
            else:
                said = _("The youth panel says: %(words)s") % {"words": answer.words}
                task.on_action(step, None, "reject", comment=said)


def asked_of_panel(person: User) -> list[tuple[TaskState, Listing]]:
    """What the panel of this person is asked about, the longest waiting first.

    Nobody is asked about an organisation of their own.
    """
    steps = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Listing),
        task__in=_panels_of(person),
    ).select_related("workflow_state", "revision")
    found = list(steps.order_by("started_at", "pk"))
    keys = [int(step.workflow_state.object_id) for step in found]
    listings = Listing.objects.select_related("organisation").in_bulk(keys)
    own = own_organisations(person)
    return [
        (step, listings[key])
        for step, key in zip(found, keys, strict=True)
        if key in listings and listings[key].organisation_id not in own
    ]


def _panels_of(person: User) -> set[int]:
    if person.is_superuser:
        return panel_tasks()
    mine = PanelTask.objects.filter(groups__in=person.groups.all())
    return set(mine.values_list("pk", flat=True))


def _as_seen(listing: Listing, seen: Seen) -> TaskState:
    row = Listing.objects.select_for_update(of=("self",)).filter(pk=listing.pk).first()
    step = step_of(row) if row else None
    if (
        row is None
        or step is None
        or (step.pk, row.latest_revision_id) != (seen.step, seen.version)
    ):
        raise Moved
    return step


def step_of(listing: Listing) -> TaskState | None:
    """The step at which a listing waits; None where nothing waits."""
    state = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Listing),
        object_id=str(listing.pk),
        status=WorkflowState.STATUS_IN_PROGRESS,
    ).select_related("current_task_state__task")
    found = state.first()
    step = found.current_task_state if found else None
    return step if step and step.status == TaskState.STATUS_IN_PROGRESS else None
