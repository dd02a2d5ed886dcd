"""Somebody who plans for the town, and a release of it."""

import pytest

from guardianship.accounts.roles import Role
from guardianship.insight.models import Release
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import StaysIn, signed_in


def who_plans(release: Release, role: Role = Role.COMMISSIONER) -> StaysIn:
    """Somebody of this role with a duty for the authority of the release."""
    client = signed_in(role)
    build_duty(client.person, release.authority)
    return client


@pytest.fixture
def release(db: None) -> Release:
    """A release of the town."""
    return a_release()


@pytest.fixture
def commissioner(release: Release) -> StaysIn:
    """A commissioner of the town."""
    return who_plans(release)
