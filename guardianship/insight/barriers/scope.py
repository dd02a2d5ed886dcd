"""Whose lines are whose: of the authorities that somebody has a duty for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from gis.models import Area
from guardianship.insight.models import Barrier, BarrierComparison, Release

if TYPE_CHECKING:
    from guardianship.insight.barriers.features import Feature

MOST_SHOWN = 20


def barriers_of(authority: Area) -> QuerySet[Barrier]:
    """Lines of an authority, by name."""
    return Barrier.objects.filter(authority=authority).select_related("drawn_by")


def own_barrier(authority: Area, uid: UUID) -> Barrier:
    """One of them; 404 for any other."""
    return get_object_or_404(barriers_of(authority), uid=uid)


def comparisons_of(release: Release) -> QuerySet[BarrierComparison]:
    """What was compared on the run of a release, the newest first."""
    return BarrierComparison.objects.filter(run=release.run_id)


def own_comparison(release: Release, uid: UUID) -> BarrierComparison:
    """One of them; 404 for any other."""
    return get_object_or_404(comparisons_of(release), uid=uid)


def names_of(drawn: list[Feature]) -> str:
    """Names of the lines that a comparison has, in a line."""
    return ", ".join(str(feature["properties"]["name"]) for feature in drawn)
