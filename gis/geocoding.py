"""From what somebody typed to a point, or the reason why there is none.

Knows whole postcodes, outward codes ("NP20") and the place names of the loaded packs; streets only
for those who say where something is, as a street is too exact for an address of the public site.
Nothing leaves the machine and nothing is written down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.contrib.gis.geos import Point
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gis.crs import WGS84, to_grid
from gis.models import PlaceName, Postcode
from gis.outward_codes import mean_points
from gis.place_names import key_of
from gis.postcodes import full_postcode, outward_code

LONGEST_CHARS = 120
MOST_CHOICES = 8
SHORTEST_BEGINNING_CHARS = 3
# Two rows of one name this close are one place that two sources know.
SAME_PLACE_M = 3_000
# Streets of one name stand for themselves, however near each other.
SAME_STREET_M = 200
# A settlement beats a statistical area (``PlaceName.Kind``).
KINDS_BY_RANK = [
    PlaceName.Kind.SETTLEMENT,
    PlaceName.Kind.AUTHORITY,
    PlaceName.Kind.NEIGHBOURHOOD,
    PlaceName.Kind.WARD,
]


class Precision(TextChoices):
    """How exactly a point stands for what was typed."""

    POSTCODE = "postcode", _("postcode")
    OUTWARD = "outward", _("start of a postcode")
    STREET = "street", _("street")
    PLACE = "place", _("place name")


class Reason(TextChoices):
    """Why there is no point."""

    EMPTY = "empty", _("Nothing was typed.")
    TOO_LONG = "too_long", _("That is too long for a place name or a postcode.")
    POSTCODE_NOT_KNOWN = "postcode_not_known", _("We do not know this postcode.")
    NAME_NOT_KNOWN = "name_not_known", _("We do not know a place of this name.")


@dataclass(frozen=True, slots=True)
class Found:
    """A point (WGS 84) for what was typed; ``label`` is how to show it.

    ``outward`` is the outward code of a postcode, fit for an address where the point is not.
    """

    label: str
    point: Point
    precision: Precision
    outward: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Several places may be meant."""

    choices: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """No point. ``nearby`` is the wider area of a postcode that is not known, if that is."""

    reason: Reason
    nearby: Found | None = None


# How people write the ends of street names.
ENDINGS = {
    "ave": "avenue",
    "cl": "close",
    "cres": "crescent",
    "dr": "drive",
    "gdns": "gardens",
    "la": "lane",
    "ln": "lane",
    "pl": "place",
    "rd": "road",
    "sq": "square",
    "st": "street",
    "ter": "terrace",
}
HOUSE_NUMBER = re.compile(r"^\d+[a-z]?(?: ?- ?\d+[a-z]?)?[ ,]+", re.IGNORECASE | re.ASCII)


def locate(text: str, *, streets: bool = False) -> Found | Choices | NotFound:
    """The point for a postcode, the start of one, or a place name ("Pill, Newport").

    With ``streets`` also the middle of a street ("12 High St, Pill").
    """
    typed = " ".join(text.split())
    if not typed:
        return NotFound(Reason.EMPTY)
    if len(typed) > LONGEST_CHARS:
        return NotFound(Reason.TOO_LONG)
    if outward_code(typed):
        found = _postcode(typed)
        # A few names look like the start of a postcode; only an unknown one is tried as a name.
        return found if isinstance(found, Found) else _name_or(found, typed, streets)
    return _name_or(NotFound(Reason.NAME_NOT_KNOWN), typed, streets)


def _postcode(typed: str) -> Found | NotFound:
    code, outward = full_postcode(typed), outward_code(typed) or ""
    row = Postcode.objects.filter(code=code).first() if code else None
    if row:
        return Found(row.code, row.point, Precision.POSTCODE, row.outward)
    around = None
    for label, lon, lat in mean_points([outward]):
        around = Found(label, Point(lon, lat, srid=WGS84), Precision.OUTWARD, label)
    if code is None and around:
        return around
    return NotFound(Reason.POSTCODE_NOT_KNOWN, around)


