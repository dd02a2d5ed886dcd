"""Two texts word by word: what went, what came, what stayed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class What(StrEnum):
    """What happened to some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what happened to them."""

    what: What
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The words of both in reading order; those of ``after`` are all that is not gone."""
    return [piece for piece in _pieces(before.split(), after.split()) if piece.text]


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(What.SAME, " ".join(new[new_from:new_to]))
            continue
        yield Piece(What.GONE, " ".join(old[old_from:old_to]))
        yield Piece(What.NEW, " ".join(new[new_from:new_to]))
