"""Short words for what an address answers, so that a whole row fits a line."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from guardianship.accounts.factor import has_enrolled
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from tests.builders.people import build_person, enter

METHODS = ("GET", "POST")
# One person with all of these stands for each, since a role only ever adds to what one may do; what
# each of them finds by itself is tested where the pages are.
OTHER_ROLES = (
    Role.VETTING_OFFICER,
    Role.SAFEGUARDING_LEAD,
    Role.YOUTH_PANEL,
    Role.PRACTITIONER,
    Role.ANALYST,
    Role.COMMISSIONER,
)


def _anonymous() -> Client:
    return Client()


def _without_factor() -> Client:
    return enter(Client(), build_person(Role.ADMINISTRATOR, enrolled=False), with_factor=False)


def _no_role() -> Client:
    return enter(Client(), build_person())


def _other_roles() -> Client:
    client = _no_role()
    client.person.groups.set(Group.objects.filter(name__in=[r.value for r in OTHER_ROLES]))
    return client


def _of(role: Role) -> Callable[[], Client]:
    return lambda: enter(Client(), build_person(role))


def _superuser() -> Client:
    return enter(Client(), build_person(superuser=True))


# The columns of the matrix, in order.
WHO: dict[str, Callable[[], Client]] = {
    "anonymous": _anonymous,
    "without_factor": _without_factor,
    "no_role": _no_role,
    "other_roles": _other_roles,
    "editor": _of(Role.EDITOR),
    "moderator": _of(Role.MODERATOR),
    "administrator": _of(Role.ADMINISTRATOR),
    "superuser": _superuser,
}


class Undo(Exception):
    """Leaves a block whose changes must not stay."""


def asked(client: Client, method: str, path: str) -> str:
    """What ``path`` answers; whatever it changed is undone, its session too."""
    cookies = client.cookies.copy()
    word = ""
    try:
        with transaction.atomic():
            response = client.generic(method, path, "", "application/x-www-form-urlencoded")
            word = word_for(response)
            # A file is closed by reading it to its end.
            b"".join(getattr(response, "streaming_content", ()))
            raise Undo
    except Undo:
        client.cookies = cookies
    return word


def word_for(response: HttpResponseBase) -> str:
    """``ok``, where it leads (``login``, ``enrol``, ``again``, ``home``, ``on``), or the number."""
    if response.status_code in (301, 302):
        return _whither(urlsplit(response["Location"]).path)
    return "ok" if response.status_code == 200 else str(response.status_code)


def _whither(path: str) -> str:
    known = {
        reverse("account_login"): "login",
        # Wagtail's own, which leads on to ours.
        reverse("wagtailadmin_login"): "login",
        reverse("mfa_activate_totp"): "enrol",
        reverse("account_reauthenticate"): "again",
        reverse("wagtailadmin_home"): "home",
    }
    return known.get(path, "on")


def person_of(client: Client) -> User:
    """Who asks; somebody else where nobody does, or where a passkey would be their first factor."""
    person: User | None = getattr(client, "person", None)
    return person if person and has_enrolled(person) else build_person()
