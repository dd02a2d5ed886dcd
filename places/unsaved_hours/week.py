"""A week of sessions, each block standing for one row of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from places.enums import BankHolidayChoice, RepeatChoice, Weekday
from places.readback import cell_words
from places.unsaved_hours.names import day_name, session_name

if TYPE_CHECKING:
    from places.models import Session
    from places.unsaved_hours.draft import SessionRow


@dataclass(frozen=True, slots=True)
class Block:
    """One session in a week: its row, its words in the grid, and its name with the day."""

    key: str
    words: str
    name: str


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week with its blocks, in the order of the clock."""

    day: str
    label: str
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, and what runs on bank holidays or on one date only."""

    days: list[WeekDay]
    other: list[Block]


def week_of(rows: Sequence[SessionRow]) -> Week:
    """The usual week of ``rows``; days on which nothing runs stay in it, empty."""
    by_clock = sorted(rows, key=lambda row: row.session.starts_at)
    days = [
        WeekDay(
            day.value,
            str(day.label),
            [_block(row) for row in by_clock if _is_usual(row.session, day)],
        )
        for day in Weekday
    ]
    other = [row for row in by_clock if not _weekly_day(row.session)]
    return Week(days, [_block(row, with_day=True) for row in other])


def _weekly_day(session: Session) -> str:
    special = session.on_bank_holidays == BankHolidayChoice.SPECIAL
    return "" if special or session.repeat == RepeatChoice.ONCE else session.weekday


def _is_usual(session: Session, day: Weekday) -> bool:
    return _weekly_day(session) == day


def _block(row: SessionRow, *, with_day: bool = False) -> Block:
    words = cell_words(row.session)
    if with_day:
        words = f"{day_name(row.session)} {words}"
    return Block(row.key, words, session_name(row.session))
