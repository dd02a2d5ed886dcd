"""JSON of strangers: bounded before it is read, and made of plain values after."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from gis.packs.refusals import FileRefused, RowRefused

MOST_VALUES = 1_500_000
DEEPEST = 24
MOST_PARTS = 1_000
LONGEST_TEXT_CHARS = 50_000
# Who keeps a record, or answers the telephone, is nobody's business here.
PERSONAL = {
    "": {"assurer_email"},
    "contacts": {"name", "title", "department", "email"},
}


def read_json(data: bytes, *, most_values: int = MOST_VALUES) -> Any:
    """What ``data`` says in JSON; raises ``FileRefused`` with a reason for people.

    Commas and brackets are counted first: a few bytes each become large objects in memory.
    """
    if sum(data.count(mark) for mark in (b",", b"[", b"{")) > most_values:
        raise FileRefused(f"holds more than {most_values:,} values")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(f"is not UTF-8 at byte {error.start + 1:,}") from error
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise FileRefused("is nested far too deeply") from None
    except json.JSONDecodeError as error:
        raise FileRefused(f"is not JSON at line {error.lineno}, column {error.colno}") from error
    except ValueError as error:
        raise FileRefused("holds a number that cannot be read") from error


def _no_number(_word: str) -> None:
    """NaN and Infinity, which programs write where nothing is: they say nothing here, too."""


def plain(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record as the database can keep it, without what concerns persons.

    Empty texts, lists and objects say nothing and go. Raises ``RowRefused`` where it is deeper
    or larger than any service.
    """
    found = _plain(record, "", 1)
    return found if isinstance(found, dict) else {}


def _plain(value: Any, key: str, depth: int) -> Any:
    if depth > DEEPEST:
        raise RowRefused(key, f"is nested more than {DEEPEST} deep")
    if isinstance(value, str):
        return _plain_text(value, key)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | dict):
        if len(value) > MOST_PARTS and key not in {"coordinates", "polygon"}:
            raise RowRefused(key, f"has more than {MOST_PARTS:,} parts")
        if isinstance(value, list):
            return _said(_plain(part, key, depth + 1) for part in value)
        return _members(value, key, depth)
    return value


def _members(value: dict[str, Any], key: str, depth: int) -> dict[str, Any] | None:
    left_out = PERSONAL.get(key, set()) if depth > 1 else PERSONAL[""]
    found = {
        str(_plain_text(name, name)): _plain(part, name, depth + 1)
        for name, part in value.items()
        if name not in left_out
    }
    return {name: part for name, part in found.items() if part is not None} or None


def _said(parts: Any) -> list[Any] | None:
    return [part for part in parts if part is not None] or None


def _plain_text(text: str, key: str) -> str | None:
    if len(text) > LONGEST_TEXT_CHARS and key != "extent":
        text = text[:LONGEST_TEXT_CHARS]
    text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    return text if text.strip() else None
