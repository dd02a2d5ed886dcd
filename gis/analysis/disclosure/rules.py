"""The rules of a release (R-SDC-1 to R-SDC-7), each of which refuses by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gis.analysis.refusals import BadInput, BadParameter, require_between

# Small geographies on which figures may stand; output areas are too small for any.
SMALL_GEOGRAPHIES = ("lsoa", "msoa", "ward", "authority")
AUTHORITY = "authority"
# Only for a whole authority, because in a small area they single people out.
SENSITIVE = frozenset({"ethnicity", "care_status", "sex"})
MOST_DIMENSIONS = 2
QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
ALL = "all"


class DisclosureRefused(BadInput):
    """A release that would break a rule. ``rule`` is the rule's name, such as R-SDC-3."""

    def __init__(self, rule: str, reason: str) -> None:
        self.rule = rule
        self.reason = reason
        super().__init__(f"{rule}: {reason}")


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers in the rules; the defaults are the 10-5 rule of official statistics.

    ``threshold``: counts below it are hidden, zero like the others. ``base``: what the others
    are rounded to. ``unreliable_below``: rates from fewer are flagged. ``fewest_people``: no rate
    on fewer residents. ``narrowest``: whoever reckons back must be left with an interval at
    least this wide.
    """

    threshold: int = 10
    base: int = 5
    unreliable_below: int = 20
    fewest_people: int = 100
    narrowest: int = 5

    def __post_init__(self) -> None:
        """Refuse numbers that would protect nobody."""
        for name, least in (
            ("threshold", 5),
            ("base", 2),
            ("unreliable_below", self.threshold),
            ("fewest_people", 10),
            ("narrowest", 2),
        ):
            value = getattr(self, name)
            require_between(name, value, least, 100_000)
            if not isinstance(value, int):
                raise BadParameter(name, f"must be a whole number, not {value!r}")
        if self.narrowest > self.threshold - 1:
            raise BadParameter("narrowest", f"must be below threshold, not {self.narrowest}")

    @property
    def off_by(self) -> int:
        """How far a rounded figure may be from the count."""
        return self.base // 2


def check_geography(kind: str) -> None:
    """Refuse a small geography on which no figure may stand (R-SDC-3)."""
    if kind not in SMALL_GEOGRAPHIES:
        known = ", ".join(SMALL_GEOGRAPHIES)
        raise DisclosureRefused("R-SDC-3", f"areas must be one of {known}, not {kind!r}")


def check_periods(periods: Sequence[str]) -> None:
    """Refuse what is not calendar quarters ("2026-Q1") or years ("2026") of one kind (R-SDC-4)."""
    kinds = set()
    for period in periods:
        if QUARTER.fullmatch(period):
            kinds.add("quarters")
        elif YEAR.fullmatch(period):
            kinds.add("years")
        else:
            reason = f"periods are calendar quarters or years, and {period!r} is neither"
            raise DisclosureRefused("R-SDC-4", reason)
    if len(kinds) > 1:
        raise DisclosureRefused("R-SDC-4", "quarters and years cannot both be given; years add up")
    if not kinds or len(set(periods)) < len(periods):
        raise DisclosureRefused("R-SDC-4", "periods must be given, each once")


def check_dimensions(kind: str, dimensions: Mapping[str, Sequence[str]]) -> None:
    """Refuse too many dimensions, and sensitive ones, below an authority (R-SDC-7)."""
    for name, values in dimensions.items():
        if not values or len(set(values)) < len(values) or ALL in values:
            raise DisclosureRefused("R-SDC-7", f"values of {name} must be given, each once")
    if kind == AUTHORITY:
        return
    if len(dimensions) > MOST_DIMENSIONS:
        reason = f"at most {MOST_DIMENSIONS} dimensions below an authority, not {len(dimensions)}"
        raise DisclosureRefused("R-SDC-7", reason)
    if sensitive := sorted(SENSITIVE & set(dimensions)):
        reason = f"{', '.join(sensitive)} only for a whole authority, not by {kind}"
        raise DisclosureRefused("R-SDC-7", reason)
