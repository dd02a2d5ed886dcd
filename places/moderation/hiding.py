"""The team takes a listing off at once, and shows it again; no other hold is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from guardianship.lib import clock
from places.enums import HoldReason
from places.holds import hold, lift
from places.models import Listing
from places.moderation.enums import HideWhy
from places.moderation.models import Hiding

if TYPE_CHECKING:
    from guardianship.accounts.models import User


def hide(listing: Listing, why: HideWhy, *, by: User) -> bool:
    """The public sees it no more from this moment; False when the team had hidden it already."""
    with transaction.atomic():
        is_new = hold(listing, HoldReason.TEAM, by=by)
        if is_new:
            Hiding.objects.create(listing=listing, why=why)
    return is_new


def show_again(listing: Listing, *, by: User) -> bool:
    """Undo ``hide``; what else holds the listing back still does. False when nothing was hidden."""
    with transaction.atomic():
        lifted = lift(listing, HoldReason.TEAM, by=by)
        if lifted:
            standing = Hiding.objects.filter(listing=listing, ended_at=None)
            standing.update(ended_at=clock.now())
    return lifted
