"""The streets of Porto Alegre: what the tiled search finds is what one over all streets finds."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.sparse.csgraph import dijkstra

from gis.analysis.network.graph import build_network
from gis.analysis.network.islands import components
from gis.analysis.network.search import walking_distances
from gis.analysis.network.snapping import snap
from tests.gis.analysis.network.brute_force import points

# Metres of a degree at 30° south, near enough that no street is shorter than a straight line.
M_LON, M_LAT = 96_400.0, 110_800.0


def test_a_search_in_squares_is_a_search_over_all(shared_data: Path) -> None:
    folder = shared_data / "spatial-examples/porto_alegre"
    nodes = pd.read_csv(folder / "walk_nodes.csv.gz", index_col="node")
    edges = pd.read_csv(folder / "walk_edges.csv.gz")
    assert (len(nodes), len(edges)) == (38_036, 45_163)
    assert edges["length_m"].mean() == pytest.approx(40.7, abs=0.05)
    ends = [nodes.index.get_indexer(edges[name]) for name in ("from", "to")]
    x_m = (nodes["lon"] - nodes["lon"].min()).to_numpy() * M_LON * 0.995
    y_m = (nodes["lat"] - nodes["lat"].min()).to_numpy() * M_LAT * 0.995
    network = build_network(x_m, y_m, *ends, edges["length_m"].to_numpy())
    assert len(components(network)) > 1
    random = np.random.default_rng(7)
    chosen = random.choice(network.node_count, 230, replace=False)
    at = points(np.column_stack([network.x_m[chosen], network.y_m[chosen]]))
    joined = snap(at, network)
    assert joined["to_street_m"].max() < 1e-6
    table = walking_distances(network, joined, joined.iloc[:30], 1600.0)
    whole = dijkstra(network.matrix, indices=chosen[:30], limit=1600.001)[:, chosen]
    found = np.full(whole.shape, np.inf)
    found[table.listing, table.origin] = table.metres
    expected = np.where(whole.round(3) <= 1600, whole, np.inf)
    assert np.isfinite(expected).sum() > 60
    assert found == pytest.approx(expected, abs=0.001)
