"""Writing into the log of looks; it is only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.models import AccessNote

if TYPE_CHECKING:
    from gis.models import Area
    from guardianship.accounts.models import User


class NoPurpose(ValueError):
    """No purpose of the closed list was given."""


def note(
    person: User, act: Act, purpose: str | None, page: str, *, area: Area | None = None
) -> AccessNote:
    """Note that somebody looked or took a file along. ``NoPurpose`` unless it is on the list."""
    if purpose not in Purpose.values:
        raise NoPurpose
    return AccessNote.objects.create(
        person=person, act=act, purpose=Purpose(purpose), page=page, area=area
    )
