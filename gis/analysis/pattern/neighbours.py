"""Which areas touch."""

from __future__ import annotations

import geopandas
import numpy as np
from libpysal.graph import Graph

from gis.analysis.contracts import BadFrame, require_metric, require_unique_index


def touching(areas: geopandas.GeoDataFrame, *, corners: bool = True) -> Graph:
    """Graph of areas that share an edge, or with ``corners`` a point; labels are the index.

    An area that touches none (an island) stays in the graph by itself. Raises ``BadFrame`` unless
    areas are polygons on the British National Grid with codes of their own.
    """
    require_unique_index(areas, "areas")
    require_metric(areas, "areas")
    if not areas.geom_type.isin(["Polygon", "MultiPolygon"]).all():
        raise BadFrame("areas", "has geometries that are no polygons")
    return Graph.build_contiguity(areas, rook=not corners)


def islands(neighbours: Graph) -> list[str]:
    """Areas that touch no other, in the order of the alphabet."""
    return sorted(map(str, neighbours.isolates))


def require_order(neighbours: Graph, index: object) -> None:
    """Raise ``BadFrame`` unless the graph's areas are those of ``index``, in its order."""
    if not neighbours.unique_ids.equals(index):
        raise BadFrame("neighbours", "does not have the rows of the values, in their order")


def with_oneself(neighbours: Graph) -> Graph:
    """The graph in which each area counts as its own neighbour too, all with weight 1."""
    binary = neighbours.transform("B")
    return binary.assign_self_weight(np.ones(binary.n))
