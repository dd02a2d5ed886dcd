"""Who gains and who loses by a scenario: access, cover, hours, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from gis.analysis.contracts import BadFrame, require_between, require_numbers
from gis.analysis.scenario.provision import Column, Floats, Provision, Scenario, slot_numbers

# A change of access below this is the arithmetic's and nobody's.
NO_CHANGE = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What changes, origins × slots for the origins that are touched, and the sums of it.

    ``access``: change of places for each young person. ``covered``: 1 newly covered, -1 no
    longer, 0 as before; an origin is covered in a slot in which something in its reach is open.
    """

    people: pd.Series
    access: pd.DataFrame
    covered: pd.DataFrame
    slot_min: int
    cost_per_year: float

    @property
    def newly_covered(self) -> float:
        """Young people who are covered in a slot in which they were not before."""
        return float(self.people[(self.covered > 0).any(axis=1)].sum())

    @property
    def no_longer_covered(self) -> float:
        """Young people who lose the only thing in some slot."""
        return float(self.people[(self.covered < 0).any(axis=1)].sum())

    @property
    def hours_gained(self) -> float:
        """Hours with something open in reach, by young people and week: gained less lost."""
        return float((self.covered.sum(axis=1) * self.people).sum() * self.slot_min / 60)

    @property
    def cost_per_newly_covered(self) -> float | None:
        """A year's cost by newly covered young person; None where there is none."""
        return self.cost_per_year / self.newly_covered if self.newly_covered > 0 else None

    def by_slot(self) -> pd.DataFrame:
        """Young people by slot: ``gain`` and ``lose`` access, ``newly_covered``,
        ``no_longer_covered``."""
        young = self.people.to_numpy()
        parts = {
            "gain": self.access.to_numpy() > NO_CHANGE,
            "lose": self.access.to_numpy() < -NO_CHANGE,
            "newly_covered": self.covered.to_numpy() > 0,
            "no_longer_covered": self.covered.to_numpy() < 0,
        }
        sums = {name: young @ part for name, part in parts.items()}
        return pd.DataFrame(sums, index=self.access.columns)

    def by_decile(self, deciles: pd.Series, everybody: pd.Series) -> pd.DataFrame:
        """Young people by decile of deprivation, 1 the most deprived.

        ``deciles`` by origin; ``everybody`` are the young people of all origins, touched or
        not, against whom ``share_of_newly_covered`` is to be held. An origin may both gain in one
        slot and lose in another, and is then counted in both.
        """
        missing = self.people.index.difference(deciles.index)
        if len(missing):
            raise BadFrame("deciles", f"lacks origins: {', '.join(map(str, missing[:5]))}")
        require_numbers(deciles, "deciles", least=1, most=10, missing=True)
        flags = {
            "gain": (self.access > NO_CHANGE).any(axis=1),
            "lose": (self.access < -NO_CHANGE).any(axis=1),
            "newly_covered": (self.covered > 0).any(axis=1),
            "no_longer_covered": (self.covered < 0).any(axis=1),
        }
        frame = pd.DataFrame({name: flag * self.people for name, flag in flags.items()})
        table = frame.groupby(deciles.reindex(frame.index)).sum()
        population = everybody.groupby(deciles.reindex(everybody.index)).sum()
        table = table.reindex(population.index, fill_value=0.0)
        table.index.name = "decile"
        new = table["newly_covered"].sum()
        return table.assign(
            people=population,
            share_of_people=population / population.sum(),
            share_of_newly_covered=table["newly_covered"] / new if new else np.nan,
        )


def outcome(plan: Scenario, *, slots: pd.Index | None = None, slot_min: int = 60) -> Outcome:
    """What the scenario changes in ``slots`` (all when left out), of ``slot_min`` minutes each.

    Only the columns of touched listings are looked at; a new listing competes with nobody but
    shares its places among all in its reach, as E2SFCA does.
    """
    require_between("slot_min", slot_min, 0, 60, above=True)
    chosen = slot_numbers(plan.now, slots)
    rows = plan.touched
    here = plan.now.here
    access = np.zeros((len(rows), len(chosen)))
    for columns, sign in ((plan.after, 1.0), (plan.before, -1.0)):
        for column in columns.values():
            _add_access(access, rows, column, chosen, here.people, sign)
    were, are = open_counts(plan, rows, chosen)
    covered = (are > 0).astype(np.int8) - (were > 0).astype(np.int8)
    origins = here.origins.take(rows)
    names = plan.now.slots.take(chosen)
    return Outcome(
        pd.Series(here.people[rows], index=origins, name="people"),
        pd.DataFrame(access, index=origins, columns=names),
        pd.DataFrame(covered, index=origins, columns=names),
        slot_min,
        plan.cost_per_year,
    )


