"""What a thing was computed from, as one short text: equal content, equal text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
SmallIntArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


def content_hash(*parts: npt.NDArray[Any] | str | float | bytes | None) -> str:
    """SHA-256 of arrays, texts and numbers, with their types, shapes and order."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, np.ndarray):
            if part.dtype.hasobject:
                raise TypeError("objects have no stable bytes; hash their texts")
            digest.update(f"array {part.dtype.str} {part.shape};".encode())
            digest.update(np.ascontiguousarray(part).tobytes())
        else:
            content = part if isinstance(part, bytes) else repr(part).encode()
            digest.update(f"{type(part).__name__} {len(content)};".encode())
            digest.update(content)
    return digest.hexdigest()


def texts_hash(texts: Iterable[object]) -> str:
    """``content_hash`` of labels in their order."""
    return content_hash("\x1f".join(map(str, texts)))
