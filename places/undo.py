"""What a bulk action did, and the way back.

A row is put back only while it stands exactly as the action left it: whatever anybody did
since is never undone with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from guardianship.lib import clock
from places.actions import LeftAsItIs, locked_row, take_down, write_listing
from places.enums import ExceptionChoice
from places.models import BulkChange, ChangedListing, Listing

if TYPE_CHECKING:
    from guardianship.accounts.models import User

UNDO_WITHIN = timedelta(days=1)
ROW = ("live", "live_revision_id", "latest_revision_id", "confirmed_by", "location_visibility")


def begin(did: BulkChange.Did, by: User) -> BulkChange:
    """A new change without listings; those that are too old to be undone go."""
    now = clock.now()
    BulkChange.objects.filter(made_at__lt=now - UNDO_WITHIN).delete()
    return BulkChange.objects.create(did=did, by=by, made_at=now)


def state_of(row: Listing) -> dict[str, Any]:
    """How a row stands: numbers and dates, nothing that anybody wrote about the listing."""
    confirmed = row.confirmed_on.isoformat() if row.confirmed_on else None
    return {name: getattr(row, name) for name in ROW} | {"confirmed_on": confirmed}


def do(
    change: BulkChange, listing: Listing, act: Callable[[Listing], None], **noted: Any
) -> ChangedListing:
    """Do ``act`` to the locked row of one listing and note it, both or neither.

    ``noted`` is kept with the state before, for the way back. Passes on ``LeftAsItIs``.
    """
    with transaction.atomic():
        row = locked_row(listing)
        before = state_of(row) | noted
        act(row)
        after = state_of(Listing.objects.get(pk=listing.pk))
        return ChangedListing.objects.create(
            change=change, listing=listing, before=before, after=after
        )


def undo(changed: ChangedListing, by: User) -> None:
    """Put one listing back as it was before; ``LeftAsItIs`` where that cannot be."""
    with transaction.atomic():
        row = locked_row(changed.listing)
        if state_of(row) != changed.after:
            raise LeftAsItIs(_("somebody has changed it since"))
        _WAYS_BACK[BulkChange.Did(changed.change.did)](row, changed.before, by)


def _unconfirm(row: Listing, before: dict[str, Any], by: User) -> None:
    day = before["confirmed_on"]
    row.confirmed_on = date.fromisoformat(day) if day else None
    row.confirmed_by = before["confirmed_by"]
    row.save(update_fields=["confirmed_on", "confirmed_by"])
    log(instance=row, action="places.unconfirm", user=by)


def _reopen(row: Listing, before: dict[str, Any], by: User) -> None:
    days = {name: date.fromisoformat(before[name]) for name in ("first_day", "last_day")}
    ours = row.exceptions.filter(kind=ExceptionChoice.CLOSED, **days).first()
    if ours is None or row.has_unpublished_changes:
        raise LeftAsItIs(_("somebody has changed it since"))
    row.exceptions.remove(ours)
    write_listing(listing=row, by=by, publish=True)


def _unpublish(row: Listing, before: dict[str, Any], by: User) -> None:
    if before["live"]:
        _publish_again(row, before, by)
    else:
        take_down(listing=row, by=by)


def _publish_again(row: Listing, before: dict[str, Any], by: User) -> None:
    if row.location_visibility != before["location_visibility"]:
        raise LeftAsItIs(_("it now shows another part of where it is, and that stays"))
    revision = Revision.objects.filter(pk=before["live_revision_id"]).first()
    if revision is None:
        raise LeftAsItIs(_("no earlier version of it was kept"))
    revision.publish(user=by)


_WAYS_BACK: dict[BulkChange.Did, Callable[[Listing, dict[str, Any], User], None]] = {
    BulkChange.Did.CONFIRM: _unconfirm,
    BulkChange.Did.CLOSE: _reopen,
    BulkChange.Did.PUBLISH: _unpublish,
    BulkChange.Did.UNPUBLISH: _publish_again,
}
