"""What waits for people who look after what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, QuerySet

from places.enums import HoldReason
from places.models import Hold, Listing
from places.voice.enums import ConcernState, ViewState
from places.voice.models import Concern, Correction, View

if TYPE_CHECKING:
    from guardianship.accounts.models import User

SHOWN = 50


def concerns_waiting(person: User) -> QuerySet[Concern]:
    """Undecided concerns that this person may read."""
    return Concern.objects.readable_by(person).filter(state=ConcernState.NEW)


def views_waiting(person: User) -> QuerySet[View]:
    """Views that nobody has read yet."""
    waiting = View.objects.readable_by(person).filter(state=ViewState.WAITING)
    return waiting.select_related("listing", "area").order_by("pk")


def corrections_waiting(person: User) -> QuerySet[Correction]:
    """Corrections that nobody has answered."""
    if not person.has_perm("voice.view_correction"):
        return Correction.objects.none()
    waiting = Correction.objects.filter(answered_at__isnull=True)
    return waiting.select_related("listing").order_by("at", "pk")


def doubted_listings(person: User) -> QuerySet[Listing]:
    """Listings that several people found shut, with how many said so."""
    if not person.has_perm("voice.view_correction"):
        return Listing.objects.none()
    doubted = Hold.objects.filter(
        listing=OuterRef("pk"), reason=HoldReason.REPORTED_SHUT, lifted_at__isnull=True
    )
    said: QuerySet[Listing] = (
        Listing.objects.filter(Exists(doubted))
        .annotate(said_shut=Count("corrections"))
        .order_by("name", "pk")
    )
    return said
