"""A file of counts, wherever it is: on the disk of who runs a command, or in memory alone."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class CountsFile:
    """What its publisher calls it, and its bytes or where they lie."""

    name: str
    content: Path | bytes

    @classmethod
    def at(cls, path: Path) -> CountsFile:
        """The file of a path, under its own name."""
        return cls(path.name, path)

    def opened(self) -> BinaryIO:
        """The bytes from their start, as often as asked; nothing is copied. ``OSError`` of a path
        that cannot be read."""
        if isinstance(self.content, Path):
            return self.content.open("rb")
        return BytesIO(self.content)
