"""Counts of concerns for everybody: finished quarters, and no number below five."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guardianship.lib import clock
from places.voice.enums import CHANGES, ConcernState
from places.voice.models import Concern

LEAST = 5
QUARTERS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class QuarterCounts:
    """One quarter; None where the number is below five or would tell one that is."""

    year: int
    quarter: int
    raised: int | None
    decided: int | None
    changed: int | None


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter, 1 to 4."""
    return day.year, (day.month - 1) // 3 + 1


def public_counts() -> list[QuarterCounts]:
    """The last finished quarters in which somebody raised a concern, newest first.

    A concern counts in the quarter in which it was raised.
    """
    now = quarter_of(clock.today())
    rows = Concern.objects.values_list("received_at", "state", "change")
    by_quarter: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for received_at, state, change in rows:
        quarter = quarter_of(received_at.astimezone(clock.LONDON).date())
        if quarter < now:
            by_quarter.setdefault(quarter, []).append((state, change))
    newest = sorted(by_quarter, reverse=True)[:QUARTERS_SHOWN]
    return [_counts(quarter, by_quarter[quarter]) for quarter in newest]


def _counts(quarter: tuple[int, int], concerns: Iterable[tuple[str, str]]) -> QuarterCounts:
    concerns = list(concerns)
    decided = [change for state, change in concerns if state == ConcernState.DECIDED]
    changed = sum(change in CHANGES for change in decided)
    return QuarterCounts(*quarter, *safe_chain(len(concerns), len(decided), changed))


def safe_chain(*numbers: int) -> list[int | None]:
    """Numbers of which each counts a part of the one before, without those below five.

    One whose rest is one to four is kept back too, since a subtraction would tell that rest.
    """
    shown: list[int | None] = []
    seen: list[int] = []
    for number in numbers:
        tells = any(0 < before - number < LEAST for before in seen)
        if number < LEAST or tells:
            shown.append(None)
        else:
            shown.append(number)
            seen.append(number)
    return shown
