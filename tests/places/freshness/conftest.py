"""An organisation with an owner and two sessions a week, in a town whose terms are known."""

import pytest

from tests.places.freshness.world import World, build_world


@pytest.fixture
def world(db: None, freeze) -> World:
    """The clock stands at ten in the morning of 1 January 2027."""
    return build_world(freeze)
