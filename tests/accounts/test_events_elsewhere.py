"""Other rooms note what concerns accounts, and follow an address that changes."""

import pytest

from guardianship.accounts import new_address
from guardianship.accounts.models import AccountEvent
from guardianship.lib import clock
from places.freshness.enums import MailState
from places.freshness.models import OutgoingMail, Refusal
from places.models import Membership
from tests.builders.listings import build_organisation
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db


def test_joining_another_role_and_leaving() -> None:
    person, club = build_person(), build_organisation(name="Hub")
    member = Membership.objects.create(user=person, organisation=club, role="editor")
    member.save()
    member.role = "owner"
    member.save()
    club.delete()
    rows = AccountEvent.objects.filter(person=person).order_by("pk")
    assert list(rows.values_list("kind", "about")) == [
        ("joined", "Hub: editor"),
        ("other_role", "Hub: owner"),
        ("left", "Hub: owner"),
    ]


def test_a_person_who_is_removed_leaves() -> None:
    member = Membership.objects.create(
        user=build_person(), organisation=build_organisation(), role="editor"
    )
    member.user.delete()
    assert list(AccountEvent.objects.order_by("pk").values_list("kind", flat=True)) == [
        "joined", "left", "removed",
    ]  # fmt: skip


def test_mail_that_was_refused_stays_refused_and_what_waits_is_dropped() -> None:
    person, club = build_person(email="ann@example.org"), build_organisation()
    Refusal.objects.create(email="ann@example.org", organisation=club, since=clock.now())
    mail = OutgoingMail.objects.create(
        kind="monthly", organisation=club, period="2026-11", recipient="ann@example.org"
    )
    token = new_address.token_for(person, "new@example.org")
    new_address.change(person, token)
    refused = Refusal.objects.order_by("email").values_list("email", "organisation")
    assert list(refused) == [("ann@example.org", club.pk), ("new@example.org", club.pk)]
    mail.refresh_from_db()
    assert mail.state == MailState.NOT_NEEDED
