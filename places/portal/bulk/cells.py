"""Cells that no spreadsheet takes for a formula, and the way back."""

import unicodedata

STARTS = ("=", "+", "-", "@", "|", "%")
GUARD = "'"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run it: also behind spaces, tabs and full-width letters."""
    plain = unicodedata.normalize("NFKC", text).lstrip()
    return plain.startswith(STARTS) or text.startswith(("\t", "\r", "\n"))


def guarded(text: str) -> str:
    """A cell for a file that somebody opens with a spreadsheet."""
    return f"{GUARD}{text}" if is_formula(text) else text


def unguarded(cell: str) -> str:
    """What a cell says, without the guard that ``guarded`` put before it."""
    bare = cell.removeprefix(GUARD)
    return bare if bare != cell and is_formula(bare) else cell
