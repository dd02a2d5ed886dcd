"""From what somebody typed to a point, or the reason why there is none.

Knows whole postcodes, outward codes ("NP20") and the place names of the loaded packs. Nothing
leaves the machine and nothing is written down.
"""

from __future__ import annotations

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


def locate(text: str) -> Found | Choices | NotFound:
    """The point for a postcode, the start of one, or a place name ("Pill, Newport")."""
    typed = " ".join(text.split())
    if not typed:
        return NotFound(Reason.EMPTY)
    if len(typed) > LONGEST_CHARS:
        return NotFound(Reason.TOO_LONG)
    if outward_code(typed):
        found = _postcode(typed)
        # A few names look like the start of a postcode; only an unknown one is tried as a name.
        return found if isinstance(found, Found) else _name_or(found, typed)
    return _name_or(NotFound(Reason.NAME_NOT_KNOWN), typed)


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


def _name_or(otherwise: NotFound, typed: str) -> Found | Choices | NotFound:
    name, _comma, within = typed.partition(",")
    key, within_key = key_of(name), key_of(within)
    if not key:
        return otherwise
    rows = [row for row in _named(key=key) if within_key in key_of(row.within)]
    if not rows and not _comma:
        rows = _named(key=key_of(typed))
    if not rows and len(key) >= SHORTEST_BEGINNING_CHARS:
        begun = [row for row in _named(key__startswith=key) if within_key in key_of(row.within)]
        return _chosen(_apart(begun), otherwise, certain=False)
    best = [row for kind in KINDS_BY_RANK for row in rows if row.kind == kind]
    return _chosen(_apart([row for row in best if row.kind == best[0].kind]), otherwise)


def _named(**lookup: str) -> list[PlaceName]:
    rows = PlaceName.objects.exclude(kind=PlaceName.Kind.OUTWARD_CODE).filter(**lookup)
    return list(rows.order_by("key", "within", "pk")[: 10 * MOST_CHOICES])


def _chosen(
    rows: list[PlaceName], otherwise: NotFound, *, certain: bool = True
) -> Found | Choices | NotFound:
    """One row that was named in full is found; several, or one that was only begun, are choices."""
    found = tuple(Found(str(row), row.point, Precision.PLACE) for row in rows[:MOST_CHOICES])
    if not found:
        return otherwise
    return found[0] if certain and len(found) == 1 else Choices(found)


def _apart(rows: list[PlaceName]) -> list[PlaceName]:
    """The rows without those that name the same place again."""
    kept: list[PlaceName] = []
    for row in rows:
        if not any(row.key == other.key and _near(row.point, other.point) for other in kept):
            kept.append(row)
    return kept


def _near(one: Point, other: Point) -> bool:
    east_m, north_m = to_grid(one.x, one.y)
    other_east_m, other_north_m = to_grid(other.x, other.y)
    return (east_m - other_east_m) ** 2 + (north_m - other_north_m) ** 2 < SAME_PLACE_M**2
