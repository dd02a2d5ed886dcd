"""The sizes in which the public gets a picture, and what a page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from guardianship.lib import clock
from places.enums import LocationVisibility
from places.models import Listing
from places.portal.pictures.models import ListingPicture, PictureState

WIDTHS_PX = (320, 640, 960)


def rendition_of(picture: ListingPicture, width_px: int) -> Any:
    """A smaller copy, made when it is first asked for; never wider than the picture itself."""
    image: Any = picture.image
    return image.get_rendition(f"max-{width_px}x{width_px}|format-webp|webpquality-70")


def make_all(picture: ListingPicture) -> None:
    """Make every size before the public asks."""
    for width_px in WIDTHS_PX:
        rendition_of(picture, width_px)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page needs: addresses, size in pixels, and words with their language."""

    src: str
    srcset: str
    width_px: int
    height_px: int
    alt: str
    language: str


def public_picture(listing: Listing) -> ListingPicture | None:
    """The picture that the public may see now, if any."""
    if listing.location_visibility != LocationVisibility.EXACT:
        return None
    rows = ListingPicture._default_manager.select_related("image").filter(
        listing=listing, state=PictureState.PUBLIC, image__isnull=False
    )
    return next((row for row in rows if _is_agreed(row)), None)


def _is_agreed(picture: ListingPicture) -> bool:
    return picture.consent_until is None or picture.consent_until >= clock.today()


def shown_of(listing: Listing) -> Shown | None:
    """What the page of a listing says of its picture."""
    picture = public_picture(listing)
    if picture is None:
        return None
    made = {width_px: rendition_of(picture, width_px) for width_px in WIDTHS_PX}
    address = {
        width_px: reverse("listing_picture", args=[picture.uid, width_px]) for width_px in made
    }
    by_width = {made[width_px].width: address[width_px] for width_px in reversed(WIDTHS_PX)}
    middle = made[WIDTHS_PX[1]]
    is_welsh = get_language() == "cy" and bool(picture.alt_cy)
    return Shown(
        src=address[WIDTHS_PX[1]],
        srcset=", ".join(f"{by_width[width]} {width}w" for width in sorted(by_width)),
        width_px=middle.width,
        height_px=middle.height,
        alt=picture.alt_cy if is_welsh else picture.alt,
        language="cy" if is_welsh else "en",
    )
