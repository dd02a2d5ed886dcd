"""Who may do what with the register, as a table, and the check before anything is public."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from guardianship.accounts.roles import Role, ensure_all_roles, settle
from places.models import Listing

# The apps whose permissions this table settles.
SETTLED_HERE = ("places", "wagtailadmin")
WORKFLOW = "Check and publish"
TASK = "Check the facts"


def _may(actions: str, *models: str) -> list[str]:
    return [f"places.{action}_{model}" for model in models for action in actions.split()]


EDITOR = [
    "wagtailadmin.access_admin",
    *_may("add change view", "organisation", "place", "listing", "coveragearea"),
]
MODERATOR = [
    *EDITOR,
    *_may("publish lock unlock", "listing"),
    "places.view_exactlocation",
]
ADMINISTRATOR = [
    *MODERATOR,
    *_may("delete", "organisation", "place", "listing", "coveragearea"),
    *_may("add change delete view", "termcalendarrow", "bankholiday"),
]

PERMISSIONS = {
    Role.EDITOR: EDITOR,
    Role.MODERATOR: MODERATOR,
    Role.ADMINISTRATOR: ADMINISTRATOR,
}
WHAT_A_ROLE_CAN_DO = {
    Role.EDITOR: "writes drafts of everything in the register and submits listings",
    Role.MODERATOR: "also checks, publishes and hides listings, and may look up exact places",
    Role.VETTING_OFFICER: "vets trusted businesses, and prints their stickers",
    Role.SAFEGUARDING_LEAD: "decides about concerns, and marks regulated activity",
    Role.YOUTH_PANEL: "says what it thinks of listings and trusted businesses, and can hold them",
    Role.PRACTITIONER: "writes down what young people say of places",
    Role.ANALYST: "loads counts, starts runs of the analysis and makes releases",
    Role.COMMISSIONER: "reads where support is missing, and tries what would change it",
    Role.ADMINISTRATOR: "does everything, accounts, term dates and bank holidays included",
}


# What rooms above the register settle together with it; they say so when they start.
_settled_too: list[Callable[[], None]] = []


def also_settled_by(settle_too: Callable[[], None]) -> None:
    """Let a room above give roles their permissions whenever those of the register are given."""
    if settle_too not in _settled_too:
        _settled_too.append(settle_too)


def ensure_groups() -> list[str]:
    """Make the groups and the workflow what the tables say; returns the groups' names.

    Running it again changes nothing. An administrator's own workflow for listings is kept.
    """
    with transaction.atomic():
        every = ensure_all_roles()
        groups = settle(PERMISSIONS, within=SETTLED_HERE)
        task, _created = GroupApprovalTask.objects.get_or_create(name=TASK)
        task.groups.add(groups[Role.MODERATOR], groups[Role.ADMINISTRATOR])
        workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
        WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(Listing),
            defaults={"workflow": workflow},
        )
        for settle_too in _settled_too:
            settle_too()
    return [group.name for group in every]
