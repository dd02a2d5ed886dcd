"""Where a listing is: an address that the public sees, or one that is kept behind the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.gis.geos import Point
from django.db import transaction
from django.utils.translation import gettext as _

from places.actions import LeftAsItIs, locked_row
from places.enums import LocationVisibility
from places.exact_locations import keep_apart, let_go, withdraw_place
from places.models import Listing, Place
from places.portal import writing
from places.portal.new.venues import forget_if_unwanted, write_place

if TYPE_CHECKING:
    from guardianship.accounts.models import User


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a form says: a venue that is known, a point (WGS 84) with its words, or neither.

    Neither means: the address that is kept apart already stays, and only what is shown changes.
    """

    visibility: str
    place: Place | None = None
    point: Point | None = None
    venue: str = ""
    address: str = ""
    postcode: str = ""
    public_where: str = ""

    @property
    def pin(self) -> Point | None:
        """The exact point, where the form names one."""
        return self.place.point if self.place else self.point

    @property
    def is_exact(self) -> bool:
        """Whether the public sees all of it."""
        return self.visibility == LocationVisibility.EXACT


def settle_new(listing: Listing, where: Whereabouts, *, by: User) -> None:
    """Write down where a listing is that the public never saw.

    An address that is not to be shown goes behind the door at once, and into no draft. Raises
    as ``writing.keep_draft``.
    """
    with transaction.atomic():
        row = locked_row(listing)
        if row.locked:
            raise LeftAsItIs(_("the team has locked it for a while"))
        before = writing.draft_of(row).place
        place = None
        if where.is_exact:
            place = _show(row, where, by)
        else:
            _hide(row, where)
        writing.keep_draft(row, _said(where, place, row.public_where), by=by)
        if before and before != place and Place.objects.filter(pk=before.pk).exists():
            forget_if_unwanted(before, row.organisation)


def _show(row: Listing, where: Whereabouts, by: User) -> Place:
    if row.location_visibility != LocationVisibility.EXACT:
        row.location_visibility, row.public_where = LocationVisibility.EXACT, ""
        row.public_geometry = None
        row.save()
    let_go(row)
    return where.place or _written(where, by)


def _hide(row: Listing, where: Whereabouts) -> None:
    row.location_visibility, row.public_where = where.visibility, where.public_where
    if where.place:
        withdraw_place(row, where.place)
    elif where.point:
        keep_apart(
            row,
            point=where.point,
            place_name=where.venue,
            address=where.address,
            postcode=where.postcode,
        )
    else:
        row.save()


def ask_to_move(listing: Listing, where: Whereabouts, *, by: User) -> None:
    """Have somebody look at where a listing is that the public has seen; until then it stays.

    An address that is not to be shown cannot wait in a draft, which all editors read: only a
    venue that the listing shows already can be hidden so. Raises ``LeftAsItIs`` for others.
    """
    if not where.is_exact and where.point:
        raise LeftAsItIs(_("an address that is not shown is moved by the team; please write to it"))
    with transaction.atomic():
        place, before = where.place, writing.draft_of(listing).place
        if where.is_exact and place is None:
            place = _written(where, by)
        writing.write_and_ask(listing, _said(where, place, where.public_where), by=by)
        if before and before != place:
            forget_if_unwanted(before, listing.organisation)


def _written(where: Whereabouts, by: User) -> Place:
    if where.point is None:
        raise LeftAsItIs(_("nobody said where it is"))
    return write_place(
        name=where.venue, address=where.address, postcode=where.postcode, point=where.point, by=by
    )


def _said(where: Whereabouts, place: Place | None, in_words: str) -> writing.Edit:
    def change(draft: Listing) -> None:
        draft.location_visibility = where.visibility
        draft.public_where = "" if where.is_exact else in_words
        draft.place = place

    return change
