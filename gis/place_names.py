"""Names that people type, in the form in which they are kept and looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.gis.geos import Point

from gis.models import PlaceName

# Letters that no accent can be taken off.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})
# Apostrophes are left out ("St Julian's" is "st julians"), other marks part words.
APOSTROPHES = re.compile("['’‘`´]")
# About a metre; a point that moves less has not moved.
SAME_DEG = 1e-5


def key_of(name: str) -> str:
    """The search key of a name: lower case, no accents, no punctuation, single spaces."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(LETTERS)
    return " ".join(re.sub(r"[\W_]+", " ", APOSTROPHES.sub("", plain)).split())


@dataclass(frozen=True, slots=True)
class Named:
    """A name to keep, with the point (WGS 84) that stands for it."""

    name: str
    kind: str
    point: Point
    within: str = ""


def keep(source: str, names: Iterable[Named], *, only_keys: Iterable[str] | None = None) -> int:
    """Make the names of one source those given; returns how many rows that changed.

    Place names are worked out from other rows, so those that are no longer given go.
    ``only_keys`` limits what may go to names with these keys.
    """
    wanted: dict[tuple[str, str, str], Named] = {}
    for named in names:
        key = key_of(named.name)
        if key:
            wanted.setdefault((key, named.kind, named.within), named)
    there = PlaceName.objects.filter(source=source)
    if only_keys is not None:
        there = there.filter(key__in=list(only_keys))
    kept = {(row.key, row.kind, row.within): row for row in there}
    gone = [row.pk for identity, row in kept.items() if identity not in wanted]
    new = [
        PlaceName(
            name=named.name, key=key, kind=kind, within=within, point=named.point, source=source
        )
        for (key, kind, within), named in wanted.items()
        if (key, kind, within) not in kept
    ]
    moved = [row for identity, row in kept.items() if _take(row, wanted.get(identity))]
    PlaceName.objects.filter(pk__in=gone).delete()
    PlaceName.objects.bulk_create(new, batch_size=1000)
    PlaceName.objects.bulk_update(moved, ["name", "point"], batch_size=1000)
    return len(gone) + len(new) + len(moved)


def _take(row: PlaceName, named: Named | None) -> bool:
    """Whether ``row`` had to take another spelling or point from ``named``."""
    if named is None:
        return False
    far = max(abs(row.point.x - named.point.x), abs(row.point.y - named.point.y)) > SAME_DEG
    if row.name == named.name and not far:
        return False
    row.name, row.point = named.name, named.point
    return True
