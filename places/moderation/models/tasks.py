"""The two steps of a look: somebody checks the facts, then the youth panel says what it thinks.

What both approve is published by Wagtail when the workflow ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    AbstractGroupApprovalTask,
    RevisionMixin,
    Task,
    TaskState,
    WorkflowState,
)

from guardianship.lib import clock
from places.moderation import asking
from places.moderation.reply_form import ReplyForm
from places.own_listings import is_their_own

if TYPE_CHECKING:
    from guardianship.accounts.models import User
    from places.models import Listing

Action = tuple[str, Any, bool]
GO_ON = "go_on"
MAY_PUBLISH = "places.publish_listing"


class FactsTask(AbstractGroupApprovalTask):
    """Somebody of the team checks that what is said is right."""

    class Meta:
        verbose_name = _("check of the facts")
        verbose_name_plural = _("checks of the facts")

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Kind replies beside the comment, where something is sent back."""
        form: type[forms.Form] = super().get_form_for_action(action)
        return ReplyForm if action == "reject" else form

    def get_actions(self, obj: Listing, user: User) -> list[Action]:
        """As Wagtail has them, but nobody decides about an organisation of their own."""
        if _is_theirs(obj, user):
            return []
        actions: list[Action] = super().get_actions(obj, user)
        return actions

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User | None, action: str, **kw: Any) -> None:
        """Approve exactly what is there now, so that what changes later is noticed."""
        if action == "approve":
            task_state.revision = task_state.workflow_state.content_object.get_latest_revision()
        super().on_action(task_state, user, action, **kw)

    @classmethod
    def get_description(cls) -> Any:
        """For whoever makes a workflow."""
        return _("Members of the chosen groups check the facts of a listing")


class PanelTask(Task):
    """The youth panel looks at it as young people will; its answers are on pages of its own."""

    groups = models.ManyToManyField(Group, verbose_name=_("groups"), related_name="+")

    admin_form_fields = [*Task.admin_form_fields, "groups"]
    admin_form_widgets = {"groups": forms.CheckboxSelectMultiple}

    class Meta:
        verbose_name = _("look of the youth panel")
        verbose_name_plural = _("looks of the youth panel")

    @classmethod
    def get_description(cls) -> Any:
        """For whoever makes a workflow."""
        return _("The youth panel answers three questions about a listing")

    def has_anybody(self) -> bool:
        """Whether somebody could answer."""
        return Group.objects.filter(pk__in=self.groups.all(), user__is_active=True).exists()

    @transaction.atomic
    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """Ask the panel; go on at once where it is not asked, and back where facts are new."""
        state: TaskState = super().start(workflow_state, user=user)
        if asking.facts_are_new(workflow_state):
            asking.check_facts_again(workflow_state)
            return _over(state, TaskState.STATUS_CANCELLED, "")
        why = asking.why_panel_is_not_asked(workflow_state, self)
        return _over(state, TaskState.STATUS_SKIPPED, why) if why else state

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User | None, action: str, **kw: Any) -> None:
        """What the panel says; or what a moderator does when the panel said nothing in time."""
        if asking.facts_are_new(task_state.workflow_state):
            asking.check_facts_again(task_state.workflow_state)
        if action == GO_ON:
            why = kw.get("comment") or str(_("The youth panel said nothing in time."))
            _over(task_state, TaskState.STATUS_SKIPPED, why, by=user)
            task_state.workflow_state.update(user=user)
        else:
            super().on_action(task_state, user, action, **kw)

    def locked_for_user(self, obj: Listing, user: User) -> bool:
        """What the panel looks at stays as it is, but for those who may publish anyway."""
        return not user.has_perm(MAY_PUBLISH)

    def get_actions(self, obj: Listing, user: User) -> list[Action]:
        """For the team. The panel answers on its own page, never with a button alone."""
        if not user.has_perm(MAY_PUBLISH) or _is_theirs(obj, user):
            return []
        actions: list[Action] = [("reject", _("Request changes"), True)]
        if asking.is_overdue(obj.current_workflow_task_state, obj.kind):
            actions.append((GO_ON, _("Go on without the youth panel"), False))
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Kind replies beside the comment, where something is sent back."""
        form: type[forms.Form] = super().get_form_for_action(action)
        return ReplyForm if action == "reject" else form


def _is_theirs(obj: object, user: User) -> bool:
    """Of a listing both versions count; pages have no organisation."""
    if not isinstance(obj, RevisionMixin) or not hasattr(obj, "organisation_id"):
        return False
    return is_their_own(user, obj, obj.get_latest_revision_as_object())


def _over(state: TaskState, status: str, why: str, *, by: User | None = None) -> TaskState:
    state.status, state.comment, state.finished_by = status, str(why), by
    state.finished_at = clock.now()
    state.save()
    return state
