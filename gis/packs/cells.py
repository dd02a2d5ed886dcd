"""What a cell of a file says: words, numbers, dates, yes or no. Never guessed."""

from __future__ import annotations

import html
import math
import re
import unicodedata
from datetime import date, time

from django.core.exceptions import SuspiciousOperation
from django.utils.html import strip_tags

from gis.packs.refusals import RowRefused

MISSING = frozenset({"", "na", "n/a", "#n/a", "null", "nan", "none", "-", "--"})
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::00)?", re.ASCII)
FLAGS = {"true": True, "yes": True, "1": True, "y": True, "false": False, "no": False, "0": False}
FLAGS["n"] = False
SHOWN_CHARS = 60
# Elements whose content is not text for people.
SCRIPTS = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BREAKS = re.compile(r"<\s*(br|/p|/li|/div|/h\d|/tr)\b[^>]*>", re.IGNORECASE)
# Marks that turn the direction of writing, with which a text can look like another one.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


def shown(value: str) -> str:
    """A value as a report quotes it: on one line and not long."""
    line = " ".join(value.split())
    return f"“{line[:SHOWN_CHARS]}…”" if len(line) > SHOWN_CHARS else f"“{line}”"


def is_missing(value: str) -> bool:
    """Whether a cell says nothing: empty, or a word for nothing such as NA."""
    return value.strip().lower() in MISSING


def words(value: str, field: str, *, lines: bool = False) -> str:
    """The text of a cell without markup; empty when missing. With ``lines``, breaks are kept."""
    if is_missing(value):
        return ""
    if "\x00" in value:
        raise RowRefused(field, "holds a NUL byte; the file may be damaged")
    text = unicodedata.normalize("NFC", value)
    if "<" in text or "&" in text:
        text = _without_markup(text, field)
    text = TURNING.sub("", text)
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc" or c.isspace())
    if not lines:
        return " ".join(text.split())
    kept = (" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _without_markup(text: str, field: str) -> str:
    plain = html.unescape(text)
    plain = BREAKS.sub("\n", SCRIPTS.sub("", plain))
    try:
        return strip_tags(plain)
    except SuspiciousOperation as error:
        raise RowRefused(field, "holds more broken markup than can be taken out") from error


def number(value: str, field: str) -> float | None:
    """A decimal number with a point; None when missing."""
    if is_missing(value):
        return None
    text = value.strip()
    if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise RowRefused(field, f"{shown(text)} is not a number")
    return float(text)


def whole(value: str, field: str) -> int | None:
    """A whole number from 0 up, also written like 12.0; None when missing."""
    if is_missing(value):
        return None
    text = re.sub(r"\.0+$", "", value.strip())
    if not WHOLE.fullmatch(text):
        raise RowRefused(field, f"{shown(value)} is not a whole number")
    return int(text)


def day(value: str, field: str) -> date | None:
    """A date written 2026-09-01; None when missing."""
    if is_missing(value):
        return None
    text = value.strip()
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise RowRefused(field, f"{shown(text)} is not a date like 2026-09-01") from None


def clock_time(value: str, field: str) -> tuple[time, bool] | None:
    """A time of day, and whether it was written 24:00; None when missing."""
    if is_missing(value):
        return None
    found = TIME.fullmatch(value.strip())
    if not found or (found[1] == "24" and found[2] != "00"):
        raise RowRefused(field, f"{shown(value)} is not a time like 18:30")
    return time(int(found[1]) % 24, int(found[2])), found[1] == "24"


def flag(value: str, field: str) -> bool:
    """Yes or no; missing is no."""
    if is_missing(value):
        return False
    try:
        return FLAGS[value.strip().lower()]
    except KeyError:
        raise RowRefused(field, f"{shown(value)} is neither true nor false") from None
