"""Bringing back an earlier version: what is of low risk at once, the rest after a look.

Only what organisations may change themselves is brought back. Holds, confirmations and whose it
is are no part of a version, and of what hides its place the place is not either.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from places.actions import LeftAsItIs, locked_row
from places.enums import LocationVisibility
from places.models import Listing
from places.portal import writing
from places.portal.history.comparing import Changed, changed_names, changes
from places.portal.history.versions import CHILDREN, names_in, version
from places.portal.risk import RISKS, Risk

if TYPE_CHECKING:
    from guardianship.accounts.models import User

WHERE = ("place", "location_visibility", "public_where")


class MovedOn(LeftAsItIs):
    """Somebody changed the listing after the page was shown."""


def what_comes_back(listing: Listing, revision: Revision) -> list[Changed]:
    """What bringing the version back would change of the listing as its people last left it."""
    now, then = writing.draft_of(listing), version(revision.content)
    names = names_in([now, then])
    kept = _stays(now, then, names.places)
    return [change for change in changes(now, then, names) if change.name not in kept]


def bring_back_version(
    listing: Listing, revision: Revision, *, seen: int | None, by: User
) -> set[Risk]:
    """Bring it back; says which kinds of change there were.

    ``seen`` is the key of the latest revision when the page was shown: raises ``MovedOn`` where
    there is a newer one, else as ``writing.write_at_once``.
    """
    with transaction.atomic():
        row = locked_row(listing)
        if row.latest_revision_id != seen:
            raise MovedOn(_("somebody has changed it since"))
        names = [change.name for change in what_comes_back(listing, revision)]
        low = [name for name in names if RISKS[name] is Risk.LOW]
        high = [name for name in names if RISKS[name] is Risk.HIGH]
        if row.first_published_at is None:
            writing.write_at_once(listing, _edit(revision, names), by=by)
            return set()
        if low:
            writing.write_at_once(listing, _edit(revision, low), by=by)
        if high and not _is_what_is_public(listing, revision, high):
            writing.write_and_ask(listing, _edit(revision, high), by=by)
        elif high:
            _take_back_what_waits(listing, by)
            return {Risk.LOW}
        return {RISKS[name] for name in names}


def _stays(now: Listing, then: Listing, places: dict[int, Any]) -> set[str]:
    """Fields of where it is that stay: of what hides its place, or where the place is gone."""
    exact = LocationVisibility.EXACT
    hides = {now.location_visibility, then.location_visibility} != {exact}
    gone = then.place_id is not None and then.place_id not in places
    lost = then.place_id is None and now.place_id is not None
    return set(WHERE) if hides or gone or lost else set()


def _edit(revision: Revision, names: Iterable[str]) -> writing.Edit:
    """Set the named fields on a version of the listing as the revision has them."""
    names = list(names)

    def change(listing: Listing) -> None:
        then = version(revision.content)
        names_in([then])
        for name in names:
            if name in CHILDREN:
                setattr(listing, name, [_anew(row) for row in getattr(then, name).all()])
            else:
                attribute = Listing._meta.get_field(name).attname
                setattr(listing, attribute, getattr(then, attribute))

    return change


def _anew(row: models.Model) -> models.Model:
    """A row of its own: the one that it was may be gone."""
    new = copy(row)
    new.pk = None
    return new


def _is_what_is_public(listing: Listing, revision: Revision, high: list[str]) -> bool:
    """Whether nothing would be left to look at: the draft would say what the public reads."""
    public = Listing.objects.get(pk=listing.pk)
    if not public.live:
        return False
    # Read once more: where nothing waits, Wagtail's draft is the very object it is asked of.
    draft = writing.draft_of(Listing.objects.get(pk=listing.pk))
    _edit(revision, high)(draft)
    return not changed_names(public, draft)


def _take_back_what_waits(listing: Listing, by: User) -> None:
    """Publish what is public anyway: the change that waited, and its look, end with that."""
    row = locked_row(listing)
    if row.locked:
        raise LeftAsItIs(_("the team has locked it for a while"))
    row.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)
