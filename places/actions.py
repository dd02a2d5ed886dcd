"""The one way in which listings are written, whoever writes them.

Portal, importer, editor and task all keep a revision, so that history, comparison and undo
see every change, and the approved version stays public while an edit waits.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import Revision

from guardianship.lib import clock
from places.enums import ExceptionChoice
from places.models import Listing, ListingException
from places.worklists import with_editing_state

if TYPE_CHECKING:
    from guardianship.accounts.models import User


class UnpublishedChanges(Exception):
    """Somebody's edit of this listing waits; both versions are left alone."""


class LeftAsItIs(Exception):
    """Nothing was done to a listing; the text says why, for the person who asked."""


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


def confirm_listing(*, listing: Listing, by: "User | None", role: str = "") -> None:
    """Note that what the public sees was found right today; a waiting draft is not touched.

    ``by`` is None for whoever came with the link of a mail, and then ``role`` says who.
    """
    with transaction.atomic():
        listing.confirmed_on, listing.confirmed_by = clock.today(), role
        listing.save(update_fields=["confirmed_on", "confirmed_by"])
        log(instance=listing, action="places.confirm", user=by)


def locked_row(listing: Listing) -> Listing:
    """The row as it is now, held until the transaction ends, with ``with_editing_state``.

    Raises ``LeftAsItIs`` when somebody deleted it.
    """
    rows = with_editing_state(Listing.objects.select_for_update(of=("self",)))
    row: Listing | None = rows.filter(pk=listing.pk).first()
    if row is None:
        raise LeftAsItIs(_("it was deleted"))
    return row


def why_not_confirmed(row: Listing) -> str:
    """Why nobody can confirm what the public sees of ``row``; "" when somebody can."""
    return "" if row.live else _("it is not public")


def why_not_published(row: Listing) -> str:
    """Why the draft of ``row`` is not for publishing at once; needs ``with_editing_state``."""
    if row.is_waiting:
        return _("it waits for a look: approve it or send it back on its own page")
    if row.is_scheduled:
        return _("it is set to be published later")
    if row.live and not row.has_unpublished_changes:
        return _("nothing of it waits to be published")
    return ""


def why_not_closed(row: Listing) -> str:
    """Why ``row`` cannot be closed for a while without burying somebody's work."""
    if not row.live:
        return _("it is not public")
    if row.has_unpublished_changes:
        return _("a draft of it waits; closing it would publish or bury the draft")
    return ""


def publish_draft(*, listing: Listing, by: "User") -> None:
    """Make the latest draft what the public sees; ``LeftAsItIs`` where it is not fit for that."""
    with transaction.atomic():
        row = locked_row(listing)
        _refuse(why_not_published(row))
        revision = row.latest_revision or row.save_revision(user=by, log_action=True)
        draft = revision.as_object()
        if draft.go_live_at and draft.go_live_at > clock.now():
            raise LeftAsItIs(_("it is set to be published later"))
        try:
            draft.full_clean()
        except ValidationError as error:
            raise LeftAsItIs(" ".join(error.messages)) from error
        revision.publish(user=by)


def take_down(*, listing: Listing, by: "User") -> None:
    """The public sees the listing no more; its draft and its history stay."""
    with transaction.atomic():
        row = locked_row(listing)
        _refuse(why_not_confirmed(row))
        # Callers have checked who may: Wagtail would ask for what only pages have.
        UnpublishAction(row, user=by).execute(skip_permission_checks=True)


def close_between(
    *, listing: Listing, first_day: date, last_day: date, by: "User", why: str, why_cy: str
) -> None:
    """Close a public listing from ``first_day`` to ``last_day``, both included.

    Raises ``LeftAsItIs`` where a draft waits, or where the listing already says something
    else of one of these days: two exceptions for one day would read "not sure".
    """
    with transaction.atomic():
        row = locked_row(listing)
        _refuse(why_not_closed(row))
        if row.exceptions.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
            raise LeftAsItIs(_("it already has other dates within these days"))
        closed = ListingException(
            kind=ExceptionChoice.CLOSED,
            first_day=first_day,
            last_day=last_day,
            note=why,
            note_cy=why_cy,
        )
        row.exceptions.add(closed)
        write_listing(listing=row, by=by, publish=True)


def _refuse(reason: str) -> None:
    if reason:
        raise LeftAsItIs(reason)
