"""A picture's life: sent, looked at, taken off. Whatever takes it off deletes its files."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.log_actions import log

from guardianship.lib import clock
from places.actions import LeftAsItIs, locked_row
from places.enums import LocationVisibility
from places.models import Listing
from places.own_listings import is_their_own
from places.portal.pictures.models import HAS_A_FILE, ListingPicture, People, PictureState
from places.portal.pictures.renditions import make_all

if TYPE_CHECKING:
    from guardianship.accounts.models import User


def send_picture(listing: Listing, file: IO[bytes], agreed: dict[str, Any], *, by: User) -> None:
    """Keep a picture until somebody has looked at it; one that waits already is replaced.

    ``agreed`` are the texts and the consent by field. Raises ``ValidationError`` for what is no
    picture, ``LeftAsItIs`` where the listing shows less than where exactly it is.
    """
    with transaction.atomic():
        row = locked_row(listing)
        if row.location_visibility != LocationVisibility.EXACT:
            raise LeftAsItIs(_("it does not show where it is, and a picture would"))
        if row.locked:
            raise LeftAsItIs(_("the team has locked it for a while"))
        for waiting in _of(row).filter(state=PictureState.WAITING):
            take_off(waiting, PictureState.REPLACED, by=by)
        with_people = agreed["people"] == People.AGREED
        image = get_image_model().objects.create(
            title=_("Picture of a listing"),
            file=file,
            shows_people=with_people,
            consent_from=agreed["consent_from"],
            consent_on=agreed["consent_on"],
            consent_until=agreed["consent_until"],
        )
        ListingPicture._default_manager.create(
            listing=row, image=image, sent_by=by, sent_at=clock.now(), **agreed
        )
        log(instance=row, action="places.picture_sent", user=by)


def approve(picture: ListingPicture, *, by: User) -> None:
    """Make a picture public in place of the one before. ``LeftAsItIs`` where it cannot be."""
    with transaction.atomic():
        row = locked_row(picture.listing)
        _not_their_own(row, by)
        found = _waiting(picture)
        if row.location_visibility != LocationVisibility.EXACT:
            raise LeftAsItIs(_("it does not show where it is, and a picture would"))
        if found.consent_until and found.consent_until < clock.today():
            raise LeftAsItIs(_("the consent has ended"))
        for before in _of(row).filter(state=PictureState.PUBLIC):
            take_off(before, PictureState.REPLACED, by=by)
        make_all(found)
        found.state = PictureState.PUBLIC
        found.save(update_fields=["state"])
        log(instance=row, action="places.picture_public", user=by)


def refuse(picture: ListingPicture, why: str, *, by: User) -> None:
    """Send a picture back with a reason that the organisation reads."""
    with transaction.atomic():
        _not_their_own(locked_row(picture.listing), by)
        found = _waiting(picture)
        found.said = why
        take_off(found, PictureState.REFUSED, by=by)


def withdraw(listing: Listing, *, by: User) -> int:
    """Somebody no longer agrees: no picture from this moment. Returns how many went."""
    with transaction.atomic():
        row = locked_row(listing)
        rows = list(_of(row).filter(state__in=HAS_A_FILE))
        for picture in rows:
            picture.withdrawn_at = clock.now()
            take_off(picture, PictureState.WITHDRAWN, by=by)
    return len(rows)


def take_off(picture: ListingPicture, state: PictureState, *, by: User | None = None) -> None:
    """Take a picture off, and delete the file and its renditions; the record stays."""
    image, picture.image, picture.state = picture.image, None, state
    picture.save(update_fields=["image", "state", "said", "withdrawn_at"])
    if image is not None:
        # Row by row: each says good-bye to its file.
        for rendition in image.renditions.all():
            rendition.delete()
        image.delete()
    log(instance=picture.listing, action="places.picture_off", user=by)


def remove_what_hides(sender: Any, instance: Listing, **_options: Any) -> None:
    """A listing that shows less than where exactly it is has no picture, nor one that waits."""
    if instance.location_visibility != LocationVisibility.EXACT:
        for picture in _of(instance).filter(state__in=HAS_A_FILE):
            take_off(picture, PictureState.HIDDEN)


def take_off_expired() -> str:
    """Delete pictures whose consent has ended; the public stopped seeing them that day."""
    over = ListingPicture._default_manager.filter(
        state__in=HAS_A_FILE, consent_until__lt=clock.today()
    )
    rows = list(over.select_related("listing", "image"))
    for picture in rows:
        with transaction.atomic():
            take_off(picture, PictureState.EXPIRED)
    return f"pictures taken off: {len(rows):,}"


def _not_their_own(row: Listing, by: User) -> None:
    if is_their_own(by, row):
        raise LeftAsItIs(_("it is about an organisation of yours: somebody else decides"))


def _of(listing: Listing) -> QuerySet[ListingPicture]:
    return ListingPicture._default_manager.filter(listing=listing).select_related(
        "listing", "image"
    )


def _waiting(picture: ListingPicture) -> ListingPicture:
    found = _of(picture.listing).filter(pk=picture.pk, state=PictureState.WAITING).first()
    if found is None or found.image is None:
        raise LeftAsItIs(_("somebody has decided about it already"))
    return found
