"""Parts of a network that hang together with nothing else, and leaving out the small ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from gis.analysis.contracts import require_between
from gis.analysis.network.graph import WalkingNetwork

# Paths of a park that meet no street are an island; so is the Isle of Wight.
LEAST_KEPT_M = 10_000.0


def components(network: WalkingNetwork) -> pd.DataFrame:
    """One row for each component, by length: nodes, length_m, share, and where its middle is."""
    label, count = network.components, int(network.components.max()) + 1
    nodes = np.bincount(label, minlength=count)
    metres = np.bincount(label[network.start], weights=network.length_m, minlength=count)
    total_m = metres.sum()
    return pd.DataFrame(
        {
            "nodes": nodes,
            "length_m": metres,
            "share": metres / total_m if total_m else np.zeros(count),
            "x_m": np.bincount(label, weights=network.x_m) / nodes,
            "y_m": np.bincount(label, weights=network.y_m) / nodes,
        },
        index=pd.RangeIndex(count, name="component"),
    )


def without_islands(
    network: WalkingNetwork, least_kept_m: float = LEAST_KEPT_M
) -> tuple[WalkingNetwork, pd.DataFrame]:
    """The largest component and all others of at least ``least_kept_m``; and what was left out.

    The second is the rows of ``components`` that are gone, so that they can be named. People
    and listings there are then joined to the nearest street of what stayed.
    """
    require_between("least_kept_m", least_kept_m, 0, np.inf)
    table = components(network)
    stays = (table["length_m"] >= least_kept_m) | (table.index == 0)
    if stays.all():
        return network, table[~stays]
    kept_node = stays.to_numpy()[network.components]
    kept_segment = kept_node[network.start]
    place = np.cumsum(kept_node, dtype=np.int32) - 1
    cuts = {
        name: values[kept_segment]
        for name in ("first_cut", "last_cut")
        if len(values := getattr(network, name))
    }
    kept = replace(
        network,
        x_m=network.x_m[kept_node],
        y_m=network.y_m[kept_node],
        start=place[network.start[kept_segment]].astype(np.int32),
        end=place[network.end[kept_segment]].astype(np.int32),
        length_m=network.length_m[kept_segment],
        **cuts,
    )
    return kept, table[~stays]
