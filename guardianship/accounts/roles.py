"""Roles of the editors' site, and how a table of permissions becomes a group.

What a role may do is written where the things are (``places.roles``); here is only who.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q


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
        wanted = [_permission(name) for name in names]
        group, _created = Group.objects.get_or_create(name=role.value)
        elsewhere = group.permissions.exclude(content_type__app_label__in=list(within))
        group.permissions.set([*elsewhere, *wanted])
    return group


def _permission(name: str) -> Permission:
    app, _dot, codename = name.partition(".")
    found = Permission.objects.filter(Q(content_type__app_label=app, codename=codename)).first()
    if found is None:
        raise UnknownPermission(name)
    return found
