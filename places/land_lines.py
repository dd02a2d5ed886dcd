"""Numbers that tell where somebody is: land lines carry the code of their town."""

import re

# Nationwide, mobile, free and help lines and five figures for texts belong to no town (Ofcom,
# National Telephone Numbering Plan).
OF_NO_TOWN = re.compile(r"0[3789]|11[169]|101$|112$|999$|1[0-9]{4}$|[678][0-9]{4}$")
FROM_ABROAD = re.compile(r"^(?:\+|00)44[ .-]*(?:\(?0\)?)?")


def national(number: str) -> str:
    """The number as it is written here: "+44 1632 960001" becomes "01632 960001"."""
    tidy = number.strip()
    found = FROM_ABROAD.match(tidy)
    return "0" + tidy[found.end() :].lstrip(" -.") if found else tidy


def is_land_line(number: str) -> bool:
    """Whether the number tells a town; of what is no British number nobody knows, so it does."""
    digits = re.sub(r"\D", "", national(number))
    if not digits:
        return False
    return not OF_NO_TOWN.match(digits)


def copied_number(number: str, *, hides_where: bool) -> str:
    """The number for what others copy; a hidden place has none that tells its town (R-LOC-4)."""
    return "" if hides_where and is_land_line(number) else number
