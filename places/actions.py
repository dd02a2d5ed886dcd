"""The one way in which listings are written, whoever writes them.

Portal, importer, editor and task all keep a revision, so that history, comparison and undo
see every change, and the approved version stays public while an edit waits.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from guardianship.lib import clock
from places.models import Listing

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
