"""What rooms above add to the page that says how we are doing: counts by quarter."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Counts of one finished quarter: what is counted, and the number in words."""

    year: int
    quarter: int
    lines: list[tuple[str, str]]


_builders: list[Callable[[], list[Section]]] = []


def also_shown(build: Callable[[], list[Section]]) -> None:
    """Show what ``build`` returns below the counts of concerns; a room says so when it starts."""
    if build not in _builders:
        _builders.append(build)


def sections() -> list[Section]:
    """All of them, in the order in which the rooms started."""
    return [section for build in _builders for section in build()]
