"""Term dates and bank holidays in the shapes in which they are published."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import holidays

from guardianship.demo.town import AUTHORITY_CODE

YEARS = range(2025, 2029)
TERM_HEADER = ["area_code", "school_year", "term", "first_day", "last_day"]
# First and last school day of each half term, as a Welsh council would set them.
HALF_TERMS = {
    "2025/26": (
        ("2025-09-01", "2025-10-24"),
        ("2025-11-03", "2025-12-19"),
        ("2026-01-05", "2026-02-13"),
        ("2026-02-23", "2026-03-27"),
        ("2026-04-13", "2026-05-22"),
        ("2026-06-01", "2026-07-20"),
    ),
    "2026/27": (
        ("2026-09-01", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-05"),
        ("2027-02-15", "2027-03-19"),
        ("2027-04-05", "2027-05-28"),
        ("2027-06-07", "2027-07-20"),
    ),
    "2027/28": (
        ("2027-09-01", "2027-10-22"),
        ("2027-11-01", "2027-12-17"),
        ("2028-01-04", "2028-02-18"),
        ("2028-02-28", "2028-04-07"),
        ("2028-04-24", "2028-05-26"),
        ("2028-06-05", "2028-07-21"),
    ),
}
TERM_NAMES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")

DIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
# What GOV.UK calls the days that the ``holidays`` package knows by other names.
TITLES = {
    "New Year's Day": "New Year’s Day",
    "New Year Holiday": "2nd January",
    "Saint Patrick's Day": "St Patrick’s Day",
    "Good Friday": "Good Friday",
    "Easter Monday": "Easter Monday",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Battle of the Boyne": "Battle of the Boyne (Orangemen’s Day)",
    "Summer Bank Holiday": "Summer bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Saint Andrew's Day": "St Andrew’s Day",
    "Christmas Day": "Christmas Day",
    "Boxing Day": "Boxing Day",
}
WITHOUT_BUNTING = ("Good Friday", "Battle of the Boyne (Orangemen’s Day)")
MOVED = " (observed)"


def term_rows() -> list[list[object]]:
    """One row per half term."""
    return [
        [AUTHORITY_CODE, year, name, first, last]
        for year, terms in HALF_TERMS.items()
        for name, (first, last) in zip(TERM_NAMES, terms, strict=True)
    ]


def bank_holidays() -> dict[str, Any]:
    """The GOV.UK JSON of all three divisions, from 2025 to 2028."""
    return {
        division: {"division": division, "events": list(_events(part))}
        for division, part in DIVISIONS.items()
    }


def _events(part: str) -> Iterator[dict[str, object]]:
    known = holidays.country_holidays("GB", subdiv=part, years=YEARS)
    for day, name in sorted(known.items()):
        title = TITLES.get(name.removesuffix(MOVED))
        if title is None or day.year not in YEARS or _has_moved(day, known):
            continue
        yield {
            "title": title,
            "date": day.isoformat(),
            "notes": "Substitute day" if name.endswith(MOVED) else "",
            "bunting": title not in WITHOUT_BUNTING,
        }


def _has_moved(day: date, known: dict[date, str]) -> bool:
    """Whether another day stands in for this one, so that it is no bank holiday itself."""
    name = known[day] + MOVED
    return any(known.get(day + timedelta(days=later)) == name for later in range(1, 5))
