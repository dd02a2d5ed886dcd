"""Two people at one page: whoever saves second reads what the first one wrote, and loses nothing.

A page carries a mark of what its form began with. Where the listing says something else by the
time of saving, nothing is written; pressing again, knowing that, does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from places.models import Listing
from places.portal.history.versions import label_of, names_in, value_of, words_of

# The field of a page's form that carries the mark.
SEEN = "seen"
MARK_CHARS = 16


@dataclass(frozen=True, slots=True)
class SaysNow:
    """One field: what it is called, and what it says by now; "" where it says nothing."""

    label: str
    words: str


def mark_of(found: Listing, names: Iterable[str]) -> str:
    """A short mark of what these fields of a version say."""
    said = repr([(name, value_of(found, name)) for name in names])
    return sha256(said.encode()).hexdigest()[:MARK_CHARS]


def says_now(found: Listing, names: Iterable[str]) -> list[SaysNow]:
    """What these fields of a version say, in words."""
    known = names_in([found])
    return [SaysNow(label_of(name), words_of(found, name, known)) for name in names]


def held(found: Listing) -> Listing:
    """The row as it is now; nobody else writes it until the transaction ends."""
    return Listing.objects.select_for_update(of=("self",)).get(pk=found.pk)
