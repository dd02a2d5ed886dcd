"""A listing that changed a few times, as its people would have changed it."""

from collections.abc import Callable
from datetime import timedelta

from guardianship.accounts.models import User
from places.portal import writing
from tests.places.portal.conftest import MORNING, House


def set_to(**fields: object) -> Callable:
    """An edit that sets fields."""

    def edit(listing: object) -> None:
        for name, value in fields.items():
            setattr(listing, name, value)

    return edit


def write(house: House, by: User, *, high: bool = False, **fields: object) -> None:
    """One change, at once or after a look."""
    act = writing.write_and_ask if high else writing.write_at_once
    act(house.again(), set_to(**fields), by=by)


def an_hour_later(freeze: Callable, hours: int = 1) -> None:
    """The clock of the day, moved."""
    freeze(MORNING + timedelta(hours=hours))


def number_of(house: House, ago: int = 0) -> int:
    """Key of the latest version, or of one before it."""
    return house.club.revisions.order_by("-created_at", "-pk")[ago].pk
