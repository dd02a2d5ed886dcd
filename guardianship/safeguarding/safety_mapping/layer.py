"""The layer "young people say": area by area and time by time, as far as enough have said.

It stands beside what professionals say and is never merged into it. Red everywhere is a finding
about a place and its services, and not bad data: nothing is smoothed, weighed or left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gis.models import Area
from guardianship.lib.time_bands import band_choices
from guardianship.safeguarding.rights.small_numbers import LEAST, shown
from guardianship.safeguarding.safety_mapping.enums import Feels
from guardianship.safeguarding.safety_mapping.models import GroupSession, SessionCell, SingleAnswer

if TYPE_CHECKING:
    from guardianship.accounts.models import User

# One visit of one group tells who was there; a clique can answer ten times in a week.
WEEKS_NEEDED = 3
SESSIONS_NEEDED = 2


@dataclass(slots=True)
class _Heard:
    """What was said of one area at one time."""

    by_feeling: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    weeks: set[date] = field(default_factory=set)
    sessions: set[object] = field(default_factory=set)

    @property
    def people(self) -> int:
        return sum(self.by_feeling.values())

    @property
    def is_enough(self) -> bool:
        several = len(self.weeks) >= WEEKS_NEEDED or len(self.sessions) >= SESSIONS_NEEDED
        return self.people >= LEAST and several


@dataclass(frozen=True, slots=True)
class Cell:
    """One area at one time: numbers in fives; None is fewer than 10, and zero is not told apart."""

    band: str
    people: int | None
    safe: int | None
    mixed: int | None
    unsafe: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One area, with its times that enough have spoken of."""

    area: Area
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Layer:
    """Areas by name; how many cells were held back; and whether everything says "not safe"."""

    rows: list[Row]
    held_back: int
    is_red_throughout: bool


def layer_for(person: User) -> Layer:
    """What this person may read, the wall being open: without what is kept from their kinds."""
    heard = _heard(person)
    areas = Area.objects.in_bulk({key for key, _band in heard})
    enough = {key: each for key, each in heard.items() if each.is_enough}
    rows = [
        Row(area, _cells(area, enough))
        for area in sorted(areas.values(), key=lambda area: (area.name, area.pk))
    ]
    return Layer(
        [row for row in rows if row.cells],
        len(heard) - len(enough),
        bool(enough) and all(_is_red(each) for each in enough.values()),
    )


def _heard(person: User) -> dict[tuple[int, str], _Heard]:
    heard: dict[tuple[int, str], _Heard] = defaultdict(_Heard)
    for area, band, feels, session, week, size in _of_groups(person):
        each = heard[area, band]
        each.by_feeling[feels] += size
        each.weeks.add(week)
        each.sessions.add(session)
    singles = SingleAnswer.objects.for_person(person)
    for area, band, feels, week in singles.values_list("area_id", "band", "feels", "week"):
        heard[area, band].by_feeling[feels] += 1
        heard[area, band].weeks.add(week)
    return dict(heard)


def _of_groups(person: User) -> Iterable[tuple[int, str, str, object, date, int]]:
    from_sessions = SessionCell.objects.filter(
        session__in=GroupSession.objects.for_person(person).values("pk")
    )
    return from_sessions.values_list(
        "area_id", "band", "feels", "session_id", "session__week", "session__group_size"
    )


def _cells(area: Area, enough: dict[tuple[int, str], _Heard]) -> list[Cell]:
    cells = []
    for band, label in band_choices():
        each = enough.get((area.pk, band))
        if each is not None:
            numbers = (shown(each.by_feeling[feels]) for feels in Feels.values)
            cells.append(Cell(str(label), shown(each.people), *numbers))
    return cells


def _is_red(each: _Heard) -> bool:
    return 2 * each.by_feeling[Feels.UNSAFE] > each.people
