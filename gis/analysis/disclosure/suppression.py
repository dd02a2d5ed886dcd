"""Which figures are hidden: the small ones, and as few others as keep those from being found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gis.analysis.disclosure.audit import (
    Flags,
    Intervals,
    Statements,
    what_readers_know,
)
from gis.analysis.disclosure.figures import Counts, Figures
from gis.analysis.disclosure.rules import DisclosureRefused, Rules


@dataclass(frozen=True, slots=True)
class Protected:
    """Rounded counts and, for each figure, why it is not shown, if it is not."""

    published: Counts
    hidden: Flags
    held_back: Flags


def rounded(counts: Counts, rules: Rules) -> Counts:
    """Counts to the nearest multiple of the base; a half goes up. Each from its true value."""
    nearest: Counts = (counts + rules.base // 2) // rules.base * rules.base
    return nearest


def protect(
    figures: Figures, counts: Counts, rules: Rules, known: Statements | None = None
) -> Protected:
    """Hide what must be hidden, and more until the audit finds nothing narrow.

    ``counts``: true counts by cell. ``known``: what a reader knows from elsewhere, such as an
    earlier release or an exact total. Raises ``DisclosureRefused`` when nothing helps.
    """
    sums: Counts = np.asarray(figures.members @ counts, dtype=np.int64)
    published = rounded(sums, rules)
    hidden: Flags = sums < rules.threshold
    held_back: Flags = np.zeros(len(sums), dtype=bool)
    solver = Intervals(len(counts))
    solver.witnesses.append(counts.astype(np.float64))
    while True:
        said = what_readers_know(figures.members, published, hidden, held_back, rules)
        statements = said.and_also(known) if known else said
        rows = np.flatnonzero(hidden | held_back)
        narrow = solver.narrow(statements, figures.members[rows], rules.narrowest)
        if not narrow:
            return Protected(published, hidden, held_back)
        unshown = hidden | held_back
        partners = [_partner(figures, int(rows[row]), published, unshown) for row, *_ in narrow]
        found = [partner for partner in partners if partner is not None]
        if not found:
            row, low, high = narrow[0]
            where = ", ".join(map(str, figures.keys.loc[int(rows[row])]))
            reason = f"{where} can be narrowed to {low} to {high}, and nothing is left to hide"
            raise DisclosureRefused("R-SDC-6", reason)
        held_back[found] = True


def _partner(figures: Figures, row: int, published: Counts, unshown: Flags) -> int | None:
    """What to hide so that ``row`` is safe: the smallest figure beside it under one total, else
    the smallest total over it."""
    own = figures.members[[row]]
    shared = np.asarray((figures.members @ own.T).todense()).ravel()
    sizes = np.asarray(figures.members.sum(axis=1)).ravel()
    above = np.flatnonzero((shared == own.sum()) & (sizes > own.sum()))
    for total in sorted(above, key=lambda one: (sizes[one], one)):
        beside = _beside(figures, row, int(total), shared)
        shown = beside[~unshown[beside]]
        if len(shown):
            return int(min(shown, key=lambda one: (published[one], one)))
        if not unshown[total]:
            return int(total)
    return None


def _beside(
    figures: Figures, row: int, total: int, shared: Counts
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Figures of the same make inside one total that share no cell with ``row``."""
    inside = np.asarray((figures.members @ figures.members[[total]].T).todense()).ravel()
    sizes = np.asarray(figures.members.sum(axis=1)).ravel()
    alike = figures.makes == figures.makes[row]
    found: np.ndarray[tuple[int], np.dtype[np.int64]] = np.flatnonzero(
        alike & (inside == sizes) & (shared == 0)
    )
    return found
