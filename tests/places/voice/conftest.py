"""A Saturday evening, a club that is open, and somebody who says something."""

from collections.abc import Callable

import pytest

from places.models import Listing
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING


@pytest.fixture
def club(freeze: Callable) -> Listing:
    """Open on Saturday from 18:00 to 22:00; it is ten past eight."""
    freeze(SATURDAY_EVENING)
    return a_listing("Club", hours("saturday", "18:00", "22:00"))
