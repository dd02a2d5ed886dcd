"""Roles of the people who sign in, and how a table of permissions becomes a group.

What a role may do is written where the things are (``places.roles``, ``cms.roles``); here is
only who, and what a role may do with accounts.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction


class Role(StrEnum):
    """Names of the groups."""

    EDITOR = "Editors"
    MODERATOR = "Moderators"
    ADMINISTRATOR = "Administrators"
    VETTING_OFFICER = "Vetting officers"
    SAFEGUARDING_LEAD = "Safeguarding leads"
    YOUTH_PANEL = "Youth panel"
    PRACTITIONER = "Practitioners"
    ANALYST = "Analysts"
    COMMISSIONER = "Commissioners"


SETTLED_HERE = ("accounts",)
ON_ACCOUNTS = {
    Role.ADMINISTRATOR: [
        "accounts.view_user",
        "accounts.change_user",
        "accounts.view_invitation",
        "accounts.add_invitation",
        "accounts.change_invitation",
        "accounts.view_accountevent",
    ],
}


class UnknownPermission(LookupError):
    """A table names a permission that no model has."""


def ensure_role(role: Role, names: Iterable[str], *, within: Collection[str]) -> Group:
    """Give the group of ``role`` exactly the permissions ``names`` among the apps ``within``.

    Names are written "app.codename". What the group may do in other apps stays as it is.
    Raises ``UnknownPermission`` and changes nothing when a name does not exist.
    """
    with transaction.atomic():
        wanted = _permissions(names, within)
        group, _created = Group.objects.get_or_create(name=role.value)
        elsewhere = group.permissions.exclude(content_type__app_label__in=list(within))
        group.permissions.set([*elsewhere, *wanted])
    return group


def settle(table: Mapping[Role, Iterable[str]], *, within: Collection[str]) -> dict[Role, Group]:
    """Give each role exactly what ``table`` says among the apps ``within``.

    A role that the table does not name has nothing there: what was given to it by hand is taken
    back. Raises ``UnknownPermission`` and changes nothing when a name does not exist.
    """
    with transaction.atomic():
        groups = {role: ensure_role(role, names, within=within) for role, names in table.items()}
        Group.permissions.through.objects.filter(
            group__name__in=[role.value for role in Role if role not in table],
            permission__content_type__app_label__in=list(within),
        ).delete()
    return groups


def ensure_all_roles() -> list[Group]:
    """Make every role's group, with what it may do with accounts; in the order of ``Role``."""
    with transaction.atomic():
        known = set(Group.objects.values_list("name", flat=True))
        Group.objects.bulk_create(
            [Group(name=role.value) for role in Role if role.value not in known],
            ignore_conflicts=True,
        )
        settle(ON_ACCOUNTS, within=SETTLED_HERE)
        groups = {group.name: group for group in Group.objects.filter(name__in=list(Role))}
    return [groups[role.value] for role in Role]


def _permissions(names: Iterable[str], within: Collection[str]) -> list[Permission]:
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(
            content_type__app_label__in=list(within)
        ).select_related("content_type")
    }
    wanted = set(names)
    if wanted - known.keys():
        raise UnknownPermission(", ".join(sorted(wanted - known.keys())))
    return [known[name] for name in sorted(wanted)]
