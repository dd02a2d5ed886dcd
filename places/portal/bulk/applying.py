"""Writing what a file says: the way each change would go if somebody typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gis.postcodes import full_postcode
from places.actions import LeftAsItIs, write_listing
from places.enums import LocationVisibility
from places.models import Listing, Organisation
from places.portal import writing
from places.portal.bulk.models import Upload
from places.portal.bulk.planning import Outcome, Planned, edit_of, plan
from places.portal.bulk.reading import shows_exactly
from places.portal.new.whereabouts import Whereabouts, settle_new
from places.portal.risk import RISKS, Risk

if TYPE_CHECKING:
    from guardianship.accounts.models import User

TO_DO = (Outcome.NEW, Outcome.CHANGED)


def apply(upload: Upload, *, role: str, by_row: bool = False) -> None:
    """Apply an upload and forget its cells. Applying it, or the same file, again changes nothing.

    All rows go in one transaction, or with ``by_row`` each in its own, counted as it goes. A
    row that cannot be written is left, and why is kept; the others go on.
    """
    rows = [(number, cells) for number, cells in upload.rows]
    planned, own = plan(upload.organisation, rows)
    now = own.seen()
    overtaken = {uid for uid, seen in upload.seen.items() if now.get(uid) != seen}
    work = [row for row in planned if row.outcome in TO_DO]
    left: list[list[object]] = [
        [row.number, _("it cannot be used")] for row in planned if row.outcome is Outcome.FAULTY
    ]
    upload.to_do, upload.done = len(work), 0
    if by_row:
        upload.save(update_fields=["to_do", "done"])
        _write(upload, work, overtaken, left, role)
    else:
        with transaction.atomic():
            _write(upload, work, overtaken, left, role)
    upload.state, upload.rows, upload.seen, upload.left = Upload.State.DONE, [], {}, left
    upload.save()


def _write(
    upload: Upload, work: list[Planned], overtaken: set[str], left: list[list[object]], role: str
) -> None:
    for row in work:
        try:
            if row.listing is not None and str(row.listing.uid) in overtaken:
                raise LeftAsItIs(_("somebody has changed it since"))
            with transaction.atomic():
                _write_row(row, upload.organisation, upload.by, role)
        except LeftAsItIs as why:
            left.append([row.number, str(why)])
        except ValidationError as wrong:
            left.append([row.number, " ".join(wrong.messages)])
        else:
            upload.done += 1
        Upload.objects.filter(pk=upload.pk).update(done=upload.done)


def _write_row(row: Planned, organisation: Organisation, by: User, role: str) -> None:
    if row.listing is None:
        _begin(row, organisation, by)
        return
    names = [change.name for change in row.changes]
    if row.listing.first_published_at is None:
        writing.write_at_once(row.listing, edit_of(row, names), by=by)
        return
    low = [name for name in names if RISKS[name] is Risk.LOW]
    high = [name for name in names if RISKS[name] is Risk.HIGH]
    if low:
        writing.write_at_once(row.listing, _and_confirmed(row, low, role), by=by)
        if "sessions" in low:
            writing.hours_are_right_now(row.listing, by=by)
    if high:
        writing.write_and_ask(row.listing, edit_of(row, high), by=by)


def _and_confirmed(row: Planned, names: list[str], role: str) -> writing.Edit:
    edit = edit_of(row, names)

    def change(listing: Listing) -> None:
        edit(listing)
        if "sessions" in names:
            writing.confirmed_today(listing, role)

    return change


def _begin(row: Planned, organisation: Organisation, by: User) -> None:
    """A new draft, sent in for a look."""
    listing = Listing(organisation=organisation)
    edit_of(row, [*row.read.fields, "sessions"])(listing)
    if row.read.rules is None:
        listing.hours_known = row.read.fields.get("hours_known", "not_known")
    write_listing(listing=listing, by=by, publish=False)
    where = row.read.where
    visibility = where.get("location_visibility", LocationVisibility.EXACT)
    if row.point is not None or not shows_exactly(where):
        whereabouts = Whereabouts(
            visibility=visibility,
            point=row.point,
            venue=row.name,
            address=where.get("address", ""),
            postcode=full_postcode(where.get("postcode", "")) or "",
            public_where="" if shows_exactly(where) else where.get("public_where", ""),
        )
        settle_new(listing, whereabouts, by=by)
    writing.ask_for_a_look(listing, by=by)
