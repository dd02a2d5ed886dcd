"""People who sign in to the editors' site."""

from itertools import count

from django.contrib.auth.models import Group
from django.test import Client

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.roles import ensure_groups

PASSWORD = "a long enough password"  # noqa: S105 - known on purpose, in tests only
_numbers = count(1)


def build_person(role: Role | None = None, *, email: str = "", superuser: bool = False) -> User:
    """A person of one role, or of none, who can sign in with ``PASSWORD``."""
    ensure_groups()
    address = email or f"person{next(_numbers)}@example.org"
    person = User.objects.create_user(
        address, PASSWORD, full_name=f"Person {address}", is_superuser=superuser
    )
    if role is not None:
        person.groups.add(Group.objects.get(name=role.value))
    return person


def signed_in(role: Role | None = None, *, superuser: bool = False) -> Client:
    """A client that a person of this role has signed in with; the person is ``client.person``."""
    client = Client()
    client.person = build_person(role, superuser=superuser)
    client.force_login(client.person)
    return client
