"""What a file of a publisher says by its name: one month of one force. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.text import slugify

from guardianship.safeguarding.harm.forces import FORCES

# "2024-01-avon-and-somerset-street.csv", as data.police.uk names what it gives out.
_NAME = re.compile(r"(?P<month>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))-(?P<force>[a-z-]+)-(?:street)\.csv")
_OTHERWISE = {"btp": "british-transport", "northern-ireland": "police-service-of-northern-ireland"}


@dataclass(frozen=True, slots=True)
class Named:
    """A month ("2024-01") and the names under which its force publishes; none where no force that
    is known is called so."""

    month: str
    forces: frozenset[str]


def named_by(file_name: str) -> Named | None:
    """What the name says; none for a file that is called anything else."""
    found = _NAME.fullmatch(file_name.lower())
    if found is None:
        return None
    force = _OTHERWISE.get(found["force"], found["force"])
    called = {name: slugify(name.replace("&", "and")) for name in FORCES}
    theirs = {name for name, slug in called.items() if f"{slug}-".startswith(f"{force}-")}
    return Named(found["month"], frozenset(theirs))
