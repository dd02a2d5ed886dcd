"""What a cell says: words without markup, numbers, dates and times; never a guess."""

from datetime import date, time

import pytest

from gis.packs import cells
from gis.packs.refusals import RowRefused

WORDS = {
    "plain": ("The Hall", "The Hall"),
    "spaces": ("  The \t Hall \n", "The Hall"),
    "NA": ("NA", ""),
    "n/a": (" n/a ", ""),
    "a name that begins with NA": ("NABC centre", "NABC centre"),
    "tags": ("<b>The</b> <a href='x'>Hall</a>", "The Hall"),
    "script": ("Hall<script>alert(1)</script>", "Hall"),
    "script without an end": ("Hall<script>alert(1)", "Hall"),
    "escaped script": ("Hall&lt;script&gt;alert(1)&lt;/script&gt;", "Hall"),
    "image": ('<img src=x onerror="alert(1)">Hall', "Hall"),
    "breaks part words": ("One<br>Two<p>Three</p>Four", "One TwoThree Four"),
    "entities": ("Arts &amp; Crafts", "Arts & Crafts"),
    "an ampersand": ("Arts & Crafts", "Arts & Crafts"),
    "less than": ("ages < 18 and > 11", "ages < 18 and > 11"),
    "a heart": ("we <3 you", "we <3 you"),
    "control characters": ("The\x07 Hall\x1b", "The Hall"),
    "turned writing": ("The \u202eHall", "The Hall"),
    "a mark in the middle": ("The \ufeffHall", "The Hall"),
    "composed letters": ("Caffe\u0300", "Caff\u00e8"),
    "formula": ("=1+1", "=1+1"),
}


@pytest.mark.parametrize(("raw", "expected"), WORDS.values(), ids=WORDS.keys())
def test_words(raw: str, expected: str) -> None:
    assert cells.words(raw, "name") == expected


def test_lines_are_kept_where_a_text_has_them() -> None:
    assert cells.words("One\r\n\r\n\r\n\r\nTwo  2", "text", lines=True) == "One\n\nTwo 2"


def test_a_nul_byte_is_refused() -> None:
    with pytest.raises(RowRefused, match="NUL"):
        cells.words("The\x00Hall", "name")


def test_markup_that_is_broken_on_purpose_is_refused_or_taken_out() -> None:
    try:
        found = cells.words("<" * 500 + "script>" + ">" * 500, "name")
    except RowRefused:
        return
    assert "<script>" not in found


NUMBERS = [("51.5", 51.5), (" -3 ", -3.0), ("+1", 1.0), ("1e2", 100.0), (".5", 0.5), ("NA", None)]
NOT_NUMBERS = [
    "51,5",
    "1_000",
    "nan.",
    "inf",
    "1e999",
    "abc",
    "５１",
    "1 2",
    "0x10",
    "--1",
    "1.2.3",
]


@pytest.mark.parametrize(("raw", "expected"), NUMBERS)
def test_numbers(raw: str, expected: float | None) -> None:
    assert cells.number(raw, "lon") == expected


@pytest.mark.parametrize("raw", NOT_NUMBERS)
def test_what_is_no_number(raw: str) -> None:
    with pytest.raises(RowRefused, match="is not a number"):
        cells.number(raw, "lon")


@pytest.mark.parametrize(("raw", "expected"), [("12", 12), ("12.0", 12), ("", None), ("0", 0)])
def test_whole_numbers(raw: str, expected: int | None) -> None:
    assert cells.whole(raw, "age") == expected


@pytest.mark.parametrize("raw", ["-1", "12.5", "twelve", "1e3", "99999999999", "１２"])
def test_what_is_no_whole_number(raw: str) -> None:
    with pytest.raises(RowRefused, match="is not a whole number"):
        cells.whole(raw, "age")


@pytest.mark.parametrize(
    ("raw", "expected"), [("2026-09-01", date(2026, 9, 1)), ("", None), ("N/A", None)]
)
def test_dates(raw: str, expected: date | None) -> None:
    assert cells.day(raw, "on") == expected


@pytest.mark.parametrize("raw", ["01/09/2026", "2026-9-1", "2026-02-30", "2026-W01-1", "soon"])
def test_what_is_no_date(raw: str) -> None:
    with pytest.raises(RowRefused, match="is not a date like"):
        cells.day(raw, "on")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("18:30", (time(18, 30), False)),
        ("9:05", (time(9, 5), False)),
        ("24:00", (time(0), True)),
        ("18:30:00", (time(18, 30), False)),
        ("", None),
    ],
)
def test_times(raw: str, expected: tuple[time, bool] | None) -> None:
    assert cells.clock_time(raw, "at") == expected


@pytest.mark.parametrize("raw", ["24:01", "25:00", "18.30", "6pm", "18:60", "1830"])
def test_what_is_no_time(raw: str) -> None:
    with pytest.raises(RowRefused, match="is not a time like"):
        cells.clock_time(raw, "at")
