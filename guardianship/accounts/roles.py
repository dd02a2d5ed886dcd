"""Roles of the editors' site, and how a table of permissions becomes a group.

What a role may do is written where the things are (``places.roles``); here is only who.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction


class Role(StrEnum):
    """Names of the groups."""

    EDITOR = "Editors"
    MODERATOR = "Moderators"
    ADMINISTRATOR = "Administrators"


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
