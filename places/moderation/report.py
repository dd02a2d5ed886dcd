"""How long it takes from being sent in to being public, by type of organisation and of change.

Small counts are not shown, and there are no sums from which they could be worked out (G4, B6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from places.enums import OrganisationType
from places.moderation.enums import ChangeKind
from places.moderation.models import Look

LEAST_SHOWN = 5
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell; ``hours`` and ``hours_with_us`` are medians. None where few were approved."""

    organisation_type: OrganisationType
    change: ChangeKind
    approved: int | None
    hours: float | None
    hours_with_us: float | None


def figures(first_day: date, last_day: date) -> list[Figure]:
    """A figure for each pair with any approval from ``first_day`` to ``last_day``; one query."""
    found: dict[tuple[str, str], list[tuple[timedelta, timedelta]]] = {}
    rows = Look.objects.filter(approved_at__date__range=(first_day, last_day))
    for kind, change, sent_in_at, approved_at, with_us in rows.values_list(
        "organisation_type", "change", "sent_in_at", "approved_at", "with_us"
    ):
        if approved_at and with_us is not None:
            found.setdefault((kind, change), []).append((approved_at - sent_in_at, with_us))
    return [
        _figure(OrganisationType(kind), change, found[kind, change])
        for kind in OrganisationType.values
        for change in ChangeKind
        if (kind, change) in found
    ]


def _figure(
    kind: OrganisationType, change: ChangeKind, took: list[tuple[timedelta, timedelta]]
) -> Figure:
    if len(took) < LEAST_SHOWN:
        return Figure(kind, change, None, None, None)
    hours = [round(median(times) / HOUR, 1) for times in zip(*took, strict=True)]
    return Figure(kind, change, len(took), *hours)
