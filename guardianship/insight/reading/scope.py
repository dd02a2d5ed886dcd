"""Whose releases and runs are whose: of the authorities that somebody has a duty for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from gis.models import Area, AreaKind
from guardianship.insight.models import Release, Run
from guardianship.safeguarding.wall.models import AreaDuty, DutyCover

if TYPE_CHECKING:
    from guardianship.accounts.models import User


def authorities_of(person: User) -> QuerySet[Area]:
    """Authorities inside the areas of the person's own duties of today, by name.

    A duty for a part of an authority is none for the whole of it.
    """
    duties = AreaDuty.objects.current().own().filter(person=person)
    covered = DutyCover.objects.filter(duty__in=duties).values("area")
    return Area.objects.of_kind(AreaKind.AUTHORITY).filter(pk__in=covered).order_by("name", "pk")


def own_authority(person: User, code: str) -> Area:
    """One of them by its code; 404 for any other, whether or not there is such an area."""
    return get_object_or_404(authorities_of(person), code=code)


def own_releases(person: User) -> QuerySet[Release]:
    """Releases of the person's authorities, the newest first."""
    return Release.objects.filter(authority__in=authorities_of(person)).select_related(
        "authority", "geography", "run", "replaced_by"
    )


def own_release(person: User, uid: UUID) -> Release:
    """One of them; 404 for any other."""
    return get_object_or_404(own_releases(person), uid=uid)


def own_runs(person: User) -> QuerySet[Run]:
    """Runs of the person's authorities, the newest first."""
    return Run.objects.filter(authority__in=authorities_of(person)).select_related(
        "authority", "area_set"
    )


def own_run(person: User, uid: UUID) -> Run:
    """One of them; 404 for any other."""
    return get_object_or_404(own_runs(person), uid=uid)
