"""Counts of spot checks for everybody: never a business, never fewer than five."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from guardianship.lib import clock
from places.models import Listing
from places.vetting.models import SpotCheck

LEAST = 5
DAYS = 365


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """What the spot checks of one local authority came to, in the past 365 days."""

    area: str
    checks: int
    failed: int

    @property
    def failed_percent(self) -> int:
        """Share that failed, in whole per cent."""
        return round(100 * self.failed / self.checks)


def spot_checks_by_area() -> list[AreaFigure]:
    """By name of the area; only where five checks at five businesses were made."""
    since = clock.today() - timedelta(days=DAYS)
    rows = (
        SpotCheck.objects.filter(
            checked_on__gt=since,
            checked_on__lte=clock.today(),
            case__listing__authority__isnull=False,
        )
        .order_by("case__listing__authority__name")
        .values("case__listing__authority", "case__listing__authority__name")
        .annotate(
            checks=Count("pk"),
            failed=Count("pk", filter=Q(passed=False)),
            businesses=Count("case", distinct=True),
        )
        .filter(checks__gte=LEAST, businesses__gte=LEAST)
    )
    return [
        AreaFigure(row["case__listing__authority__name"], row["checks"], row["failed"])
        for row in rows
    ]


def thanked() -> list[Listing]:
    """Businesses on the list that asked to be thanked, by name."""
    return list(Listing.objects.listed().filter(vetting__wants_thanks=True).order_by("name"))
