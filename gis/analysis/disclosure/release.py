"""A release: the one frozen table that maps, files and pages read, and its hash (R-SDC-6)."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from gis.analysis.contracts import (
    BadFrame,
    require_columns,
    require_numbers,
    require_unique_index,
)
from gis.analysis.disclosure.audit import Statements
from gis.analysis.disclosure.differences import NOT_SHOWN_VALUE, held_to_earlier
from gis.analysis.disclosure.figures import Counts, Figures, Layout, cell_counts, figures_of
from gis.analysis.disclosure.rates import rates
from gis.analysis.disclosure.rules import AUTHORITY, QUARTER, DisclosureRefused, Rules
from gis.analysis.disclosure.suppression import protect

SHOWN, NOT_SHOWN = "shown", "not shown"
WHAT_NOT_SHOWN_MEANS = (
    "fewer than {threshold}, or held back so that such a number cannot be worked out"
)


@dataclass(frozen=True, slots=True)
class Release:
    """``head``: what it is about, canonical JSON. ``body``: the table, canonical CSV.

    Texts and not frames, so that nobody can change a number on the way to a page. Made by
    ``build_release`` and read back by ``read_release``.
    """

    head: str
    body: str

    @property
    def digest(self) -> str:
        """SHA-256 of head and body, in hexadecimal."""
        return hashlib.sha256(f"{self.head}\n{self.body}".encode()).hexdigest()

    @property
    def about(self) -> dict[str, object]:
        """Topic, geography, periods, dimensions, rules and sources."""
        found: dict[str, object] = json.loads(self.head)
        return found

    def table(self) -> pd.DataFrame:
        """A fresh frame: level, area, period, dimensions, ``status``, ``count`` (whole number
        or missing), and with a population ``people``, ``rate``, limits and ``reliability``."""
        words = ["level", "area", "period", "status", *self._dimensions()]
        frame = pd.read_csv(
            io.StringIO(self.body), dtype=dict.fromkeys(words, str), keep_default_na=False,
            na_values={"count": "", "people": "", "rate": "", "rate_low": "", "rate_high": ""},
        )  # fmt: skip
        return frame.astype({"count": "Int64"})

    def _dimensions(self) -> list[str]:
        found = self.about["dimensions"]
        return list(found) if isinstance(found, dict) else []


@dataclass(frozen=True, slots=True)
class Compared:
    """A release that readers may subtract from this one, and the true counts behind it."""

    release: Release
    cells: pd.DataFrame


def build_release(
    topic: str,
    cells: pd.DataFrame,
    layout: Layout,
    *,
    people: pd.Series | None = None,
    rules: Rules | None = None,
    sources: Sequence[str] = (),
    earlier: Sequence[Release] = (),
    compared: Compared | None = None,
    known: Statements | None = None,
) -> Release:
    """Round, hide, audit and freeze.

    ``cells``: true counts by ``area``, ``period`` and dimensions. ``people``: residents by
    small area, for rates; larger areas add them up. ``earlier``: releases that are out; one of
    the same topic on another small geography or kind of period refuses this one. ``compared``:
    the last release or the other scenario, so that no difference is about a few. ``known``:
    exact sums that are known from elsewhere.

    Raises ``BadInput`` by name for what cannot be read, ``DisclosureRefused`` for what must
    not be published.
    """
    rules = rules or Rules()
    _check_against(topic, layout, earlier)
    figures = figures_of(layout)
    counts = cell_counts(cells, layout)
    protected = protect(figures, counts, rules, known)
    unshown = protected.hidden | protected.held_back
    published = np.where(unshown, NOT_SHOWN_VALUE, protected.published)
    if compared is not None:
        published = _held(compared, layout, figures, counts, published, rules)
    shown = published >= 0
    table = figures.keys.assign(
        status=np.where(shown, SHOWN, NOT_SHOWN),
        count=pd.array(np.where(shown, published, 0), dtype="Int64"),
    )
    table.loc[~shown, "count"] = pd.NA
    if people is not None:
        table = _with_rates(table, _residents(figures, layout, people), rules)
    table = table.sort_values(layout.columns, kind="stable", ignore_index=True)
    return Release(_head(topic, layout, rules, sources), _canonical(table))


def _held(
    compared: Compared,
    layout: Layout,
    figures: Figures,
    counts: Counts,
    published: Counts,
    rules: Rules,
) -> Counts:
    """Figures that both releases hold, as they were where they moved by a few; others, such as
    those of a quarter that is new, as they are."""
    table = compared.release.table()
    require_columns(table, layout.columns, "compared")
    was = table.set_index(layout.columns)["count"].fillna(NOT_SHOWN_VALUE)
    keys = pd.MultiIndex.from_frame(figures.keys)
    both = np.asarray(keys.isin(was.index))
    if was.index.has_duplicates or not both.any():
        raise BadFrame("compared", "does not hold figures of this release")
    before = cell_counts(compared.cells, layout, "compared cells")
    as_it_was = published.copy()
    as_it_was[both] = was.loc[keys[both]].to_numpy(dtype=np.int64)
    now, then = figures.members @ counts, figures.members @ before
    held = held_to_earlier(now, then, published, as_it_was, rules)
    return np.where(both, held, published)


def read_release(head: str, body: str, digest: str) -> Release:
    """A stored release; raises ``DisclosureRefused`` when it is not what was frozen."""
    release = Release(head, body)
    if release.digest != digest:
        raise DisclosureRefused("R-SDC-6", "the release is not the one that was frozen")
    return release


def _check_against(topic: str, layout: Layout, earlier: Sequence[Release]) -> None:
    """One small geography and one kind of period for a topic, whenever it was published."""
    for release in earlier:
        about = release.about
        if about["topic"] != topic:
            continue
        kind = str(about["kind"])
        if kind != layout.kind and AUTHORITY not in (kind, layout.kind):
            reason = f"{topic} is published by {kind} already and cannot be by {layout.kind} too"
            raise DisclosureRefused("R-SDC-3", reason)
        periods = about["periods"]
        was_quarters = bool(isinstance(periods, list) and QUARTER.fullmatch(str(periods[0])))
        if was_quarters != bool(QUARTER.fullmatch(layout.periods[0])):
            reason = f"{topic} is published by quarters or by years already, and not by both"
            raise DisclosureRefused("R-SDC-4", reason)


def _residents(figures: Figures, layout: Layout, people: pd.Series) -> pd.Series:
    """Residents of each figure's area, on the rows of the table; NaN where one is not known."""
    require_unique_index(people, "people")
    missing = sorted(set(layout.areas) - set(people.index))
    if missing:
        raise BadFrame("people", f"lacks areas: {missing[:5]}")
    small = pd.Series(
        require_numbers(people, "people", least=0, missing=True), index=people.index
    ).loc[list(layout.areas)]
    by_area = {(layout.kind, area): number for area, number in small.items()}
    for level, whole in layout.larger.items():
        sums = small.groupby(whole.loc[small.index].astype(str)).sum(min_count=1)
        unknown = small.isna().groupby(whole.loc[small.index].astype(str)).any()
        by_area |= {(level, area): number for area, number in sums.mask(unknown).items()}
    pairs = zip(figures.keys["level"], figures.keys["area"], strict=True)
    return pd.Series([by_area[pair] for pair in pairs], index=figures.keys.index)


def _with_rates(table: pd.DataFrame, people: pd.Series, rules: Rules) -> pd.DataFrame:
    found = rates(table["count"].astype("float64"), people, rules)
    return table.assign(people=people).join(found)


def _head(topic: str, layout: Layout, rules: Rules, sources: Sequence[str]) -> str:
    about: Mapping[str, object] = {
        "topic": topic,
        "kind": layout.kind,
        "areas": len(layout.areas),
        "larger": sorted(layout.larger),
        "periods": list(layout.periods),
        "dimensions": {name: list(values) for name, values in layout.dimensions.items()},
        "rules": asdict(rules),
        "sources": list(sources),
        "not_shown": WHAT_NOT_SHOWN_MEANS.format(threshold=rules.threshold),
        "totals": "rounded from the true total, so that parts need not add up to it",
    }
    return json.dumps(about, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _canonical(table: pd.DataFrame) -> str:
    """CSV of which the same table has the same bytes on every machine."""
    return str(table.to_csv(index=False, lineterminator="\n", float_format="%.6g"))
