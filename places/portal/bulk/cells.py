"""Cells that no spreadsheet takes for a formula, and the way back."""

from guardianship.lib.safe_cells import MARK as GUARD
from guardianship.lib.safe_cells import begins_formula


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run it: also behind what does not show."""
    return begins_formula(text) or text.startswith(("\t", "\r", "\n"))


def guarded(text: str) -> str:
    """A cell for a file that somebody opens with a spreadsheet."""
    return f"{GUARD}{text}" if is_formula(text) else text


def unguarded(cell: str) -> str:
    """What a cell says, without the guard that ``guarded`` put before it."""
    bare = cell.removeprefix(GUARD)
    return bare if bare != cell and is_formula(bare) else cell
