"""Columns of ages: single years, bands, and an open end, as publishers head them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from gis.packs.refusals import FileRefused

# "10", "age_10", "0-9", "age_0_9", "90+", "age_25_plus".
HEADING = re.compile(
    r"(?:aged?[_ ])?(?P<first>\d{1,3})(?:(?P<open>\+|[_ ]plus)|[-_ ](?:to[_ ])?(?P<last>\d{1,3}))?",
    re.IGNORECASE | re.ASCII,
)
OLDEST_YEARS = 130


@dataclass(frozen=True, slots=True, order=True)
class Ages:
    """Ages from ``first`` to ``last`` in completed years, both counted."""

    first: int
    last: int

    def __str__(self) -> str:
        if self.last == OLDEST_YEARS:
            return f"{self.first}+"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def ages_of(heading: str) -> Ages | None:
    """The ages that a heading names, or None when it names none."""
    found = HEADING.fullmatch(heading.strip())
    if not found:
        return None
    first = int(found["first"])
    last = OLDEST_YEARS if found["open"] else int(found["last"] or first)
    return Ages(first, last) if first <= last <= OLDEST_YEARS else None


def read_ages(text: str) -> Ages:
    """The ages that ``str(ages)`` wrote."""
    ages = ages_of(text)
    if ages is None:
        raise ValueError(f"{text!r} names no ages")
    return ages


def finest(headings: Iterable[str]) -> dict[Ages, str]:
    """The columns that together count everybody once, in the order of age.

    A band whose ages are there in finer columns is a subtotal and is left out. Raises
    ``FileRefused`` for ages that overlap or are missing in between.
    """
    named = [(ages, heading) for heading in headings if (ages := ages_of(heading))]
    taken: dict[Ages, str] = {}
    for ages, heading in sorted(named, key=lambda pair: (pair[0].last - pair[0].first, pair[0])):
        inside = [one for one in taken if one.first <= ages.last and ages.first <= one.last]
        if not inside:
            taken[ages] = heading
        elif ages in taken:
            raise FileRefused(f"the columns “{taken[ages]}” and “{heading}” count the same ages")
        elif not _cover(inside, ages):
            raise FileRefused(f"the ages of “{heading}” overlap those of “{taken[inside[0]]}”")
    in_order = dict(sorted(taken.items()))
    if not in_order:
        raise FileRefused('no column is headed by ages such as "10", "0-9", "age_10" or "90+"')
    _check_no_gap(list(in_order))
    return in_order


def _cover(parts: list[Ages], whole: Ages) -> bool:
    years = sum(part.last - part.first + 1 for part in parts)
    within = all(whole.first <= part.first and part.last <= whole.last for part in parts)
    return within and years == whole.last - whole.first + 1


def _check_no_gap(in_order: list[Ages]) -> None:
    for one, other in itertools.pairwise(in_order):
        if other.first != one.last + 1:
            raise FileRefused(f"the ages between {one} and {other} are missing")
