"""Words of a text with where they stand, and the lists that they are looked up in."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent / "data"
# An apostrophe inside a word belongs to it; a hyphen parts words.
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ALSO_A_WORD = "*"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it was written, in small letters without "'s", and its characters."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that are nothing else, names that are ordinary words or places as well, and of these
    the ones that may begin a sentence as an ordinary word."""

    only_names: frozenset[str]
    also_words: frozenset[str]
    first_words: frozenset[str]


def words_of(text: str) -> list[Word]:
    """Every word of the text, in order."""
    return [
        Word(match[0], _plain(match[0]), match.start(), match.end())
        for match in WORD.finditer(text)
    ]


def _plain(written: str) -> str:
    return written.lower().replace("’", "'").removesuffix("'s")


@cache
def given_names() -> NameList:
    """Given names, of the languages that young people here have."""
    return _name_list("given_names.txt")


@cache
def family_names() -> NameList:
    """Family names."""
    return _name_list("family_names.txt")


@cache
def place_words() -> frozenset[str]:
    """Words that make a place, a service or a day of the capitals before them."""
    return frozenset(_lines("place_words.txt"))


@cache
def labels() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Labels for people by their first word: all their words, and what to write instead."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    with (LISTS / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts = tuple(word.plain for word in words_of(row["term"]))
            by_first.setdefault(parts[0], []).append((parts, row["instead"]))
    for several in by_first.values():
        several.sort(key=lambda label: -len(label[0]))
    return by_first


def _name_list(file_name: str) -> NameList:
    lines = _lines(file_name)
    starred = {line.rstrip(ALSO_A_WORD) for line in lines if line.endswith(ALSO_A_WORD)}
    first = {line.rstrip(ALSO_A_WORD) for line in lines if line.endswith(2 * ALSO_A_WORD)}
    plain = {line for line in lines if not line.endswith(ALSO_A_WORD)}
    return NameList(frozenset(plain), frozenset(starred), frozenset(first))


def _lines(file_name: str) -> list[str]:
    text = (LISTS / file_name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
