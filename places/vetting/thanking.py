"""Whether a business is thanked in public: it says so itself, and at first it is not."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from places.models import Listing
from places.vetting.models import VettingCase
from places.vetting.stages import Stage


def wants_thanks(listing: Listing) -> bool | None:
    """What the business of a listing said; None without a file, or once they left."""
    return _files(listing).values_list("wants_thanks", flat=True).first()


def say_of_thanks(listing: Listing, wants: bool) -> bool:
    """Keep what the business says; False where there is no file to keep it in."""
    with transaction.atomic():
        case = _files(listing).select_for_update(of=("self",)).first()
        if case is None:
            return False
        case.wants_thanks = wants
        case.save(update_fields=["wants_thanks"])
    return True


def _files(listing: Listing) -> QuerySet[VettingCase]:
    return VettingCase.objects.filter(listing=listing).exclude(stage=Stage.LEFT.value)