def open_counts(
    plan: Scenario,
    rows: NDArray[np.int64],
    chosen: NDArray[np.int64],
    is_open: Mapping[str, bool] | None = None,
    listings_open: NDArray[np.bool_] | None = None,
) -> tuple[Floats, Floats]:
    """How many listings in reach are open, rows × slots, before and after.

    ``listings_open`` (of all listings now) and ``is_open`` (of touched ones, by code) say which
    keep their published hours in a draw; all do when they are left out.
    """
    now = plan.now
    share = now.share.to_numpy()[:, chosen] > 0
    if listings_open is not None:
        share = share & listings_open[:, None]
    before = np.asarray(_reach(now, rows) @ share.astype(np.float64))
    after = before.copy()
    for columns, sign in ((plan.after, 1.0), (plan.before, -1.0)):
        for code, column in columns.items():
            if is_open is not None and not is_open[code]:
                continue
            places = np.searchsorted(rows, column.rows)
            inside = places < len(rows)
            inside[inside] = rows[places[inside]] == column.rows[inside]
            after[places[inside]] += sign * (column.share[chosen] > 0)
    return before, after


def _reach(now: Provision, rows: NDArray[np.int64]) -> csr_array:
    """1 where a listing is in reach of one of the rows."""
    inside = now.here.by_origin[rows]
    return csr_array((np.ones(inside.nnz), inside.indices, inside.indptr), shape=inside.shape)


def _add_access(
    access: Floats,
    rows: NDArray[np.int64],
    column: Column,
    chosen: NDArray[np.int64],
    people: Floats,
    sign: float,
) -> None:
    """Add W S / D of one listing to the rows in its reach."""
    demand = column.demand(people)
    if demand <= 0:
        return
    places = np.searchsorted(rows, column.rows)
    inside = places < len(rows)
    inside[inside] = rows[places[inside]] == column.rows[inside]
    ratio = column.places * column.share[chosen] / demand
    access[places[inside]] += sign * np.outer(column.weights[inside], ratio)


def after_all(plan: Scenario) -> Provision:
    """The whole provision with the scenario in it, for what looks at everything at once."""
    now = plan.now
    codes = [*now.here.listings, *(code for code in plan.after if code not in plan.before)]
    columns = []
    matrix = now.here.by_listing
    for number, code in enumerate(codes):
        if code in plan.after:
            column = plan.after[code]
            columns.append((column.rows, column.weights))
        else:
            first, last = matrix.indptr[number : number + 2]
            columns.append((matrix.indices[first:last], matrix.data[first:last]))
    starts = np.concatenate([[0], np.cumsum([len(rows) for rows, _w in columns])])
    weights = csc_array(
        (
            np.concatenate([w for _r, w in columns]),
            np.concatenate([r for r, _w in columns]),
            starts,
        ),
        shape=(len(now.here.origins), len(codes)),
    )
    index = pd.Index(codes, name=now.here.listings.name)
    here = type(now.here)(
        origins=now.here.origins,
        listings=index,
        people=now.here.people,
        by_listing=weights,
        demand=np.asarray(weights.T @ now.here.people),
        known=now.here.known,
        approximate=now.here.approximate,
    )
    share = now.share.reindex(index, fill_value=0.0)
    places = now.places.reindex(index, fill_value=0.0)
    reliability = now.reliability.reindex(index, fill_value=1.0)
    for code, column in plan.after.items():
        share.loc[code] = column.share
        places.loc[code] = column.places
        reliability.loc[code] = column.reliability
    return Provision(here, places, share, reliability)
