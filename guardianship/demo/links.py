"""Short streets that join what would otherwise be an island of streets."""

from collections import defaultdict

from shapely import LineString, MultiLineString, shortest_line
from shapely.geometry.base import BaseGeometry

from guardianship.demo.crossings import Corner

LONGEST_LINK_M = 420.0
SMALLEST_ISLAND = 3
SECOND_WAY_IN_M = 300.0


def islands(streets: list[tuple[Corner, ...]]) -> list[list[int]]:
    """Streets that can be reached from each other, by index; the one of the first comes first."""
    by_corner: dict[Corner, list[int]] = defaultdict(list)
    for index, corners in enumerate(streets):
        for corner in corners:
            by_corner[corner].append(index)
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(streets)):
        if start in seen:
            continue
        seen.add(start)
        reached, waiting = [start], [start]
        while waiting:
            for corner in streets[waiting.pop()]:
                for other in by_corner[corner]:
                    if other not in seen:
                        seen.add(other)
                        reached.append(other)
                        waiting.append(other)
        found.append(sorted(reached))
    return found


def links(streets: list[tuple[Corner, ...]], barriers: BaseGeometry) -> list[LineString]:
    """Up to two ways in for every island; none crosses water or rails."""
    found = []
    groups = islands(streets)
    for group in groups[1:]:
        if len(group) < SMALLEST_ISLAND:
            continue
        inside = set(group)
        rest = _lines(streets, [i for i in range(len(streets)) if i not in inside])
        first = _way_in(_lines(streets, group), rest, barriers)
        if first is None:
            continue
        found.append(first)
        far = [i for i in group if LineString(streets[i]).distance(first) > SECOND_WAY_IN_M]
        second = _way_in(_lines(streets, far), rest, barriers) if far else None
        if second is not None:
            found.append(second)
    return found


def _way_in(
    island: MultiLineString, rest: MultiLineString, barriers: BaseGeometry
) -> LineString | None:
    link: LineString = shortest_line(island, rest)
    if link.length > LONGEST_LINK_M or link.length < 1 or link.crosses(barriers):
        return None
    return link


def _lines(streets: list[tuple[Corner, ...]], chosen: list[int]) -> MultiLineString:
    return MultiLineString([LineString(streets[i]) for i in chosen])
