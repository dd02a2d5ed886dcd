"""In which loaded area a row counts: by its own code or by its point. Points end here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np
import pandas as pd
import shapely
from django.db.models import Q
from django.utils.translation import gettext as _

from gis.models import AreaLink, AreaSet
from gis.packs.refusals import FileRefused
from guardianship.safeguarding.harm import reasons
from guardianship.safeguarding.harm.columns import Part
from guardianship.safeguarding.harm.enums import Rule
from guardianship.safeguarding.harm.words import each_word

NOWHERE = -1
# Longitudes and latitudes that a row about these islands can have.
_WEST, _EAST, _SOUTH, _NORTH = -9.0, 2.5, 49.0, 61.5


@dataclass
class Found:
    """Area of each row (``NOWHERE`` for none) and why rows have none; all on the rows' index."""

    areas: np.ndarray
    # Masks by reason; a row stands under one of them at most.
    left_out: dict[str, np.ndarray] = field(default_factory=dict)
    # Rows whose point lies outside the area of their own code.
    disagreeing: int = 0


class Whereabouts:
    """The areas of one set, found by code (older and newer ones through the lookups) and point."""

    def __init__(self, area_set: AreaSet, rule: Rule) -> None:
        self.area_set, self.rule = area_set, rule
        rows = list(area_set.areas.order_by("pk").values_list("pk", "code", "boundary"))
        if not rows:
            raise FileRefused(_("no areas of %(name)s are loaded") % {"name": area_set.code})
        self.numbers = np.array([pk for pk, _code, _boundary in rows])
        self.by_code: dict[str, list[int]] = {code: [pk] for pk, code, _boundary in rows}
        self.shapes = shapely.from_wkb([bytes(boundary.wkb) for _pk, _code, boundary in rows])
        shapely.prepare(self.shapes)
        self._add_other_vintages()
        self.digest = self._digest()

    def _add_other_vintages(self) -> None:
        """Codes of linked sets of the same kind: what became of them, or what they came from."""
        same = Q(
            from_area__area_set__kind=self.area_set.kind, to_area__area_set__kind=self.area_set.kind
        )
        onward = AreaLink.objects.filter(same, to_area__area_set=self.area_set)
        back = AreaLink.objects.filter(same, from_area__area_set=self.area_set)
        pairs = [
            *onward.order_by("pk").values_list("from_area__code", "to_area"),
            *back.order_by("pk").values_list("to_area__code", "from_area"),
        ]
        other: dict[str, list[int]] = {}
        for code, area in pairs:
            if code not in self.by_code:
                other.setdefault(code, []).append(area)
        self.by_code |= other

    def _digest(self) -> str:
        """Of the rule, the codes and the borders."""
        found = sha256(f"{self.rule} {sorted(self.by_code.items())}".encode())
        for boundary in shapely.to_wkb(self.shapes):
            found.update(boundary)
        return found.hexdigest()

    def find(self, rows: pd.DataFrame, columns: Mapping[Part, str]) -> Found:
        """The area of each row by the rule; the other way where the rule's own says nothing."""
        coded, several, strange, silent = self._by_code(rows, columns)
        pointed, has_point, abroad = self._by_point(rows, columns)
        split = np.array([bool(areas) for areas in several], dtype=bool)
        for row in np.flatnonzero(split):
            coded[row] = pointed[row] if pointed[row] in several[row] else NOWHERE
        disagreeing = int(((coded != pointed) & has_point & ~silent & (coded != NOWHERE)).sum())
        if self.rule is Rule.POINT and Part.LON in columns:
            outside = has_point & (pointed == NOWHERE)
            left_out = {
                reasons.ABROAD: abroad,
                reasons.NO_POINT: ~has_point,
                reasons.OUTSIDE: outside,
            }
            return Found(pointed, left_out, disagreeing)
        areas = np.where(silent, pointed, coded)
        nowhere = areas == NOWHERE
        left_out = {
            reasons.ABROAD: nowhere & silent & abroad,
            reasons.NO_POINT_NO_AREA: nowhere & silent & ~has_point,
            reasons.OUTSIDE: nowhere & silent & has_point,
            reasons.SPLIT: nowhere & split,
            reasons.NOT_LOADED: nowhere & strange,
        }
        return Found(areas, left_out, disagreeing)

    def _by_code(
        self, rows: pd.DataFrame, columns: Mapping[Part, str]
    ) -> tuple[np.ndarray, list[list[int]], np.ndarray, np.ndarray]:
        """Area by code; candidates where an area was split; unknown codes; rows without a code."""
        size = len(rows)
        if Part.AREA not in columns:
            nothing = np.zeros(size, dtype=bool)
            return np.full(size, NOWHERE), [[]] * size, nothing, ~nothing
        numbers, codes = pd.factorize(each_word(rows[columns[Part.AREA]], str, None))
        found = [self.by_code.get(code, []) for code in codes] + [[]]
        single = np.array([areas[0] if len(areas) == 1 else NOWHERE for areas in found])
        candidates = [areas if len(areas) > 1 else [] for areas in found]
        unknown = np.array([not areas for areas in found])
        silent = numbers == NOWHERE
        return (
            single[numbers],
            [candidates[number] for number in numbers],
            unknown[numbers] & ~silent,
            silent,
        )

    def _by_point(
        self, rows: pd.DataFrame, columns: Mapping[Part, str]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Area around the point, the first where a point lies on a border; who has a point; and
        whose is not on these islands."""
        found = np.full(len(rows), NOWHERE)
        if Part.LON not in columns:
            nobody = np.zeros(len(rows), dtype=bool)
            return found, nobody, nobody
        lon = pd.to_numeric(rows[columns[Part.LON]], errors="coerce").to_numpy(dtype=float)
        lat = pd.to_numeric(rows[columns[Part.LAT]], errors="coerce").to_numpy(dtype=float)
        has_point = (lon > _WEST) & (lon < _EAST) & (lat > _SOUTH) & (lat < _NORTH)
        # Published points are few, so each is looked up once.
        spots, places = np.unique(lon[has_point] + 1j * lat[has_point], return_inverse=True)
        points = shapely.STRtree(shapely.points(spots.real, spots.imag))
        polygons, hits = points.query(self.shapes, predicate="intersects")
        around = np.full(len(spots), NOWHERE)
        # From the last area to the first, so that the first of several stays.
        order = np.argsort(-polygons, kind="stable")
        around[hits[order]] = self.numbers[polygons[order]]
        found[has_point] = around[places]
        return found, has_point, np.isfinite(lon) & np.isfinite(lat) & ~has_point
