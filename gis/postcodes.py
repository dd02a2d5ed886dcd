"""How a postcode of the United Kingdom is written."""

import re

# BS 7666: area, district, then sector and unit. "NP20 1HG" has the outward code NP20.
FULL = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})", re.ASCII)
SECTOR = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) [0-9][A-Z]?", re.ASCII)
OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?", re.ASCII)


def full_postcode(text: str) -> str | None:
    """The postcode in capitals with its one space, or None when it is not a whole one."""
    found = FULL.fullmatch("".join(text.upper().split()))
    return f"{found[1]} {found[2]}" if found else None


def outward_code(text: str) -> str | None:
    """The outward code that ``text`` is or begins with, or None when it is no postcode."""
    tidy = " ".join(text.upper().split())
    full = full_postcode(tidy)
    if full:
        return full.split()[0]
    if OUTWARD.fullmatch(tidy):
        return tidy
    sector = SECTOR.fullmatch(tidy)
    return sector[1] if sector else None


def why_not_a_postcode(text: str) -> str:
    """In words, why ``full_postcode`` said None."""
    if outward_code(text):
        return "is only the first part of a postcode"
    return "is not a postcode like NP20 1HG"
