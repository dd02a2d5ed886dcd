"""Progress of long loops, on standard error, and only where somebody watches."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def track(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """Yield ``items`` and show how far they are; silent when not on a terminal."""
    bar = tqdm(items, desc=label, total=total, disable=not sys.stderr.isatty(), leave=True)
    yield from bar
