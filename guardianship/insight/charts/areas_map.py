"""A map of areas: a path for each, with its class, its pattern, its sentence and its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry import Polygon

from guardianship.insight.charts.figure import Words
from guardianship.insight.charts.steps import Key
from places.locator import HEIGHT, WIDTH, Frame, frame_around, paths
from places.outlines import Outline

# Patterns that lie over the colours, so that no meaning hangs on a colour alone.
MISSING, HELD_BACK = "missing", "held-back"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the map says of one area: colour class, pattern or none, and a whole sentence."""

    look: str
    sentence: Words
    pattern: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area as it is drawn."""

    name: str
    path: str
    reading: Reading
    # A spot inside it, in the drawing's own units: where paper has its number.
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class AreasMap:
    """Areas by name, since that is the order in which a keyboard passes through them."""

    areas: Sequence[DrawnArea]
    keys: Sequence[Key]
    patterns: Sequence[Key]
    is_pair: bool = False
    template: str = "insight/charts/map.html"
    width_px: int = WIDTH
    height_px: int = HEIGHT

    @property
    def key_rows(self) -> list[Sequence[Key]]:
        """The legend of two figures as a square, three in a row."""
        return [self.keys[start : start + 3] for start in range(0, len(self.keys), 3)]


def draw_areas(
    outlines: Mapping[str, Outline],
    readings: Mapping[str, Reading],
    *,
    keys: Sequence[Key],
    patterns: Sequence[Key] = (),
    is_pair: bool = False,
) -> AreasMap | None:
    """The map of all areas that have an outline and a reading; None where none has.

    ``outlines`` are rings in degrees by area code; codes without an outline stand in the table
    alone.
    """
    shown = [code for code in outlines if code in readings and outlines[code].rings]
    spots = [spot for code in shown for ring in outlines[code].rings for spot in ring]
    if not spots:
        return None
    frame = frame_around(spots)
    drawn = [
        DrawnArea(outlines[code].name, path, readings[code], _inside(frame, outlines[code]))
        for code, path in zip(shown, paths(frame, [outlines[code] for code in shown]), strict=True)
    ]
    drawn.sort(key=lambda area: area.name.casefold())
    return AreasMap(drawn, keys, patterns, is_pair)


def _inside(frame: Frame, outline: Outline) -> tuple[float, float]:
    """A spot in the largest part of an area."""
    parts = [Polygon([frame.at(spot) for spot in ring]).buffer(0) for ring in outline.rings]
    spot = max(parts, key=lambda part: part.area).representative_point()
    return round(spot.x, 1), round(spot.y, 1)
