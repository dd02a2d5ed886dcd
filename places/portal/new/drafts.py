"""Beginning, copying, sending in and throwing away a listing that nobody has seen yet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from places.actions import LeftAsItIs, locked_row, write_listing
from places.drafts import copy_of
from places.exact_locations import let_go
from places.models import Listing, Organisation
from places.portal import writing
from places.portal.new.venues import forget_if_unwanted
from places.portal.new.walked import own_patches
from places.slugs import free_slug

if TYPE_CHECKING:
    from guardianship.accounts.models import User
    from places.portal.writing import Edit

LONGEST_NAME_CHARS = 160


def begin(organisation: Organisation, key: UUID, edit: Edit, *, by: User) -> Listing:
    """A new draft of ``organisation``; the same ``key`` again, from a second press, makes no other.

    Raises ``ValidationError`` where it is not valid.
    """
    with transaction.atomic():
        # A second press waits here until the first is done.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        there = Listing.objects.filter(uid=key, organisation=organisation).first()
        if there is not None:
            return there
        listing = Listing(uid=key, organisation=organisation)
        edit(listing)
        write_listing(listing=listing, by=by, publish=False)
    return listing


def keep(listing: Listing, edit: Edit, *, by: User) -> None:
    """Keep ``edit`` in the draft; its row takes the name and the kind, as nobody sees it yet.

    Raises as ``writing.keep_draft``.
    """
    with transaction.atomic():
        writing.keep_draft(listing, edit, by=by)
        draft = writing.draft_of(Listing.objects.get(pk=listing.pk))
        named = {"name": draft.name, "name_cy": draft.name_cy, "kind": draft.kind}
        if draft.name != listing.name:
            named["slug"] = free_slug(Listing, draft.name)
        Listing.objects.filter(pk=listing.pk).update(**named)


def copy(listing: Listing, *, by: User) -> Listing:
    """A draft with the same words and hours: no dates, no confirmation, no address kept apart."""
    source = listing if listing.live else writing.draft_of(listing)
    new = copy_of(source)
    new.exceptions = []
    new.name = (_("Copy of %(name)s") % {"name": source.name})[:LONGEST_NAME_CHARS]
    new.name_cy = ""
    write_listing(listing=new, by=by, publish=False)
    return new


def send_in(listing: Listing, *, by: User) -> None:
    """Have the draft looked at, for the first time or once more.

    Raises ``LeftAsItIs`` where the team has locked it or a look has begun, ``ValidationError``
    where the draft is not valid.
    """
    with transaction.atomic():
        row = _unlocked(listing)
        state = row.current_workflow_state
        if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
            raise LeftAsItIs(_("it is waiting for a look already"))
        writing.draft_of(row).full_clean()
        writing.ask_for_a_look(row, by=by)


def discard(listing: Listing, *, by: User) -> None:
    """Throw away a listing that the public never saw, with what was written down only for it.

    Raises ``LeftAsItIs`` where it was published meanwhile, is locked, or the team works with it.
    """
    with transaction.atomic():
        row = _unlocked(listing)
        if row.first_published_at is not None:
            raise LeftAsItIs(_("it is public"))
        place, organisation = writing.draft_of(row).place, row.organisation
        patches = list(own_patches(row))
        let_go(row)
        log(instance=row, action="wagtail.delete", user=by, deleted=True)
        try:
            row.delete()
        except ProtectedError:
            raise LeftAsItIs(_("the team is working with it")) from None
        for patch in patches:
            if not patch.sessions.exists():
                patch.delete()
        if place:
            forget_if_unwanted(place, organisation)


def _unlocked(listing: Listing) -> Listing:
    row = locked_row(listing)
    if row.locked:
        raise LeftAsItIs(_("the team has locked it for a while"))
    return row
