"""Putting holds on listings and lifting them; each act stands in the listing's history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log

from guardianship.lib import clock
from places.enums import DOUBTING_HOLDS, HoldReason, Voucher
from places.models import Clearance, Hold, Listing, OpenInterval

if TYPE_CHECKING:
    from guardianship.accounts.models import User


def hold(listing: Listing, reason: HoldReason, *, by: User | None = None) -> bool:
    """Put ``reason`` on a listing, at once; False when it stands there already.

    The listing's row is locked first, so that two people cannot do it twice.
    """
    with transaction.atomic():
        Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        _hold, is_new = Hold.objects.get_or_create(
            listing=listing, reason=reason, lifted_at=None, defaults={"since": clock.now()}
        )
        if is_new:
            log(instance=listing, action="places.hold", user=by, data={"reason": str(reason)})
            _believe_anew(listing, reason)
    return is_new


def lift(listing: Listing, reason: HoldReason, *, by: User | None = None) -> bool:
    """Take ``reason`` off a listing; False when it was not on it. Other reasons stay."""
    with transaction.atomic():
        Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        standing = Hold.objects.filter(listing=listing, reason=reason, lifted_at=None)
        lifted = bool(standing.update(lifted_at=clock.now()))
        if lifted:
            log(instance=listing, action="places.lift_hold", user=by, data={"reason": str(reason)})
            _believe_anew(listing, reason)
    return lifted


def clear_until(listing: Listing, day: date) -> None:
    """Let the public see a trusted business to the end of ``day``, in London."""
    said = {"until": day, "vouched_by": Voucher.VETTING}
    Clearance.objects.update_or_create(listing=listing, defaults=said)


def end_clearance(listing: Listing) -> None:
    """The vetting of a listing holds no more, from this moment."""
    Clearance.objects.filter(listing=listing).delete()


def _believe_anew(listing: Listing, reason: HoldReason) -> None:
    """A doubt is in the hours themselves, so that every reader of them has it."""
    if reason in DOUBTING_HOLDS:
        OpenInterval.objects.rebuild([Listing.objects.get(pk=listing.pk)])
