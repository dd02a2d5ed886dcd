"""What a person can see and do, read from the permission tables themselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.accounts.models import User
from guardianship.accounts.role_words import words_for

# In the order in which they are said.
ACTIONS: dict[str, str | Promise] = {
    "view": gettext_lazy("see"),
    "add": gettext_lazy("add"),
    "change": gettext_lazy("change"),
    "publish": gettext_lazy("make public"),
    "lock": gettext_lazy("lock"),
    "unlock": gettext_lazy("unlock"),
    "choose": gettext_lazy("choose"),
    "delete": gettext_lazy("remove"),
}
# Apps of the framework, whose tables nobody meets.
NOT_SAID = {"admin", "auth", "contenttypes", "sessions", "wagtailcore", "wagtailadmin"}


@dataclass(frozen=True)
class Ability:
    """What can be done with one kind of thing."""

    thing: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class RoleHeld:
    """One role of a person, in words."""

    name: str
    purpose: str


Provider = Callable[[User], Iterable[Ability]]
_providers: list[Provider] = []
# What many of a thing are called, by the label of its model, where the model does not say it.
_many: dict[str, str | Promise] = {}


def also_said_by(provider: Provider) -> Provider:
    """Let another app say what somebody may do that stands in no permission table."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def many_are_called(model: str, words: str | Promise) -> None:
    """Let another app name many of its things where the framework would only add an "s".

    ``model`` may be ``app.model:codename``, for a permission that is about something else.
    """
    _many[model.lower()] = words


def roles_of(person: User) -> list[RoleHeld]:
    """The person's roles, by name."""
    names = person.groups.order_by("name").values_list("name", flat=True)
    return [RoleHeld(*words_for(name)) for name in names]


def may_enter_editors_site(person: User) -> bool:
    """Whether the editors' site lets the person in."""
    return person.has_perm("wagtailadmin.access_admin")


def abilities_of(person: User) -> list[Ability]:
    """Things and what the person may do with them: from the tables, then from other apps."""
    found = abilities_in(_permissions_of(person))
    if may_enter_editors_site(person):
        found.insert(0, Ability(_("The editors’ site"), (_("enter"),)))
    return found + [ability for provider in _providers for ability in provider(person)]


def abilities_in(permissions: QuerySet[Permission]) -> list[Ability]:
    """A set of permissions as sentences' parts, things in alphabetical order."""
    by_thing: dict[str, set[str]] = {}
    for permission in permissions.select_related("content_type"):
        model = permission.content_type.model_class()
        action = permission.codename.rpartition("_")[0]
        if model is None or action not in ACTIONS or model._meta.app_label in NOT_SAID:
            continue
        label = model._meta.label_lower
        plain = _many.get(label, model._meta.verbose_name_plural)
        thing = _many.get(f"{label}:{permission.codename}", plain)
        by_thing.setdefault(capfirst(str(thing)), set()).add(action)
    return [
        Ability(thing, tuple(str(word) for action, word in ACTIONS.items() if action in actions))
        for thing, actions in sorted(by_thing.items())
    ]


def _permissions_of(person: User) -> QuerySet[Permission]:
    if person.is_superuser:
        # Everything that any role may do; tables that no role names are the framework's own.
        return Permission.objects.filter(group__isnull=False).distinct()
    return Permission.objects.filter(Q(group__user=person) | Q(user=person)).distinct()
