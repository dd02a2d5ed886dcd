"""Tables of the manifest that rooms above the register read; they say so when they start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.module_loading import import_string

from gis.packs.keys import TableSpec
from gis.packs.manifest import Pack
from gis.packs.report import FileReport
from places.importers.tables import PACK_TABLES

LoadTable = Callable[[Pack], Iterator[FileReport]]
_loading: dict[str, str] = {}


def also_loads(table: str, spec: TableSpec, load: str) -> None:
    """Let a room above read ``[[table]]``, after everything of the register is loaded.

    ``load`` is the path of a ``LoadTable``, imported when a pack is loaded and not before: what
    reads files of statistics is heavy, and the site does without it.
    """
    PACK_TABLES[table] = spec
    _loading[table] = load


def load_later(pack: Pack) -> Iterator[FileReport]:
    """Load them, in the order in which the rooms started."""
    for path in _loading.values():
        load: LoadTable = import_string(path)
        yield from load(pack)
