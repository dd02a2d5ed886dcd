"""The picture of a listing on its public page."""

from typing import Any

from django import template

from places.models import Listing
from places.portal.pictures.renditions import shown_of

register = template.Library()


@register.inclusion_tag("places/portal/pictures/shown.html")
def listing_picture(listing: Listing) -> dict[str, Any]:
    """The picture, where there is one that the public may see."""
    return {"picture": shown_of(listing) if listing.pk else None}
