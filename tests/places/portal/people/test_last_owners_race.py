"""Two owners who go at the same moment: PostgreSQL lets one of them go."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from guardianship.accounts.models import User
from places.actions import LeftAsItIs
from places.enums import MembershipRole
from places.models import Membership, Organisation
from places.portal.people import members

pytestmark = pytest.mark.django_db(transaction=True)


def _leave(organisation: Organisation, me: User, _other: User) -> None:
    members.leave(organisation, by=me)


def _demote_the_other(organisation: Organisation, me: User, other: User) -> None:
    theirs = Membership.objects.select_related("organisation").get(
        user=other, organisation=organisation
    )
    members.change_role(theirs, MembershipRole.EDITOR, by=me)


@pytest.mark.parametrize("act", [_leave, _demote_the_other], ids=["leave", "demote the other"])
def test_one_owner_is_left(act: Callable) -> None:
    organisation = Organisation.objects.create(name="Two owners")
    people = [User.objects.create_user(f"{name}@example.org") for name in ("one", "two")]
    for person in people:
        Membership.objects.create(organisation=organisation, user=person, role="owner")
    together = Barrier(2)

    def go(number: int) -> str:
        try:
            together.wait(timeout=20)
            act(organisation, people[number], people[1 - number])
        except LeftAsItIs:
            return "stayed"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(go, range(2)))
    assert found == ["done", "stayed"]
    assert members.owners_of(organisation).count() == 1
