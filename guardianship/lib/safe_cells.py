"""Cells of tables that no spreadsheet takes for a formula (rules R-EXP-1 and R-EXP-2)."""

import unicodedata
from typing import Any

# What Excel, LibreOffice and Sheets take for the beginning of a formula or of a command.
BEGINS_A_FORMULA = tuple("=+-@|%")
MARK = "'"


def safe_cell(value: Any) -> str:
    """The value as the text of a cell.

    Control characters, line ends and marks that turn the direction of writing become spaces. A
    number stays a number. A text whose first visible character begins a formula, in whatever
    width, gets a straight quote before it.
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = without_controls(str(value))
    return f"{MARK}{text}" if begins_formula(text) else text


def begins_formula(text: str) -> bool:
    """Whether the first character that shows, in whatever width, begins a formula."""
    return _first_visible(text).startswith(BEGINS_A_FORMULA)


def without_controls(text: str) -> str:
    """The text with a space for each character that controls and does not show."""
    kept = "".join(" " if _controls(character) else character for character in text)
    return " ".join(part for part in kept.split(" ") if part)


def _controls(character: str) -> bool:
    """Control characters, lone surrogates, line and paragraph ends, and overrides of direction."""
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return True
    return unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI") or (
        unicodedata.bidirectional(character) in ("RLI", "FSI", "PDI")
    )


def _first_visible(text: str) -> str:
    """The first character that shows, in its plain width, or nothing."""
    for character in text:
        if unicodedata.category(character) in ("Cf", "Mn", "Zs"):
            continue
        plain = unicodedata.normalize("NFKC", character).strip()
        if plain:
            return plain[0]
    return ""
