"""Opening hours in the shapes that publishers use, read into sessions or honestly refused.

Never guessed: what is not understood to the last word becomes hours "not known", with the
source's text and the reason kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from places.importers.hours.day_columns import columns_text, parse_columns
from places.importers.hours.free_text import parse_free_text
from places.importers.hours.osm_grammar import parse
from places.importers.hours.reading import HoursRead, NotUnderstood
from places.importers.hours.to_sessions import hours_from_rules

__all__ = ["HoursRead", "HoursShape", "NotUnderstood", "read_hours"]


class HoursShape(StrEnum):
    """How a source writes its hours."""

    OSM = "osm"
    DAY_COLUMNS = "day_columns"
    FREE_TEXT = "free_text"
    NONE = "none"


def read_hours(shape: HoursShape, value: str | Sequence[str]) -> HoursRead:
    """The hours that ``value`` says.

    ``value`` is the text, or for day columns the seven cells from Monday. Empty values are
    not known without a refusal: there was nothing to understand. Never raises for bad hours;
    ``refused`` says what was not understood.
    """
    columns = shape is HoursShape.DAY_COLUMNS
    if columns == isinstance(value, str):
        raise TypeError("day columns are seven cells; every other shape is one text")
    text = value.strip() if isinstance(value, str) else columns_text(value)
    if not text or shape is HoursShape.NONE:
        return HoursRead(text=text)
    repairs: list[str] = []
    try:
        if not isinstance(value, str):
            rules = parse_columns(value)
        elif shape is HoursShape.OSM:
            rules, repairs = parse(text)
        else:
            rules, repairs = parse_free_text(text)
        return hours_from_rules(rules, text, tuple(repairs))
    except NotUnderstood as error:
        return HoursRead(text=text, refused=str(error))
