"""The grammar of OpenStreetMap's ``opening_hours``, as far as sessions can say it.

Rules, dates, weekdays, times, marks and comments follow
https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification. In one point the words
are read as people mean them: an evening that runs past midnight is not cut off by a later
rule about the next day ("Fr-Sa 19:00-01:00; Su 12:00-18:00" is open on Sunday at 00:30).
"""

from __future__ import annotations

from collections.abc import Sequence

from places.importers.hours.clock_doubts import check_clock, shows_24_hours
from places.importers.hours.clock_words import says_by_appointment
from places.importers.hours.osm_cursor import Cursor
from places.importers.hours.osm_dates import read_dates
from places.importers.hours.osm_days import WrittenDays, read_days
from places.importers.hours.osm_words import Sort, Word, words_of
from places.importers.hours.reading import NotUnderstood
from places.importers.hours.written import ALL_DAY, Days, Stretch, WrittenRule, stretch_of

SEPARATORS = (";", ",", "||")
LONGEST_CHARS = 1000


def parse(text: str) -> tuple[list[WrittenRule], list[str]]:
    """The rules of an ``opening_hours`` value and the repairs made to read it.

    Raises ``NotUnderstood``, which names the part that is not understood.
    """
    if len(text) > LONGEST_CHARS:
        raise NotUnderstood(f"the text is longer than {LONGEST_CHARS} characters")
    words, repairs = words_of(text)
    _check_clock(text, words)
    cursor = Cursor(text, words)
    rules: list[WrittenRule] = []
    separator = ";"
    while not cursor.sees(Sort.END):
        rules.append(_read_rule(cursor, separator, repairs))
        if cursor.sees(Sort.END):
            break
        separator = cursor.take().text
        if cursor.sees(Sort.END) or (separator == ";" and cursor.sees(Sort.SIGN, ";")):
            repairs.append(f"“{separator}” with nothing behind it left out")
        while separator == ";" and cursor.took(";"):
            continue
    if not rules:
        raise NotUnderstood(f"“{text}” says nothing")
    return rules, repairs


def _check_clock(text: str, words: Sequence[Word]) -> None:
    written = [text[word.first : word.last] for word in words]
    times = [said for said, word in zip(written, words, strict=True) if word.sort is Sort.TIME]
    on_24_hours = shows_24_hours(times)
    for at in range(len(words) - 2):
        sorts = [word.sort for word in words[at : at + 3]]
        if sorts == [Sort.TIME, Sort.SIGN, Sort.TIME] and words[at + 1].text == "-":
            check_clock(written[at], written[at + 2], on_24_hours=on_24_hours)


def _read_rule(cursor: Cursor, separator: str, repairs: list[str]) -> WrittenRule:
    start = cursor.at
    dates = read_dates(cursor)
    days = read_days(cursor)
    if (days.weekdays or days.holidays) and cursor.took(":"):
        repairs.append("“:” after the days left out")
    times, always = _read_times(cursor, days, repairs)
    off, asked = _read_mark(cursor, start)
    if not (cursor.sees(Sort.END) or (cursor.sees(Sort.SIGN) and cursor.word.text in SEPARATORS)):
        raise cursor.refuse(start, "is not understood as a whole")
    source = cursor.source(start)
    if not times and not off and not asked:
        raise NotUnderstood(f"“{source}” says no hours")
    named = Days(days.weekdays, days.holidays, days.holidays_on_weekdays, dates.yearly, dates.dated)
    if separator == "||" and (times or not asked or named.named):
        raise NotUnderstood(f"“{source}” holds only where nothing else does")
    if asked:
        times = [Stretch(s.start_min, s.end_min, by_appointment=True) for s in times or [ALL_DAY]]
    whole_days_off = off and always
    return WrittenRule(
        days=named,
        stretches=() if whole_days_off else tuple(times),
        off=off,
        adds=separator != ";",
        always=always,
        source=source,
    )


def _read_times(
    cursor: Cursor, days: WrittenDays, repairs: list[str]
) -> tuple[list[Stretch], bool]:
    """The times at the cursor, and whether they are the sign 24/7."""
    if cursor.sees(Sort.ALWAYS):
        if days.holidays or (days.weekdays and len(days.weekdays) < 7):
            raise cursor.refuse(cursor.at, "contradicts the days before it")
        if days.weekdays:
            repairs.append("days before “24/7” left out")
        cursor.take()
        return [ALL_DAY], True
    times: list[Stretch] = []
    while cursor.sees(Sort.TIME):
        times.append(_read_stretch(cursor))
        if not (cursor.sees(Sort.SIGN, ",") and cursor.peek().sort is Sort.TIME):
            break
        cursor.take()
    return times, False


def _read_stretch(cursor: Cursor) -> Stretch:
    start = cursor.at
    opens = cursor.take()
    if cursor.sees(Sort.SIGN, "+"):
        raise cursor.refuse(start, "has no closing time")
    if not cursor.took("-") or not cursor.sees(Sort.TIME):
        raise cursor.refuse(start, "is not a time from and a time to")
    closes = cursor.take()
    if cursor.sees(Sort.SIGN, "+"):
        raise cursor.refuse(start, "has no certain closing time")
    if cursor.sees(Sort.SIGN, "/"):
        raise cursor.refuse(start, "is a departure table, not hours")
    return stretch_of(opens.number, closes.number, cursor.source(start))


def _read_mark(cursor: Cursor, start: int) -> tuple[bool, bool]:
    """Whether the rule says off, and whether it says by appointment."""
    mark = cursor.take().text if cursor.sees(Sort.MARK) else ""
    if not cursor.sees(Sort.COMMENT):
        if mark == "unknown":
            raise NotUnderstood(f"“{cursor.source(start)}” says that nobody knows")
        return mark in ("off", "closed"), False
    comment = cursor.take().text
    asked = says_by_appointment(comment)
    if mark in ("off", "closed"):
        if asked:
            raise NotUnderstood(f"“{cursor.source(start)}” is shut and by appointment at once")
        return True, False  # why it is shut changes nothing; the words are kept with the text
    if not asked:
        raise NotUnderstood(f"the comment “{comment}” may change whether it is open")
    return False, True
