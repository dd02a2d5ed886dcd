"""A Sunday at noon, an organisation with an owner, and a charter when a test asks for one."""

from collections.abc import Callable
from datetime import date

import pytest

from guardianship.accounts.models import User
from places.models import Membership, Organisation
from places.outreach.models import Charter
from tests.builders.people import build_person
from tests.places.finder.asking import london


@pytest.fixture(autouse=True)
def noon(freeze: Callable) -> Callable:
    """22 November 2026; a test may freeze again."""
    freeze(london("2026-11-22 12:00"))
    return freeze


@pytest.fixture
def eastmoor() -> Organisation:
    return Organisation.objects.create(name="Eastmoor Youth", type="youth_group")


@pytest.fixture
def owner(eastmoor: Organisation) -> User:
    return member(eastmoor, "owner")


@pytest.fixture
def charter() -> Charter:
    return a_charter(1)


def member(organisation: Organisation, role: str) -> User:
    """Somebody who belongs to the organisation."""
    person = build_person()
    Membership.objects.create(organisation=organisation, user=person, role=role)
    return person


def a_charter(version: int, in_force_from: date = date(2026, 11, 1)) -> Charter:
    """A version with words of its own."""
    return Charter.objects.create(
        version=version, text=f"Children come first, {version}.", in_force_from=in_force_from
    )
