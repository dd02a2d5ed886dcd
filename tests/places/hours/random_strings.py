"""Made-up opening hours of one day each: every selector in any order, never past midnight.

Nights are left to tests of their own, since there the judges read to the letter and we do not.
"""

from __future__ import annotations

from random import Random

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
JUDGED_MONTHS = ("Mar", "Apr", "Aug", "Oct", "Dec")
NTHS = ("1", "2", "-1", "1,3", "2-4")
SEPARATORS = ("; ", "; ", ", ")


def random_hours(random: Random) -> str:
    """One value of one to four rules."""
    text = _rule(random)
    for _ in range(random.randrange(4)):
        text += random.choice(SEPARATORS) + _rule(random)
    return text


def _rule(random: Random) -> str:
    forms = {
        lambda: "PH off": 2,
        lambda: f"PH {_times(random)}": 1,
        lambda: f"{_dates(random)} off": 2,
        lambda: f"{_days(random)} off": 2,
        lambda: f"{_dates(random)} {_times(random)}": 2,
        lambda: f"{_dates(random)} {_days(random)} {_times(random)}": 3,
        lambda: f"{_days(random)} {_times(random)}": 10,
    }
    return random.choices(list(forms), weights=list(forms.values()))[0]()


def _times(random: Random) -> str:
    return ",".join(_span(random) for _ in range(random.choice((1, 1, 2))))


def _span(random: Random) -> str:
    starts, ends = sorted(random.sample(range(12, 47), 2))  # half hours of the day
    return f"{starts // 2:02}:{starts % 2 * 30:02}-{ends // 2:02}:{ends % 2 * 30:02}"


def _days(random: Random) -> str:
    return ",".join(_day(random) for _ in range(random.choice((1, 1, 1, 2))))


def _day(random: Random) -> str:
    first, last = random.sample(DAYS, 2)
    forms = (f"{first}-{last}", first, f"{first}[{random.choice(NTHS)}]", "PH")
    return random.choices(forms, weights=(5, 3, 1, 1))[0]


def _dates(random: Random) -> str:
    first, last = random.choice(MONTHS), random.choice(MONTHS)
    begins, ends = random.randrange(1, 29), random.randrange(1, 29)
    return random.choice(
        (
            f"{first} {begins}",
            f"{first}-{last}",
            f"{first} {begins}-{last} {ends}",
            f"2026 {random.choice(JUDGED_MONTHS)} {begins}",
        )
    )
