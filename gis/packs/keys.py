"""What may stand in a table of a manifest: its keys, their types, which are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gis.packs.refusals import nearest

TAG = re.compile(r"\s*([\w:.-]+)\s*=\s*(\S.*?)\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: ``read`` turns the TOML value into ours or raises ``ValueError``."""

    read: Callable[[Any], Any]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """The keys of one table, and of the tables inside it.

    ``check`` looks at the whole table and returns what is wrong with it, or nothing.
    """

    keys: Mapping[str, Key]
    inside: Mapping[str, TableSpec] = field(default_factory=dict)
    check: Callable[[Mapping[str, Any]], str] = lambda _values: ""


def text(value: Any) -> str:
    """Words; not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    return value.strip()


def texts(value: Any) -> str | list[str]:
    """Words, or a list of them; not empty."""
    if isinstance(value, list) and value:
        return [text(each) for each in value]
    return text(value)


def flag(value: Any) -> bool:
    """``true`` or ``false``, without quotation marks."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false, without quotation marks")
    return value


def day(value: Any) -> date:
    """A date, as TOML writes it or in quotation marks."""
    if type(value) is date:
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise ValueError("must be a date such as 2026-09-01")


def one_of(allowed: Iterable[str]) -> Callable[[Any], str]:
    """One of a few words."""
    words = list(allowed)

    def read(value: Any) -> str:
        if value not in words:
            hint = nearest(value, words) if isinstance(value, str) else ""
            raise ValueError(f"must be one of {', '.join(words)}{hint}")
        return str(value)

    return read


def slug(value: Any) -> str:
    """A short code: letters, digits, hyphens and underscores."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", value):
        raise ValueError("must be a short code such as lsoa21")
    return value


def tags(value: Any) -> tuple[tuple[str, str], ...]:
    """A list of ``key=value``; the value may be ``*``."""
    if not isinstance(value, list):
        raise ValueError('must be a list such as ["shop=car"]')
    pairs = []
    for item in value:
        found = TAG.fullmatch(item) if isinstance(item, str) else None
        if not found:
            raise ValueError(f"holds {item!r}, which is not key=value")
        pairs.append((found[1], found[2]))
    return tuple(pairs)


def position_keys(*, needed: bool) -> Callable[[Mapping[str, Any]], str]:
    """A check that longitude and latitude, or easting and northing, come in pairs."""

    def check(values: Mapping[str, Any]) -> str:
        for one, other in (("lon", "lat"), ("easting", "northing")):
            if (one in values) != (other in values):
                return f"has only one of {one} and {other}"
        if "lon" in values and "easting" in values:
            return "has both lon and lat and easting and northing; name one pair"
        if needed and "lon" not in values and "easting" not in values:
            return "needs lon and lat, or easting and northing"
        return ""

    return check


TEXT, NEEDED_TEXT = Key(text), Key(text, needed=True)
# What may stand in every table.
EVERYWHERE = {
    "file": NEEDED_TEXT,
    "source": TEXT,
    "licence": TEXT,
    "attribution": TEXT,
    "as_of": Key(day),
}
POSITION = {"lon": TEXT, "lat": TEXT, "easting": TEXT, "northing": TEXT}
