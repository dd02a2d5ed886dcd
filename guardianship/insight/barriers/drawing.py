"""From what somebody drew or wrote to lines: GeoJSON, or a corner a line. Pure.

Of an area its outline counts, as ``gis.analysis.network.barriers`` has it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import shapely
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from gis.crs import OutsideTheUnitedKingdom, check_in_uk
from guardianship.insight.models.barrier import MOST_CORNERS

# A map with ten thousand corners is read, to be told that they are too many.
MOST_CHARACTERS = 1_000_000


class BadDrawing(ValueError):
    """What was drawn cannot stand; the text says why, in the reader's language."""


def lines_of(text: str) -> shapely.MultiLineString:
    """Lines in degrees, longitude first. Raises ``BadDrawing``."""
    if len(text) > MOST_CHARACTERS:
        raise BadDrawing(_("That is too much for one line; draw only what stands in the way."))
    text = text.strip()
    try:
        shape = shapely.from_geojson(text) if text.startswith("{") else _from_corners(text)
    except (shapely.errors.ShapelyError, ValueError) as error:
        if isinstance(error, BadDrawing):
            raise
        raise BadDrawing(_("This cannot be read as GeoJSON.")) from error
    parts = [shapely.force_2d(line) for line in _lines(shape)]
    corners = sum(shapely.get_num_coordinates(line) for line in parts)
    if not corners:
        raise BadDrawing(_("Nothing is drawn: draw a line or an area."))
    if corners > MOST_CORNERS:
        raise BadDrawing(
            _("It has %(corners)s corners; %(most)s are enough.")
            % {"corners": f"{corners:,}", "most": MOST_CORNERS}
        )
    if any(line.length == 0 for line in parts):
        raise BadDrawing(_("A line needs two corners at different spots."))
    found = shapely.MultiLineString(parts)
    west, south, east, north = found.bounds
    try:
        check_in_uk(west, south)
        check_in_uk(east, north)
    except OutsideTheUnitedKingdom as error:
        raise BadDrawing(
            _("It lies outside the United Kingdom. Longitude comes first, then latitude.")
        ) from error
    return found


def _from_corners(text: str) -> shapely.MultiLineString:
    """A corner a line, "longitude, latitude"; an empty line begins another part."""
    parts: list[list[tuple[float, float]]] = [[]]
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip():
            parts.append([])
            continue
        try:
            lon, lat = (float(word) for word in row.replace(";", ",").split(","))
        except ValueError:
            lon = lat = math.nan
        if not (math.isfinite(lon) and math.isfinite(lat)):
            raise BadDrawing(
                _("Line %(number)s is no corner; write “-2.9977, 51.5842”.") % {"number": number}
            )
        parts[-1].append((lon, lat))
    drawn = [part for part in parts if part]
    if any(len(part) == 1 for part in drawn):
        raise BadDrawing(_("A line needs two corners at different spots."))
    return shapely.MultiLineString(drawn)


def _lines(shape: BaseGeometry | None) -> Iterator[shapely.LineString]:
    if shape is None or shape.is_empty:
        return
    if shape.geom_type == "Polygon":
        if not shape.is_valid:
            # "Ring Self-intersection[-2.99 51.58]": where it is, for whoever draws.
            where = explain_validity(shape).partition("[")[2].rstrip("]")
            raise BadDrawing(_("The outline crosses itself at %(where)s.") % {"where": where})
        yield from (shape.exterior, *shape.interiors)
    elif shape.geom_type in {"LineString", "LinearRing"}:
        yield shape
    elif hasattr(shape, "geoms") and shape.geom_type != "MultiPoint":
        for part in shape.geoms:
            yield from _lines(part)
    else:
        raise BadDrawing(_("A point stands in nobody’s way: draw a line or an area."))
