"""Writing into the log of looks; it is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet

from gis.models import Area
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.models import AccessNote
from guardianship.safeguarding.wall.models import AreaDuty, DutyCover

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class NoPurpose(ValueError):
    """No purpose of the closed list was given."""


def note(
    person: User,
    act: Act,
    purpose: str | None,
    page: str,
    *,
    area: Area | None = None,
    look: UUID | None = None,
) -> AccessNote:
    """Note that somebody looked or took a file along. ``NoPurpose`` unless it is on the list.

    Notes on several areas of one look have the same ``look``.
    """
    if purpose not in Purpose.values:
        raise NoPurpose
    return AccessNote.objects.create(
        person=person,
        act=act,
        purpose=Purpose(purpose),
        page=page,
        area=area,
        look=look or uuid4(),
    )


def note_areas(
    person: User, act: Act, purpose: str | None, page: str, areas: Iterable[Area]
) -> None:
    """Note one look at each of these areas; at none, one note without an area."""
    look = uuid4()
    found: list[Area | None] = [*areas]
    for area in found or [None]:
        note(person, act, purpose, page, area=area, look=look)


def notes_about_areas_of(person: User) -> QuerySet[AccessNote]:
    """Notes that a lead answers for: on areas of their own duties, what lies inside them, and what
    they lie in, newest first; and looks at nothing, which concern no area."""
    duties = AreaDuty.objects.current().own().filter(person=person)
    inside = DutyCover.objects.filter(duty__in=duties).values("area")
    mine = Q(area__isnull=True) | Q(area__in=inside)
    for area in Area.objects.filter(pk__in=duties.values("area")):
        mine |= Q(area__boundary__contains=area.boundary.point_on_surface)
    return AccessNote.objects.filter(mine).select_related("person", "area").defer("area__boundary")
