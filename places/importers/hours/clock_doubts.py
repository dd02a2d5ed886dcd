"""Times that may be meant on a twelve-hour clock: "9:00-5:00" hardly ends before dawn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from places.importers.hours.reading import NotUnderstood

NOON_MIN = 12 * 60
# A door that "opens at 2:00" or "at 7:30", where nothing shows a clock of 24 hours, may well mean
# the afternoon or evening; one that opens at 8:00 or later means the morning.
EARLY_MIN = 8 * 60
# Office hours with a slip of the pen: "09:00-05:00" for 17:00.
OFFICE_OPENS_MIN = range(8 * 60, 11 * 60)
OFFICE_CLOSES_MIN = range(4 * 60, 6 * 60 + 31)
PLAIN = re.compile(r"(\d{1,2})[:.](\d{2})")


def shows_24_hours(texts: Iterable[str]) -> bool:
    """Whether one of the times as written can only be of a 24-hour clock."""
    return any(_shows(text) for text in texts)


def check_clock(first: str, last: str, *, on_24_hours: bool) -> None:
    """Raises ``NotUnderstood`` where two times as written leave open what is am and what is pm.

    ``on_24_hours`` says that another time of the same source shows a 24-hour clock.
    """
    opens, closes = _plain_min(first), _plain_min(last)
    unsure = f"“{first}-{last}” leaves open what is am and what is pm"
    if opens is None or closes is None:
        plain = first if closes is None else last
        if (opens is None) != (closes is None) and not _shows(plain):
            raise NotUnderstood(unsure)
        return
    shown = on_24_hours or _shows(first) or _shows(last)
    if closes < opens:
        by_day = closes + NOON_MIN > opens
        office = opens in OFFICE_OPENS_MIN and closes in OFFICE_CLOSES_MIN
        if by_day and (office or len(_hour(last)) == 1):
            raise NotUnderstood(unsure)
    elif opens < EARLY_MIN and not shown:
        raise NotUnderstood(unsure)


def _plain_min(text: str) -> int | None:
    """Minutes after midnight of a time without am or pm."""
    found = PLAIN.fullmatch(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def _shows(text: str) -> bool:
    hour = _hour(text)
    return _plain_min(text) is not None and (hour.startswith("0") or int(hour) > 12)


def _hour(text: str) -> str:
    return re.split("[:.]", text.strip())[0]
