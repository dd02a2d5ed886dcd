"""Vector tiles of a long list: what is near each other on a tile is counted together.

Positions are the public ones, in parts of the world on the Mercator plane: 0 to 1 from its
north-west corner. Each listing stands in one tile of a zoom and in one cell of that tile, so the
counts of all tiles of a zoom add up to the list, less what hides where it is.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import Polygon
from django.db import connection
from django.db.models import Avg, Count, F, FloatField, Func, Max, Min
from django.db.models.functions import Floor

from gis.crs import WGS84
from places.finder.moment import Window
from places.finder.search import Answer
from places.map_features import told_on_a_map
from places.models import Listing
from places.querysets import ListingQuerySet

DEEPEST = 14
# Cells along a side of a tile, which is drawn 512 pixels wide: a cell is wider than a button.
CELLS = 8
EXTENT = 4096
LAYER = "places"
# From here on a tile is small enough that its box on the sphere, a tenth wider, holds it all.
BOXED_FROM = 9
WIDER = 0.1

_MIDDLE = "ST_Centroid(ST_Envelope(%(expressions)s::geometry))"
_ACROSS = f"((ST_X({_MIDDLE}) + 180) / 360)"
_DOWN = f"(0.5 - ln(tan(pi() / 4 + radians(ST_Y({_MIDDLE})) / 2)) / (2 * pi()))"
_WRITTEN = """
SELECT ST_AsMVT(tile, %s, %s, 'spot') FROM (
    SELECT ST_MakePoint(x, y) AS spot, n, id, name, kind, state, shape, says, url
    FROM jsonb_to_recordset(%s::jsonb) AS told(
        x int, y int, n int, id text, name text, kind text, state text, shape text, says text,
        url text
    )
) AS tile
"""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile of the usual grid: zoom, column from the west, row from the north."""

    z: int
    x: int
    y: int

    @property
    def exists(self) -> bool:
        """Whether the grid has it, at a zoom that we write."""
        return self.z <= DEEPEST and self.x < 2**self.z and self.y < 2**self.z

    @property
    def box(self) -> Polygon:
        """Its box and a tenth around it, in WGS 84 degrees."""
        side = 1 + 2 * WIDER
        west, north = self._degrees(self.x - WIDER, self.y - WIDER)
        east, south = self._degrees(self.x - WIDER + side, self.y - WIDER + side)
        box = Polygon.from_bbox((west, south, east, north))
        box.srid = WGS84
        return box

    def _degrees(self, x: float, y: float) -> tuple[float, float]:
        lon = x / 2**self.z * 360 - 180
        lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / 2**self.z))))
        return lon, lat


@dataclass(slots=True)
class Cell:
    """What stands together: how many, their middle in units of the tile, the first of them."""

    n: int
    x: float
    y: float
    first: int

    def joined(self, other: Cell) -> Cell:
        """Both together."""
        n = self.n + other.n
        x = (self.x * self.n + other.x * other.n) / n
        y = (self.y * self.n + other.y * other.n) / n
        return Cell(n, x, y, min(self.first, other.first))


def written_tile(answer: Answer, tile: Tile) -> bytes:
    """The tile of an answer as a Mapbox Vector Tile; no bytes where nothing is in it.

    A cell with more than one listing has ``n`` and the name of one of them; on the deepest tiles
    each stands for itself. At most four queries.
    """
    cells = _cells(answer, tile)
    if not cells:
        return b""
    told = _told([cell.first for cell in cells], answer.window)
    rows = [_row(cell, told[cell.first]) for cell in cells if cell.first in told]
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [LAYER, EXTENT, json.dumps(rows)])
        return bytes(cursor.fetchone()[0])


def extent_of(answer: Answer) -> list[float] | None:
    """West, south, east and north of what tiles show, in degrees; None where that is nothing."""
    found: list[tuple[float, ...]] = []
    for shown in shown_parts(answer):
        middles = {
            name: Func(F("public_geometry"), template=f"{function}({_MIDDLE})", output_field=_FLOAT)
            for name, function in (("lon", "ST_X"), ("lat", "ST_Y"))
        }
        ends = shown.annotate(**middles).aggregate(Min("lon"), Min("lat"), Max("lon"), Max("lat"))
        if None not in ends.values():
            found.append(tuple(ends.values()))
    if not found:
        return None
    west, south, east, north = zip(*found, strict=True)
    return [min(west), min(south), max(east), max(north)]


_FLOAT = FloatField()


def shown_parts(answer: Answer) -> list[ListingQuerySet]:
    """The sections of the list as far as they show where they are, unordered."""
    return [
        Listing.objects.filter(pk__in=section.listings.order_by().values("pk"))
        .showing_where()
        .filter(public_geometry__isnull=False)
        for section in answer.sections
        if section is not answer.ask_first
    ]


def _cells(answer: Answer, tile: Tile) -> list[Cell]:
    times = 2**tile.z
    place = {
        "across": Func(F("public_geometry"), template=f"{_ACROSS} * {times}", output_field=_FLOAT),
        "down": Func(F("public_geometry"), template=f"{_DOWN} * {times}", output_field=_FLOAT),
    }
    found: dict[tuple[float, ...], Cell] = {}
    for shown in shown_parts(answer):
        if tile.z >= BOXED_FROM:
            shown = shown.filter(public_geometry__bboverlaps=tile.box)
        inside = shown.annotate(**place).filter(
            across__gte=tile.x, across__lt=tile.x + 1, down__gte=tile.y, down__lt=tile.y + 1
        )
        for key, cell in _grouped(inside, tile):
            found[key] = found[key].joined(cell) if key in found else cell
    return [cell for _key, cell in sorted(found.items())]


def _grouped(inside: ListingQuerySet, tile: Tile) -> list[tuple[tuple[float, ...], Cell]]:
    if tile.z == DEEPEST:
        rows = inside.values_list("pk", "across", "down")
        return [((pk,), _cell(tile, 1, across, down, pk)) for pk, across, down in rows]
    grouped = inside.values(column=Floor(F("across") * CELLS), row=Floor(F("down") * CELLS))
    grouped = grouped.annotate(
        n=Count("pk"), x=Avg("across"), y=Avg("down"), first=Min("pk")
    ).order_by()
    return [
        (
            (group["row"], group["column"]),
            _cell(tile, group["n"], group["x"], group["y"], group["first"]),
        )
        for group in grouped
    ]


def _cell(tile: Tile, n: int, across: float, down: float, first: int) -> Cell:
    return Cell(n, (across - tile.x) * EXTENT, (down - tile.y) * EXTENT, first)


def _told(keys: list[int], window: Window) -> dict[int, dict[str, Any]]:
    """What a button says of each listing."""
    listings = Listing.objects.filter(pk__in=keys).with_hours_at(window.start)
    return {listing.pk: told_on_a_map(listing, window) for listing in listings}


def _row(cell: Cell, told: dict[str, Any]) -> dict[str, Any]:
    # A tile holds what begins in it: its far edges belong to the next one.
    row = {"x": min(EXTENT - 1, round(cell.x)), "y": min(EXTENT - 1, round(cell.y)), "n": cell.n}
    names = (
        ("id", "name") if cell.n > 1 else ("id", "name", "kind", "state", "shape", "says", "url")
    )
    return row | {name: told[name] for name in names}
