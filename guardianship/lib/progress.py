"""Progress of long loops: on standard error where somebody watches, and to who asked to be told."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")
# Is told the label of a loop, how many items are done, and how many there are where that is known.
Watcher = Callable[[str, int, int | None], None]
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Tell ``watcher`` of every item that loops inside have done."""
    before = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(before)


def track(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """Yield ``items`` and show how far they are; silent when not on a terminal."""
    bar = tqdm(items, desc=label, total=total, disable=not sys.stderr.isatty(), leave=True)
    watcher = _watcher.get()
    if watcher is None:
        yield from bar
        return
    for done, item in enumerate(bar, start=1):
        yield item
        watcher(label, done, total)
