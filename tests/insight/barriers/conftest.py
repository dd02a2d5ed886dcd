"""Two squares and a club between them, a street with a way around, and somebody who draws."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import numpy as np
import pytest
import shapely

from gis.analysis.network.graph import build_network
from gis.models import AreaSet
from gis.walking.models import StoredNetwork
from gis.walking.packing import pack_network
from guardianship.accounts.roles import Role
from guardianship.insight.models import Release
from guardianship.insight.running import ask_for_run, work_on
from tests.builders import town
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import StaysIn, signed_in
from tests.builders.places import a_listing, hours
from tests.builders.two_squares import KNOWN_M, two_squares

FRIDAY = date(2026, 9, 11)
# A street from west to east, and a way around its piece from 100 to 400 m, 300 m to the south.
NODES_M = [(-1000, 0), (100, 0), (400, 0), (1000, 0), (100, -300), (400, -300)]
STREETS = [(0, 1), (1, 2), (2, 3), (1, 4), (4, 5), (5, 2)]


def at_m(*spots: tuple[float, float]) -> str:
    """A corner a line, as somebody writes it."""
    return "\n".join("{:.7f}, {:.7f}".format(*town.at(*spot).coords) for spot in spots)


# Cuts the straight way alone.
ACROSS = at_m((250, -100), (250, 300))


def streets_with_a_way_around() -> None:
    known = town.square(0, 0, KNOWN_M)
    middle = (town.MIDDLE_EAST_M, town.MIDDLE_NORTH_M)
    cover = shapely.Point(middle).buffer(KNOWN_M, cap_style="square")
    x, y = (np.array([node[axis] for node in NODES_M], dtype=float) for axis in (0, 1))
    starts, ends = (np.array([street[end] for street in STREETS]) for end in (0, 1))
    network = build_network(x + middle[0], y + middle[1], starts, ends, cover=cover)
    StoredNetwork.objects.create(
        pack="town", file="streets.osm.pbf", cover=known, version=network.version,
        arrays=pack_network(network), way_count=len(STREETS), node_count=network.node_count,
        total_km=network.total_km, component_count=1, largest_share=1.0,
    )  # fmt: skip


def said(**other: object) -> dict[str, object]:
    """What somebody says of the line across the street."""
    usual = {
        "name": "Quay underpass", "why": "No light and no way out.", "days": ["4"],
        "from_at": "15:00", "until_at": "18:00", "line": ACROSS,
    }  # fmt: skip
    return usual | other


@pytest.fixture
def release(db: None, freeze: Callable[[datetime], None]) -> Release:
    """Of one Friday on which the club is open all afternoon."""
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    squares: AreaSet = two_squares()
    streets_with_a_way_around()
    a_listing("Long club", hours("friday", "12:00", "23:00"), confirmed_on=date(2026, 9, 7))
    run = ask_for_run(
        town.an_authority(), squares, on_date=FRIDAY, parameters={"draws": 20, "walk_min": 10}
    )
    work_on(squares.pk)
    run.refresh_from_db()
    assert run.state == "done", run.error
    return a_release(run=run, said={"seasons": ["date"], "bands": ["after_school"]})


@pytest.fixture
def analyst(db: None) -> StaysIn:
    """Draws for the town."""
    return who(Role.ANALYST)


def who(role: Role) -> StaysIn:
    """Somebody of this role with a duty for the town."""
    client = signed_in(role)
    build_duty(client.person, town.an_authority())
    return client
