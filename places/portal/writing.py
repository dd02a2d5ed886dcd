"""How organisations write: what is of low risk at once, the rest after a look.

A change that waits is never lost to one that is public at once: both versions get the latter,
and the look that somebody began goes on with the draft that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState

from guardianship.lib import clock
from places.actions import LeftAsItIs, confirm_listing, locked_row
from places.enums import HoldReason
from places.holds import hold, lift
from places.models import Listing
from places.voice.corrections import answer_shut_reports
from places.voice.enums import ShutAnswer

if TYPE_CHECKING:
    from guardianship.accounts.models import User

Edit = Callable[[Listing], None]


def write_at_once(listing: Listing, edit: Edit, *, by: User) -> None:
    """Make ``edit`` public now, and give it to a draft that waits, if there is one.

    Of a listing that is not public nothing becomes public: there the draft gets it. Raises
    ``LeftAsItIs`` where the team has locked it, ``ValidationError`` where it is not valid.
    """
    with transaction.atomic():
        row = _row(listing)
        if not row.live:
            _keep_draft(row, edit, by)
            return
        waiting = row.latest_revision if row.has_unpublished_changes else None
        with _look_set_aside(row):
            edit(row)
            row.full_clean()
            # Whose it is was checked by the caller; permissions are those of the team.
            row.save_revision(user=by, log_action=True).publish(
                user=by, skip_permission_checks=True
            )
        if waiting:
            # Read again: facts of the row, such as where it is on the map, are new by now.
            draft = Revision.objects.get(pk=waiting.pk).as_object()
            _keep_draft(row, edit, by, draft=draft)


def write_and_ask(listing: Listing, edit: Edit, *, by: User) -> None:
    """Keep ``edit`` in the draft and have it looked at; the approved version stays public.

    Raises as ``write_at_once``.
    """
    with transaction.atomic():
        row = _row(listing)
        _keep_draft(row, edit, by)
        ask_for_a_look(row, by=by)


def keep_draft(listing: Listing, edit: Edit, *, by: User) -> None:
    """Keep ``edit`` in the draft and ask nobody yet. Raises as ``write_at_once``."""
    with transaction.atomic():
        _keep_draft(_row(listing), edit, by)


def ask_for_a_look(listing: Listing, *, by: User) -> None:
    """Have the latest draft looked at: anew, once more, or by whoever has begun."""
    row = Listing.objects.get(pk=listing.pk)
    state = row.current_workflow_state
    if state is None:
        workflow = row.get_workflow()
        if workflow is None:
            raise LeftAsItIs(_("nobody has been chosen to look at listings yet"))
        workflow.start(row, by)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)


def draft_of(listing: Listing) -> Listing:
    """The listing as its people last left it, public or not."""
    draft: Listing = listing.get_latest_revision_as_object()
    return draft


def _row(listing: Listing) -> Listing:
    row = locked_row(listing)
    if row.locked:
        raise LeftAsItIs(_("the team has locked it for a while"))
    return row


def _keep_draft(row: Listing, edit: Edit, by: User, draft: Listing | None = None) -> Revision:
    draft = draft or draft_of(row)
    edit(draft)
    draft.full_clean()
    revision: Revision = draft.save_revision(user=by, log_action=True)
    state = row.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        TaskState.objects.filter(pk=state.current_task_state_id).update(revision=revision)
    return revision


@contextmanager
def _look_set_aside(row: Listing) -> Iterator[None]:
    """Wagtail ends a look whenever something is published; this one is about the other draft."""
    state = row.current_workflow_state
    rows = WorkflowState.objects.filter(pk=state.pk if state else None)
    rows.update(status=WorkflowState.STATUS_CANCELLED)
    yield
    if state:
        rows.update(status=state.status)


def confirm(listing: Listing, *, by: User, role: str) -> None:
    """Say that what the public sees is right; whoever found it shut is answered.

    Raises ``LeftAsItIs`` where there is nothing to confirm.
    """
    with transaction.atomic():
        row = locked_row(listing)
        if not row.live:
            raise LeftAsItIs(_("it is not public"))
        confirm_listing(listing=row, by=by, role=role)
        answer_shut_reports(listing=row, answer=ShutAnswer.RUNS, by=by)


def hours_are_right_now(listing: Listing, *, by: User) -> None:
    """Whoever changed the hours has answered those who found it shut."""
    answer_shut_reports(listing=listing, answer=ShutAnswer.MENDED, by=by)


def confirmed_today(listing: Listing, role: str) -> None:
    """Whoever writes the hours knows them today."""
    listing.confirmed_on, listing.confirmed_by = clock.today(), role


def withdraw(listing: Listing, *, by: User) -> None:
    """It is not running: no longer shown, at once."""
    hold(listing, HoldReason.WITHDRAWN, by=by)


def bring_back(listing: Listing, *, by: User) -> None:
    """Undo ``withdraw``; what else holds it back still does."""
    lift(listing, HoldReason.WITHDRAWN, by=by)
