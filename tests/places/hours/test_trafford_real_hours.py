"""The real hours of Trafford's directories: how many are read, and that none is guessed."""

import re

import pytest

from places.importers.hours import HoursShape, read_hours
from places.importers.hours.day_columns import WEEKDAY_NAMES

DIRECTORY = ("trafford", "directory")
# Each clock time that a text names has to come back in a session, and no other.
CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|noon)?", re.IGNORECASE)


@pytest.mark.parametrize(
    ("file", "column", "texts", "least_read"),
    [
        ("community_hubs.csv", "opening_hours", 6, 5),
        ("leisure_centres.csv", "opening_hours", 9, 7),
        ("food_banks_trafford_manchester.csv", "Opening times", 85, 55),
    ],
)
def test_free_text(shared_rows, file, column, texts, least_read):
    values = [row[column] for row in shared_rows(*DIRECTORY, file) if row[column].strip()]
    reads = [read_hours(HoursShape.FREE_TEXT, value) for value in values]
    assert len(values) == texts
    understood = [read for read in reads if not read.refused]
    assert len(understood) >= least_read
    assert all(read.text == value.strip() for read, value in zip(reads, values, strict=True))
    for read in understood:
        named = {_twelve_hour(found) for found in CLOCK.findall(_without_counts(read.text))}
        kept = {t for s in read.sessions for t in (s.hours.starts_at, s.hours.ends_at)}
        if not all(s.by_appointment for s in read.sessions):
            assert {(t.hour % 12, t.minute) for t in kept} == named, read.text


def test_pharmacies_are_all_read(shared_rows):
    rows = shared_rows(*DIRECTORY, "pharmacies.csv")
    columns = [f"opening_hours_{name.lower()}" for name in WEEKDAY_NAMES]
    reads = [read_hours(HoursShape.DAY_COLUMNS, [row[c] for c in columns]) for row in rows]
    assert len(rows) == 57
    assert [read.refused for read in reads] == [""] * 57
    stretches = [sum(row[c].count("-") for c in columns) for row in rows]
    assert [len(read.sessions) for read in reads] == stretches


def _without_counts(text: str) -> str:
    return re.sub(r"\b\d(?:st|nd|rd|th)\b", "", text)


def _twelve_hour(found: str) -> tuple[int, int]:
    hour, _, minute = re.sub(r"[^\d:.]", "", found).replace(".", ":").partition(":")
    return int(hour) % 12, int(minute or 0)
