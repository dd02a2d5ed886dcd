"""Frames as bytes of which the same frame has the same everywhere, and their hashes."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

# Columns that are words and no numbers, however they look: codes may be all digits.
_WORDS = """
area_code area_name season band kind source source_kind level period status reliability there
missing type group why_not_read sentence measure how around words name layer licence as_of
bias_note cannot_tell wanted saying reading listing organisation_type area unit funnel course
"""
WORDS = frozenset(_WORDS.split())


def canonical_csv(frame: pd.DataFrame) -> bytes:
    """CSV with the columns in their order, nine digits, line feeds; the index is left out."""
    text = frame.to_csv(index=False, lineterminator="\n", float_format="%.9g")
    return str(text).encode()


def read_canonical(content: bytes) -> pd.DataFrame:
    """The frame again: words as texts (empty, never NaN), the rest as numbers."""
    import pandas as pd  # models name this function; only who reads tables needs pandas

    header = pd.read_csv(io.BytesIO(content), nrows=0).columns
    words = [name for name in header if name in WORDS]
    numbers = {name: [""] for name in header if name not in WORDS}
    return pd.read_csv(
        io.BytesIO(content), dtype=dict.fromkeys(words, str), keep_default_na=False,
        na_values=numbers,
    )  # fmt: skip


def without_rows(columns: Sequence[str]) -> pd.DataFrame:
    """A frame with these columns and nothing in it."""
    import pandas as pd  # as above

    return pd.DataFrame(columns=list(columns))


def canonical_json(content: Any) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*parts: bytes | str) -> str:
    """SHA-256 of parts, each with its length, in hexadecimal."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(f"{len(content)};".encode())
        found.update(content)
    return found.hexdigest()