def _name_or(otherwise: NotFound, typed: str, streets: bool) -> Found | Choices | NotFound:
    name, _comma, within = typed.partition(",")
    key, within_key = key_of(name), key_of(within)
    if not key:
        return otherwise
    rows = [row for row in _named(key=key) if within_key in key_of(row.within)]
    if not rows and not _comma:
        rows = _named(key=key_of(typed))
    best = [row for kind in KINDS_BY_RANK for row in rows if row.kind == kind]
    best = [row for row in best if row.kind == best[0].kind]
    found = best + (_streets(typed) if streets else [])
    if found or len(key) < SHORTEST_BEGINNING_CHARS:
        return _chosen(_apart(found), otherwise)
    begun = _named(key__startswith=key) + (_streets_begun(typed) if streets else [])
    within_it = [row for row in begun if within_key in key_of(row.within)]
    return _chosen(_apart(within_it), otherwise, certain=False)


def _streets(typed: str) -> list[PlaceName]:
    """Streets of this name, with or without the number of a house before it."""
    name, _comma, within = HOUSE_NUMBER.sub("", typed).partition(",")
    words = key_of(name).split()
    if not words:
        return []
    long_key = " ".join([*words[:-1], ENDINGS.get(words[-1], words[-1])])
    rows = PlaceName.objects.filter(kind=PlaceName.Kind.STREET, key__in={key_of(name), long_key})
    return _in_order([row for row in rows if key_of(within) in key_of(row.within)])


def _streets_begun(typed: str) -> list[PlaceName]:
    key = key_of(HOUSE_NUMBER.sub("", typed).partition(",")[0])
    if len(key) < SHORTEST_BEGINNING_CHARS:
        return []
    rows = PlaceName.objects.filter(kind=PlaceName.Kind.STREET, key__startswith=key)
    return list(rows.order_by("key", "within", "pk")[: 10 * MOST_CHOICES])


def _in_order(rows: list[PlaceName]) -> list[PlaceName]:
    return sorted(rows, key=lambda row: (row.key, row.within, row.pk))


def _named(**lookup: str) -> list[PlaceName]:
    rows = PlaceName.objects.exclude(kind__in=[PlaceName.Kind.OUTWARD_CODE, PlaceName.Kind.STREET])
    return list(rows.filter(**lookup).order_by("key", "within", "pk")[: 10 * MOST_CHOICES])


def _chosen(
    rows: list[PlaceName], otherwise: NotFound, *, certain: bool = True
) -> Found | Choices | NotFound:
    """One row that was named in full is found; several, or one that was only begun, are choices."""
    found = tuple(Found(str(row), row.point, _precision(row)) for row in rows[:MOST_CHOICES])
    if not found:
        return otherwise
    return found[0] if certain and len(found) == 1 else Choices(found)


def _precision(row: PlaceName) -> Precision:
    return Precision.STREET if row.kind == PlaceName.Kind.STREET else Precision.PLACE


def _apart(rows: list[PlaceName]) -> list[PlaceName]:
    """The rows without those that name the same place again."""
    kept: list[PlaceName] = []
    for row in rows:
        if not any(_same(row, other) for other in kept):
            kept.append(row)
    return kept


def _same(one: PlaceName, other: PlaceName) -> bool:
    if one.key != other.key or _precision(one) != _precision(other):
        return False
    is_street = _precision(one) == Precision.STREET
    return _near(one.point, other.point, SAME_STREET_M if is_street else SAME_PLACE_M)


def _near(one: Point, other: Point, within_m: float) -> bool:
    east_m, north_m = to_grid(one.x, one.y)
    other_east_m, other_north_m = to_grid(other.x, other.y)
    return (east_m - other_east_m) ** 2 + (north_m - other_north_m) ** 2 < within_m**2
