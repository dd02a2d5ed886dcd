"""Role cards: each change is a version more, and none is changed or removed by anybody."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.models import Organisation
from places.outreach.models import RoleCard
from places.outreach.models.role_card import VersionsAreKept
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
WORDS = {
    "does": "Walk the park",
    "does_not": "Search bags",
    "call_when": "Ring the office until 10pm",
    "leads": "Team leader",
}
MAY_WRITE = {Role.MODERATOR, Role.ADMINISTRATOR}


def a_card(organisation: Organisation, **fields: Any) -> RoleCard:
    return RoleCard.objects.create(organisation=organisation, **(WORDS | fields))


def test_versions_count_by_organisation(eastmoor: Organisation) -> None:
    other = Organisation.objects.create(name="Other", type="council")
    made = [a_card(eastmoor), a_card(other), a_card(eastmoor)]
    assert [card.version for card in made] == [1, 1, 2]
    assert {str(card.since) for card in made} == {"2026-11-22"}


def test_a_stored_version_is_not_changed(eastmoor: Organisation) -> None:
    card = a_card(eastmoor)
    card.does = "Something else"
    with pytest.raises(VersionsAreKept):
        card.save()
    assert RoleCard.objects.get().does == "Walk the park"


@pytest.mark.parametrize("version", [1, -1])
def test_the_database_refuses(eastmoor: Organisation, version: int) -> None:
    a_card(eastmoor)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_card(eastmoor, version=version)


@pytest.mark.parametrize("role", [None, *Role])
def test_who_writes_one(eastmoor: Organisation, role: Role | None) -> None:
    client = signed_in(role)
    client.post(reverse("role_cards:add"), {"organisation": eastmoor.pk, **WORDS})
    assert RoleCard.objects.exists() is (role in MAY_WRITE)


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_not_even_a_superuser_changes_one(eastmoor: Organisation, name: str) -> None:
    card, client = a_card(eastmoor), signed_in(superuser=True)
    client.post(reverse(f"role_cards:{name}", args=[card.pk]), WORDS | {"does": "Other"})
    assert RoleCard.objects.get().does == "Walk the park"
    assert client.get(reverse("role_cards:index")).status_code == 200


def test_the_next_version_begins_with_the_words_of_the_last(eastmoor: Organisation) -> None:
    a_card(eastmoor)
    page = signed_in(Role.MODERATOR).get(
        reverse("role_cards:add"), {"organisation": str(eastmoor.pk)}
    )
    assert "Search bags" in page.content.decode()


def test_no_field_ranks_partners_or_names_a_person() -> None:
    names = {field.name for field in RoleCard._meta.get_fields()}
    assert not {name for name in names if re.search("rank|order|priority|user|person|by", name)}
