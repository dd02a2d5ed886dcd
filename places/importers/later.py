"""Tables of the manifest that rooms above the register read; they say so when they start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gis.packs.keys import TableSpec
from gis.packs.manifest import Pack
from gis.packs.report import FileReport
from places.importers.tables import PACK_TABLES

LoadTable = Callable[[Pack], Iterator[FileReport]]
_loading: dict[str, LoadTable] = {}


def also_loads(table: str, spec: TableSpec, load: LoadTable) -> None:
    """Let a room above read ``[[table]]``, after everything of the register is loaded."""
    PACK_TABLES[table] = spec
    _loading[table] = load


def load_later(pack: Pack) -> Iterator[FileReport]:
    """Load them, in the order in which the rooms started."""
    for load in _loading.values():
        yield from load(pack)
