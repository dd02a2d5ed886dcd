"""Young people short of a place, with bands from paired draws, told by unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b

import numpy as np
import pandas as pd

from gis.analysis.gap.draws import AccessOf, Doubt, Draw, Floats, bands_of, gap_draws
from gis.analysis.gap.on_foot import access_on_foot
from guardianship.insight.steps.inputs import Inputs, Ready

# Which stream of chance the room of listings has; others are in gis.analysis.gap.draws.
ROOM = 4


def bands_by_unit(ready: Ready, tell: Callable[[float], None]) -> tuple[pd.DataFrame, pd.Series]:
    """Bands by unit and time (``draws.bands_of``), and young people by unit.

    The draws are of small areas, where people and doors are near each other, and are then added
    up: what one end of a neighbourhood lacks, the other end does not make good.
    """
    inputs = ready.inputs
    small, asked = inputs.areas.small, inputs.asked
    doubt = Doubt(
        asked.draws,
        inputs.seed,
        asked.people_spread_share,
        asked.walk_kmh,
        asked.speed_spread_share,
    )
    access = access_on_foot(
        ready.walked.table,
        inputs.areas.origins,
        small.index,
        inputs.supply,
        walk_min=asked.walk_min,
        decay=asked.decay,
        measure=asked.measure,
    )
    short = gap_draws(
        small["people"],
        inputs.listings["reliability"],
        inputs.supply.columns,
        _watched(with_unsure_room(access, inputs, doubt), asked.draws, tell),
        doubt,
        asked.standard_per_1000,
    )
    units = inputs.areas.units.index
    people = (
        small.loc[small["inside"]].groupby("unit")["people"].sum().reindex(units, fill_value=0.0)
    )
    summed = np.zeros((len(units), *short.shape[1:]))
    at = units.get_indexer(small["unit"])
    np.add.at(summed, at[at >= 0], short[at >= 0])
    return bands_of(summed, people.rename_axis("area"), inputs.supply.columns), people


def with_unsure_room(access: AccessOf, inputs: Inputs, doubt: Doubt) -> AccessOf:
    """The same, each listing having more or less room in each draw than its kind is said to.

    Draws come one after another, and a listing's luck is its own, by its code.
    """
    spread = inputs.asked.places_spread_share
    if spread == 0:
        return access
    room = np.ones((len(inputs.listings), doubt.draws))
    for row, code in enumerate(inputs.listings.index):
        own = int.from_bytes(blake2b(str(code).encode(), digest_size=8).digest(), "big")
        random = np.random.default_rng([doubt.seed, ROOM, own])
        room[row] = random.gamma(1 / spread**2, spread**2, size=doubt.draws)
    number = iter(range(doubt.draws))

    def unsure(draw: Draw) -> Floats:
        # Open or not, times how much room: what access_on_foot multiplies places by.
        return access(replace(draw, is_open=draw.is_open * room[:, next(number)]))  # type: ignore[arg-type]

    return unsure


def _watched(access: AccessOf, draws: int, tell: Callable[[float], None]) -> AccessOf:
    """The same, telling how far it is; ``tell`` may raise to stop it."""
    done = iter(range(1, draws + 1))

    def watched(draw: Draw) -> Floats:
        found = access(draw)
        number = next(done)
        if number % 10 == 0 or number == draws:
            tell(number / draws)
        return found

    return watched


def rounded_people(values: pd.Series, base: int = 5) -> pd.Series:
    """People as they are told, in fives: estimates of hundreds are not known to the person."""
    return (values / base).round() * base
