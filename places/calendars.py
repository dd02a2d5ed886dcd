"""School terms and bank holidays of areas, as the timetable engine wants them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import holidays
from django.apps import apps

from gis.models import Area, Nation
from places.recurrence import DateSpan, TermCalendar
from places.timetable import Calendars

if TYPE_CHECKING:
    from places.intervals import Window

SUBDIVISION = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
# England and Wales have the fewest: a list with fewer is only a part of one.
FEWEST_A_YEAR = 8


def calendars_by_authority(
    authorities: Iterable[int | None], window: Window
) -> dict[int | None, Calendars]:
    """Calendars for each authority's primary key; None stands for "nobody knows where"."""
    wanted = set(authorities)
    keys = [key for key in wanted if key is not None]
    nations = dict(Area.objects.filter(pk__in=keys).values_list("pk", "nation"))
    terms = _terms_by_area(keys) if keys else {}
    # A year on each side: a session that began on New Year's Eve still looks at its own day.
    years = range(window.first_day.year - 1, window.last_day.year + 1)
    by_nation = _bank_holidays(years)
    return {
        key: _calendars(terms.get(key), nations.get(key, ""), by_nation)
        for key in wanted
        if key is not None
    } | {None: _calendars(None, "", by_nation)}


def _calendars(
    terms: TermCalendar | None, nation: str, by_nation: dict[Nation, frozenset[date]]
) -> Calendars:
    if nation:
        return Calendars(terms, by_nation[Nation(nation)])
    everywhere = frozenset.intersection(*by_nation.values())
    somewhere = frozenset.union(*by_nation.values())
    return Calendars(terms, everywhere, somewhere - everywhere)


def _terms_by_area(keys: list[int]) -> dict[int, TermCalendar]:
    rows = apps.get_model("places.TermCalendarRow").objects.filter(area__in=keys)
    known: dict[int, list[DateSpan]] = {}
    terms: dict[int, list[DateSpan]] = {}
    for row in rows.prefetch_related("terms"):
        known.setdefault(row.area_id, []).append(DateSpan(row.known_from, row.known_to))
        spans = [DateSpan(term.first_day, term.last_day) for term in row.terms.all()]
        terms.setdefault(row.area_id, []).extend(spans)
    return {key: TermCalendar(tuple(known[key]), tuple(terms[key])) for key in known}


def _bank_holidays(years: Iterable[int]) -> dict[Nation, frozenset[date]]:
    """Published days where a whole year of them was loaded, else those that the law sets, too.

    One extra day that somebody added must not take away the others of its year.
    """
    published: dict[tuple[str, int], set[date]] = {}
    rows = apps.get_model("places.BankHoliday").objects.filter(day__year__in=list(years))
    for nation, day in rows.values_list("nation", "day"):
        published.setdefault((nation, day.year), set()).add(day)
    by_nation: dict[Nation, frozenset[date]] = {}
    for nation in Nation:
        days: set[date] = set()
        for year in years:
            there = published.get((nation.value, year), set())
            days |= there
            if len(there) < FEWEST_A_YEAR:
                days |= _set_by_law(nation, year)
        by_nation[nation] = frozenset(days)
    return by_nation


@cache
def _set_by_law(nation: Nation, year: int) -> frozenset[date]:
    """Worked out once in a process: that takes longer than all else which saving hours asks for."""
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISION[nation], years=year))
