"""Wagtail's own mail about looks stays away from listings.

It goes out at once, at night too, and leads to the editors' site, which organisations never enter.
What waits and what became of it is told by ``waiting`` and ``decided`` instead. Pages keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wagtail.admin import signal_handlers
from wagtail.models import TaskState

from places.models import Listing

NOTIFIERS = (
    signal_handlers.task_submission_email_notifier,
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
)


def keep_from_listings() -> None:
    """Let Wagtail's four notifiers pass over listings; once."""
    for notifier in NOTIFIERS:
        if not getattr(notifier, "passes_over_listings", False):
            notifier.can_handle = _but_listings(notifier.can_handle)
            notifier.passes_over_listings = True


def _but_listings(can_handle: Callable[..., bool]) -> Callable[..., bool]:
    def asked(instance: Any, **kwargs: Any) -> bool:
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        return not isinstance(state.content_object, Listing) and can_handle(instance, **kwargs)

    return asked
