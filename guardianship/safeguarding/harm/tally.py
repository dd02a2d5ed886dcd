"""Adding rows up in memory, chunk by chunk. What is kept of a row is that it was one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from guardianship.lib import clock
from guardianship.safeguarding.harm import reasons
from guardianship.safeguarding.harm.columns import Part
from guardianship.safeguarding.harm.file_names import Named
from guardianship.safeguarding.harm.forces import FORCES
from guardianship.safeguarding.harm.reasons import LeftOut
from guardianship.safeguarding.harm.when import band_table, months_and_bands
from guardianship.safeguarding.harm.whereabouts import NOWHERE, Whereabouts
from guardianship.safeguarding.harm.words import each_word

FIRST_ROWS_NAMED = 3
# What "yes" looks like in the column of the loop guard.
_YES = {"yes", "y", "true", "1"}
_KEYS = ["publisher", "month", "area", "band", "category", "from_response"]
Cell = tuple[str, str, int, str, str, bool]


@dataclass
class Tally:
    """Counts by publisher, month, area, band, category and loop guard; rows left out by reason."""

    cells: Counter[Cell] = field(default_factory=Counter)
    rows: int = 0
    used: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    first_rows: dict[str, list[int]] = field(default_factory=dict)
    disagreeing: int = 0

    def reasons(self) -> list[LeftOut]:
        """Rows left out, by reason, in the order of its words."""
        return [
            LeftOut(reason, count, tuple(self.first_rows[reason]))
            for reason, count in sorted(self.left_out.items())
        ]


class Adder:
    """Adds the chunks of one file. ``categories`` are codes by the words of files."""

    def __init__(
        self,
        columns: Mapping[Part, str],
        where: Whereabouts,
        categories: Mapping[str, str],
        category: str = "",
        named: Named | None = None,
    ) -> None:
        self.columns, self.where, self.named = columns, where, named
        self.this_month = f"{clock.today():%Y-%m}"
        self.categories, self.category = categories, category
        self.bands = band_table()
        self.tally = Tally()
        self._seen = np.array([], dtype="uint64")

    def add(self, rows: pd.DataFrame) -> None:
        """Add a chunk: texts by the file's columns, missing as NaN; the index is the row number."""
        tally, left = self.tally, np.ones(len(rows), dtype=bool)
        tally.rows += len(rows)

        def leave_out(reason: str, mask: np.ndarray) -> None:
            nonlocal left
            these = mask & left
            count = int(these.sum())
            if count:
                tally.left_out[reason] += count
                named = tally.first_rows.setdefault(reason, [])
                named += rows.index[these][: FIRST_ROWS_NAMED - len(named)].tolist()
            left = left & ~mask

        leave_out(reasons.AGAIN, self._again(rows))
        months, bands = months_and_bands(rows, self.columns, self.bands)
        leave_out(reasons.NO_MONTH, months.isna().to_numpy())
        leave_out(reasons.TO_COME, (months > self.this_month).to_numpy())
        publishers = self._publishers(rows)
        if self.named:
            others = (months != self.named.month).to_numpy()
            leave_out(reasons.OTHER_MONTH, others)
        if self.named and self.named.forces:
            others = np.isin(publishers.astype(str), ["", *self.named.forces], invert=True)
            leave_out(reasons.OTHER_FORCE, others)
        categories = self._categories(rows)
        leave_out(reasons.NO_CATEGORY, categories.isna().to_numpy())
        counts = self._counts(rows)
        leave_out(reasons.NO_NUMBER, np.isnan(counts))
        found = self.where.find(rows, self.columns)
        tally.disagreeing += found.disagreeing
        for reason, mask in found.left_out.items():
            leave_out(reason, mask)
        leave_out(reasons.NO_AREA, found.areas == NOWHERE)
        frame = pd.DataFrame(
            {
                "publisher": publishers,
                "month": months,
                "area": found.areas,
                "band": bands,
                "category": categories,
                "from_response": self._from_response(rows),
                "count": counts,
            }
        )[left]
        tally.used += len(frame)
        for cell, count in frame.groupby(_KEYS, sort=False)["count"].sum().items():
            tally.cells[cell] += int(count)

    def _again(self, rows: pd.DataFrame) -> np.ndarray:
        """Rows whose number stood in the file before. Only hashes are compared, and forgotten."""
        if Part.IDENTITY not in self.columns:
            return np.zeros(len(rows), dtype=bool)
        said = rows[self.columns[Part.IDENTITY]].fillna("").to_numpy(dtype=object)
        names = np.array([name.strip() for name in said], dtype=object)
        there = names != ""
        hashes = pd.util.hash_array(names[there], categorize=False)
        again = np.zeros(len(rows), dtype=bool)
        again[there] = pd.Series(hashes).duplicated().to_numpy() | np.isin(hashes, self._seen)
        self._seen = np.concatenate([self._seen, hashes[~again[there]]])
        return again

    def _categories(self, rows: pd.DataFrame) -> pd.Series:
        if Part.CATEGORY not in self.columns:
            return pd.Series(self.category, index=rows.index, dtype=object)
        said = rows[self.columns[Part.CATEGORY]]
        known = each_word(said, lambda word: self.categories.get(word.lower()), None)
        return pd.Series(known, index=rows.index)

    def _counts(self, rows: pd.DataFrame) -> np.ndarray:
        if Part.COUNT not in self.columns:
            return np.ones(len(rows))
        said = rows[self.columns[Part.COUNT]].str.strip().str.replace(",", "")
        numbers = pd.to_numeric(said, errors="coerce").to_numpy(dtype=float)
        whole = np.isfinite(numbers) & (numbers >= 0) & (numbers < 1e7) & (numbers % 1 == 0)
        return np.where(whole, numbers, np.nan)

    def _publishers(self, rows: pd.DataFrame) -> pd.Series:
        if Part.PUBLISHER not in self.columns:
            return pd.Series("", index=rows.index, dtype=object)
        said = rows[self.columns[Part.PUBLISHER]]
        known = each_word(said, lambda force: force if force in FORCES else "", "")
        return pd.Series(known, index=rows.index)

    def _from_response(self, rows: pd.DataFrame) -> pd.Series:
        if Part.FROM_RESPONSE not in self.columns:
            return pd.Series(False, index=rows.index)
        said = rows[self.columns[Part.FROM_RESPONSE]]
        found = each_word(said, lambda word: word.lower() in _YES, False).astype(bool)
        return pd.Series(found, index=rows.index)
