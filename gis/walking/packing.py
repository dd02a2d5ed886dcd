"""Networks and tables of distances as bytes, and back; the same content, the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from gis.analysis.network.graph import WalkingNetwork

Arrays = dict[str, npt.NDArray[Any]]
ARRAYS = ("x_m", "y_m", "start", "end", "length_m")


def pack_arrays(arrays: Arrays) -> bytes:
    """Compressed arrays of numbers; no objects, so that reading runs no code."""
    written = BytesIO()
    np.savez_compressed(written, allow_pickle=False, **arrays)
    return written.getvalue()


def unpack_arrays(content: bytes | memoryview) -> Arrays:
    """What ``pack_arrays`` wrote."""
    with np.load(BytesIO(bytes(content)), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def pack_network(network: WalkingNetwork) -> bytes:
    """A network without barriers; those are drawn on it when it is used."""
    if network.cover is None:
        raise ValueError("a network of a pack has a cover")
    arrays: Arrays = {name: getattr(network, name) for name in ARRAYS}
    cover = np.frombuffer(shapely.to_wkb(network.cover), dtype=np.uint8)
    return pack_arrays({**arrays, "cover": cover})


def unpack_network(content: bytes | memoryview) -> WalkingNetwork:
    """The network that ``pack_network`` wrote."""
    arrays = unpack_arrays(content)
    cover = shapely.from_wkb(arrays.pop("cover").tobytes())
    return WalkingNetwork(**arrays, cover=cover)
