"""Five hundred ways the truth may be, the same for every plan, and the bands they give.

Each draw takes another population, another set of listings that are truly open, another
walking speed, another rate behind the reports. Two plans that are compared live through the
same draws (every listing has luck of its own, by its code), so a difference between them is the
plans' and not the dice's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.contracts import (
    BadFrame,
    require_between,
    require_numbers,
    require_unique_index,
)
from gis.analysis.gap.shortfall import shortfall
from gis.analysis.harm.reporting import top_probability
from gis.analysis.orders import TOP_SHARE

Floats = NDArray[np.float64]
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


@dataclass(frozen=True, slots=True)
class Doubt:
    """How unsure each input is. Spreads are coefficients of variation; 0 takes it as certain."""

    draws: int = 500
    seed: int = 0
    people_spread_share: float = 0.05
    speed_kmh: float = 4.8
    speed_spread_share: float = 0.08

    def __post_init__(self) -> None:
        require_between("draws", self.draws, 2, 100_000)
        require_between("people_spread_share", self.people_spread_share, 0, 1)
        require_between("speed_kmh", self.speed_kmh, 1, 8)
        require_between("speed_spread_share", self.speed_spread_share, 0, 0.5)


@dataclass(frozen=True, slots=True)
class Draw:
    """One way the truth may be."""

    people: Floats  # young people by area
    is_open: NDArray[np.bool_]  # by listing: whether its published hours are true
    speed_kmh: float


AccessOf = Callable[[Draw], Floats]


def draw_truths(people: pd.Series, reliability: pd.Series, doubt: Doubt) -> Iterator[Draw]:
    """The draws one after another, always the same for the same seed.

    ``people`` by area, ``reliability`` the probability by listing that its hours are true.
    Adding, moving or closing a listing leaves the luck of all others as it was.
    """
    require_unique_index(people, "people")
    require_unique_index(reliability, "reliability")
    young = require_numbers(people, "people", least=0)
    sure = require_numbers(reliability, "reliability", least=0, most=1)
    luck = np.array([_luck(code, doubt) for code in reliability.index]).reshape(-1, doubt.draws)
    random = np.random.default_rng([doubt.seed, 1])
    residents = young[:, None] * _around_one(
        random, (len(young), doubt.draws), doubt.people_spread_share
    )
    speeds = doubt.speed_kmh * _around_one(
        np.random.default_rng([doubt.seed, 2]), (doubt.draws,), doubt.speed_spread_share
    )
    for number in range(doubt.draws):
        yield Draw(residents[:, number], luck[:, number] < sure, float(speeds[number]))


def gap_bands(
    people: pd.Series,
    reliability: pd.Series,
    times: pd.Index,
    access_of: AccessOf,
    doubt: Doubt,
    *,
    standard_per_1000: float,
    harm: Floats | None = None,
    share: float = TOP_SHARE,
) -> pd.DataFrame:
    """Bands of the shortfall: index area × time, columns median, low, high, lacking, p_top.

    ``access_of`` gives places a young person, areas × times, for a draw. ``lacking`` is the
    middle part of its young people that an area has short of a place; ``p_top`` the probability
    of being in the top ``share``. ``harm`` (areas × draws) multiplies, see ``harm_factor``.
    """
    require_between("standard_per_1000", standard_per_1000, 0, np.inf, above=True)
    short = gap_draws(people, reliability, times, access_of, doubt, standard_per_1000)
    if harm is not None:
        if harm.shape != (len(people), doubt.draws):
            raise BadFrame("harm", "does not have a row for each area and a column for each draw")
        short = short * harm[:, None, :]
    return bands_of(short, people, times, share=share)


def bands_of(
    short: Floats, people: pd.Series, times: pd.Index, *, share: float = TOP_SHARE
) -> pd.DataFrame:
    """The bands of draws (areas × times × draws), as ``gap_bands`` gives them; ``people`` by area.

    Draws of small areas may be added up to larger ones before: they are young people.
    """
    low, median, high = np.quantile(short, [LOW, MIDDLE, HIGH], axis=2)
    young = people.to_numpy(dtype=float)[:, None]
    lacking = np.divide(median, young, out=np.full(median.shape, np.nan), where=young > 0)
    tops = np.column_stack([top_probability(short[:, at], share=share) for at in range(len(times))])
    parts = {"median": median, "low": low, "high": high, "lacking": lacking, "p_top": tops}
    index = pd.MultiIndex.from_product([people.index, times], names=["area", "time"])
    return pd.DataFrame({name: part.ravel() for name, part in parts.items()}, index=index)


def gap_draws(
    people: pd.Series,
    reliability: pd.Series,
    times: pd.Index,
    access_of: AccessOf,
    doubt: Doubt,
    standard_per_1000: float,
) -> Floats:
    """Young people short of a place: areas × times × draws."""
    short = np.empty((len(people), len(times), doubt.draws))
    for number, draw in enumerate(draw_truths(people, reliability, doubt)):
        access = access_of(draw)
        if access.shape != short.shape[:2]:
            raise BadFrame("access_of", "does not give a row for each area, a column for each time")
        short[:, :, number] = shortfall(draw.people[:, None], access, standard_per_1000)
    return short


def _luck(code: object, doubt: Doubt) -> Floats:
    """A listing's own uniform numbers, one a draw, from its code alone."""
    digest = blake2b(str(code).encode(), digest_size=8).digest()
    seed = [doubt.seed, 3, int.from_bytes(digest, "big")]
    return np.random.default_rng(seed).random(doubt.draws)


def _around_one(random: np.random.Generator, shape: tuple[int, ...], spread: float) -> Floats:
    """Gamma-distributed factors of mean 1; certain ones where there is no spread."""
    if spread == 0:
        return np.ones(shape)
    return random.gamma(1 / spread**2, spread**2, size=shape)
