"""Notes how long each look takes: opened when it is sent in, closed when it is approved.

Nothing of it says who sent it in or who looked.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import F, Sum
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved

from guardianship.lib import clock
from places.models import Listing
from places.moderation.changes import change_kind, changed_fields


def connect() -> None:
    """Listen to Wagtail; once."""
    task_submitted.connect(on_step, dispatch_uid="moderation_step")
    workflow_approved.connect(on_approved, sender=WorkflowState, dispatch_uid="moderation_approved")


def on_step(instance: TaskState, **_signal: Any) -> None:
    """A step begins: note what is looked at, as it stands now."""
    state = instance.workflow_state
    listing = state.content_object
    if not isinstance(listing, Listing):
        return
    draft = listing.get_latest_revision_as_object()
    is_new = listing.first_published_at is None
    changed = set() if is_new else changed_fields(listing, draft)
    apps.get_model("moderation.Look").objects.update_or_create(
        workflow_state=state,
        defaults={
            "organisation_type": draft.organisation.type,
            "change": change_kind(is_new, changed),
            "sent_in_at": state.created_at,
        },
    )


def on_approved(instance: WorkflowState, **_signal: Any) -> None:
    """A look ended well."""
    lasted = TaskState.objects.filter(workflow_state=instance, finished_at__isnull=False)
    with_us = lasted.aggregate(sum=Sum(F("finished_at") - F("started_at")))["sum"]
    apps.get_model("moderation.Look").objects.filter(workflow_state=instance).update(
        approved_at=clock.now(), with_us=with_us or timedelta(0)
    )
