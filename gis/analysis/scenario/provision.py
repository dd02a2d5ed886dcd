"""What is offered now, and what a scenario makes of it, listing by listing.

A scenario holds new columns for the listings that it touches and nothing else: the weights
of everybody else stay where they are, and a country takes no longer than a town.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gis.analysis.access.catchments import Catchments
from gis.analysis.contracts import BadFrame, BadParameter, require_numbers
from gis.analysis.scenario.edits import (
    ChangeHours,
    ChangePlaces,
    Close,
    Edit,
    FundingEnds,
    NewListing,
    NewRound,
    WalkAgain,
    check_edit,
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Provision:
    """What is offered: in the order of ``here.listings``, room for how many, the share of each
    slot that it is open (listings × slots, 0 to 1, unknown hours as 0), and the probability that
    its hours are true."""

    here: Catchments
    places: pd.Series
    share: pd.DataFrame
    reliability: pd.Series

    def __post_init__(self) -> None:
        for name, frame in (
            ("places", self.places),
            ("share", self.share),
            ("reliability", self.reliability),
        ):
            if not frame.index.equals(self.here.listings):
                raise BadFrame(name, "does not have the listings of the catchments, in their order")
        require_numbers(self.places, "places", least=0)
        require_numbers(self.reliability, "reliability", least=0, most=1)
        for slot in self.share.columns:
            require_numbers(self.share[slot], f"share.{slot}", least=0, most=1)

    @property
    def slots(self) -> pd.Index:
        """The slots, in their order."""
        return self.share.columns


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One listing: origins in its reach by number, their weights, room, hours, reliability."""

    rows: NDArray[Any]
    weights: Floats
    places: float
    share: Floats
    reliability: float

    def demand(self, people: Floats) -> float:
        """D: people in reach, weighted."""
        return float(people[self.rows] @ self.weights)


NOTHING = np.empty(0)


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """``before`` and ``after``: the columns that the edits touch, by listing; a listing that
    is new has nothing before."""

    now: Provision
    edits: tuple[Edit, ...]
    before: Mapping[str, Column]
    after: Mapping[str, Column]

    @property
    def cost_per_year(self) -> float:
        """What all edits cost together."""
        return float(sum(edit.cost_per_year for edit in self.edits))

    @property
    def touched(self) -> NDArray[np.int64]:
        """Origins in reach of a touched listing, before or after, by number."""
        rows = [column.rows for one in (self.before, self.after) for column in one.values()]
        found: NDArray[np.int64] = np.unique(np.concatenate(rows)).astype(np.int64)
        return found[self.now.here.known[found]]


def scenario(now: Provision, edits: Sequence[Edit]) -> Scenario:
    """The edits, one after the other, on what is offered now.

    Raises ``BadParameter`` for a listing, slot or origin that nobody knows, a new listing
    that is there already, and whatever ``check_edit`` refuses.
    """
    if not edits:
        raise BadParameter("edits", "must hold at least one edit")
    after: dict[str, Column] = {}
    for edit in edits:
        check_edit(edit)
        after[edit.listing] = _edited(now, edit, after)
    before = {code: _column(now, code) for code in after if code in now.here.listings}
    return Scenario(now, tuple(edits), before, after)


def _edited(now: Provision, edit: Edit, after: Mapping[str, Column]) -> Column:
    if isinstance(edit, NewListing | NewRound):
        if edit.listing in now.here.listings or edit.listing in after:
            raise BadParameter("listing", f"{edit.listing!r} is there already")
        return _new(now, edit)
    if edit.listing in after:
        was = after[edit.listing]
    elif edit.listing in now.here.listings:
        was = _column(now, edit.listing)
    else:
        raise BadParameter("listing", f"{edit.listing!r} is not among the listings")
    return _changed(now, was, edit)


def _changed(
    now: Provision, was: Column, edit: ChangeHours | ChangePlaces | Close | FundingEnds | WalkAgain
) -> Column:
    match edit:
        case ChangeHours():
            share = was.share.copy()
            for slot, part in edit.share.items():
                share[_slot(now, slot)] = part
            return Column(was.rows, was.weights, was.places, share, was.reliability)
        case ChangePlaces():
            return Column(was.rows, was.weights, edit.places, was.share, was.reliability)
        case Close():
            return Column(was.rows, was.weights, was.places, was.share * 0, was.reliability)
        case FundingEnds():
            share = was.share * edit.hours_left
            return Column(was.rows, was.weights, was.places, share, was.reliability)
        case WalkAgain():
            rows, weights = _weights(now, edit.weights)
            return Column(rows, weights, was.places, was.share, was.reliability)
        case _:
            assert_never(edit)


def _new(now: Provision, edit: NewListing | NewRound) -> Column:
    share = np.zeros(len(now.slots))
    for slot, part in edit.share.items():
        share[_slot(now, slot)] = part
    if isinstance(edit, NewRound):
        rows, weights = _weights(now, dict.fromkeys(edit.origins, 1.0))
        places = edit.workers * edit.young_people_per_worker
    else:
        rows, weights = _weights(now, edit.weights)
        places = edit.places
    return Column(rows, weights, places, share, edit.reliability)


def _column(now: Provision, code: str) -> Column:
    number = int(now.here.listings.get_indexer(pd.Index([code]))[0])
    matrix = now.here.by_listing
    first, last = matrix.indptr[number : number + 2]
    return Column(
        matrix.indices[first:last],
        matrix.data[first:last],
        float(now.places.iloc[number]),
        now.share.iloc[number].to_numpy(dtype=np.float64),
        float(now.reliability.iloc[number]),
    )


def _slot(now: Provision, slot: str) -> int:
    """The number of a slot, which a saved edit names as text."""
    names = [str(name) for name in now.slots]
    if str(slot) not in names:
        raise BadParameter("share", f"names the slot {slot!r}, which is not among the slots")
    return names.index(str(slot))


def slot_numbers(now: Provision, slots: pd.Index | None) -> NDArray[np.int64]:
    """Numbers of the chosen slots, all when left out. Raises ``BadFrame``."""
    if slots is None:
        return np.arange(len(now.slots))
    numbers: NDArray[np.int64] = now.slots.get_indexer(slots).astype(np.int64)
    if len(numbers) == 0 or (numbers < 0).any():
        raise BadFrame("slots", "are not among the slots of the provision")
    return numbers


def _weights(now: Provision, by_origin: Mapping[str, float]) -> tuple[NDArray[Any], Floats]:
    codes = list(by_origin)
    rows = now.here.origins.get_indexer(pd.Index(codes, dtype=now.here.origins.dtype))
    if (rows < 0).any():
        strange = [code for code, row in zip(codes, rows, strict=True) if row < 0]
        raise BadParameter("origins", f"are not known: {', '.join(map(str, strange[:5]))}")
    values = np.array([by_origin[code] for code in codes], dtype=np.float64)
    order = np.argsort(rows)
    kept = order[values[order] > 0]
    return rows[kept], values[kept]
