"""People who sign in, with a second factor as everybody has one."""

from datetime import timedelta
from itertools import count
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY as RECORDS,
)
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client

from guardianship.accounts.codes import code_at
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.accounts.secrets_kept import encrypt
from guardianship.lib import clock

PASSWORD = "a long enough password"  # noqa: S105 - known on purpose, in tests only
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of every built authenticator
A_MOMENT = timedelta(minutes=5)
_numbers = count(1)


def build_person(
    role: Role | None = None, *, email: str = "", superuser: bool = False, enrolled: bool = True
) -> User:
    """A person of one role, or of none, who can sign in with ``PASSWORD`` and ``code_now()``."""
    address = email or f"person{next(_numbers)}@example.org"
    person = User.objects.create_user(
        address, PASSWORD, full_name=f"Person {address}", is_superuser=superuser
    )
    if role is not None:
        person.groups.add(Group.objects.get(name=role.value))
    if enrolled:
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(SECRET)}
        )
    return person


def code_now() -> str:
    """The code of every built authenticator at this moment."""
    return code_at(SECRET, int(clock.now().timestamp()))


def enter(client: Client, person: User, *, with_factor: bool = True) -> Client:
    """Sign ``person`` in as log-in does, without its pages; with or without the second factor."""
    client.person = person
    client.force_login(person)
    session = client.session
    at = clock.now().timestamp()
    shown = [{"method": "password", "at": at}]
    if with_factor:
        shown.append({"method": "mfa", "at": at, "type": Authenticator.Type.TOTP})
    session[RECORDS], session[WHOSE] = shown, str(person.pk)
    session.save()
    return client


class StaysIn(Client):
    """Signs in again when a test moves the clock, as nobody stays in for days."""

    def request(self, **request: Any) -> Any:
        """The request, by somebody who signed in a moment ago."""
        entered_at = getattr(self, "entered_at", clock.now())
        if abs(clock.now() - entered_at) > A_MOMENT:
            self.entered_at = clock.now()
            enter(self, self.person)
        return super().request(**request)


def signed_in(role: Role | None = None, *, superuser: bool = False) -> StaysIn:
    """A client that a person of this role has signed in with; the person is ``client.person``."""
    client = StaysIn()
    client.entered_at = clock.now()
    enter(client, build_person(role, superuser=superuser))
    return client
