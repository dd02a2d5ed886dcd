"""Somebody's account is removed by an administrator, who sees nothing behind the wall."""

import pytest
from django.db import connection

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.casework.models import Draft
from guardianship.safeguarding.rights.disclosing import decide
from guardianship.safeguarding.rights.models import Disclosure, DisclosureDecision
from guardianship.safeguarding.wall.doors import open_for_task, opened
from guardianship.safeguarding.wall.enums import DutyRole
from tests.builders.answers import build_disclosure
from tests.builders.contexts import build_team
from tests.builders.duties import build_duty
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db


def remove(person: User) -> None:
    """As in a transaction of its own, whose keys are looked at when it ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    person.delete()


def test_what_somebody_was_writing_goes_with_them() -> None:
    writer, other = build_person(Role.PRACTITIONER), build_person(Role.PRACTITIONER)
    for person in (writer, other):
        with opened(person):
            Draft.objects.create(person=person, form="contexts/new/", saved_at=clock.now())
    remove(writer)
    with open_for_task("retention"):
        assert [draft.person for draft in Draft.objects.all()] == [other]


def test_a_disclosure_and_what_was_decided_stay_when_who_did_it_goes() -> None:
    team = build_team()
    asked = build_disclosure(team.first, team.home)
    leads = [build_person(Role.SAFEGUARDING_LEAD) for _ in range(2)]
    for lead in leads:
        build_duty(lead, team.home, DutyRole.LEAD)
        with opened(lead):
            decide(lead, asked, approves=True, because="Youth workers are there as well.")
    for person in (team.first, leads[0]):
        remove(person)
    with opened(leads[1]):
        found = Disclosure.objects.get()
        assert (found.state, found.asked_by) == ("approved", None)
        assert DisclosureDecision.objects.filter(approves=True).count() == 2
