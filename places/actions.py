"""The one way in which listings are written, whoever writes them.

Portal, importer, editor and task all keep a revision, so that history, comparison and undo
see every change, and the approved version stays public while an edit waits.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Revision

from guardianship.lib import clock
from places.intervals import ROLL_BATCH
from places.models import Listing, OpenInterval

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class UnpublishedChanges(Exception):
    """Somebody's edit of this listing waits; both versions are left alone."""


def write_listing(*, listing: Listing, by: "User | None", publish: bool) -> Revision:
    """Keep ``listing`` as a new revision, and publish it or leave it as a draft.

    ``by`` is the person, or None for an import. Raises ``UnpublishedChanges`` when the row
    has a draft that this one would bury, ``ValidationError`` when the listing is not valid.
    """
    with transaction.atomic():
        if listing.pk is None:
            listing.live = False
            listing.full_clean()
            listing.save()
        elif Listing.objects.select_for_update().get(pk=listing.pk).has_unpublished_changes:
            raise UnpublishedChanges(str(listing))
        revision = listing.save_revision(user=by, log_action=True)
        if publish:
            revision.publish(user=by)
            listing.refresh_from_db(fields=["live", "has_unpublished_changes"])
    return revision


def confirm_listing(*, listing: Listing, by: "User", role: str = "") -> None:
    """Note that what the public sees was found right today; a waiting draft is not touched."""
    with transaction.atomic():
        listing.confirmed_on, listing.confirmed_by = clock.today(), role
        listing.save(update_fields=["confirmed_on", "confirmed_by"])
        log(instance=listing, action="places.confirm", user=by)


def calendars_changed(*, areas: Collection[int] = (), nations: Collection[str] = ()) -> int:
    """Work out the hours of live listings anew whose calendar has changed; returns how many.

    ``areas`` are primary keys of authorities. A listing whose nation nobody knows looks at
    the bank holidays of all four.
    """
    touched = Q(authority__in=list(areas)) | Q(authority__nation__in=list(nations))
    if nations:
        touched |= Q(authority__isnull=True) | Q(authority__nation="")
    keys = list(Listing.objects.filter(touched, live=True).order_by("pk").values_list("pk"))
    with transaction.atomic():
        for start in range(0, len(keys), ROLL_BATCH):
            batch = [key for (key,) in keys[start : start + ROLL_BATCH]]
            OpenInterval.objects.rebuild(list(Listing.objects.filter(pk__in=batch)))
    return len(keys)
