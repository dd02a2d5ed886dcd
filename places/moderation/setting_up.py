"""The workflow of listings, made once; an administrator's later choice is kept."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from guardianship.accounts.roles import Role
from places.models import Listing
from places.moderation.models import FactsTask, PanelTask
from places.moderation.roles import ensure_moderation_roles
from places.roles import WORKFLOW

LOOK = "Check, youth panel, publish"
FACTS = "Check what it says"
PANEL = "Youth panel looks"
CHECKS_FACTS = (Role.MODERATOR, Role.ADMINISTRATOR)


def ensure_moderation() -> None:
    """Permissions, the two steps and their workflow; safe to run at every deployment.

    Listings go through it from the day it is made. Whoever gives them another workflow
    afterwards keeps that, and what waits in an older one ends there.
    """
    ensure_moderation_roles()
    facts, _created = FactsTask.objects.get_or_create(name=FACTS)
    facts.groups.add(*_groups(*CHECKS_FACTS))
    panel, _created = PanelTask.objects.get_or_create(name=PANEL)
    panel.groups.add(*_groups(Role.YOUTH_PANEL))
    workflow, is_new = Workflow.objects.get_or_create(name=LOOK)
    if not is_new:
        return
    for order, task in enumerate((facts, panel)):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowContentType.objects.filter(
        content_type=ContentType.objects.get_for_model(Listing), workflow__name=WORKFLOW
    ).update(workflow=workflow)


def _groups(*roles: Role) -> list[Group]:
    return list(Group.objects.filter(name__in=[role.value for role in roles]))
