"""Duties for areas, and people who have one."""

from datetime import date
from typing import Any

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.safeguarding.wall.duties import give_duty
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty

LONG_AGO = date(2020, 1, 1)


def build_duty(
    person: User, area: Area, role: DutyRole = DutyRole.PRACTITIONER, **fields: Any
) -> AreaDuty:
    """A duty since long ago and without end, and what it covers."""
    return give_duty(person, area, role, by=None, **{"starts_on": LONG_AGO, **fields})
