"""What young people say of a listing, on its public page."""

from typing import Any

from django import template

from places.voice.views_said import heard

register = template.Library()


@register.inclusion_tag("places/voice/heard.html")
def what_is_said(listing: Any) -> dict[str, Any]:
    """Published words and counts; nothing for a draft that was never public."""
    shown = listing.pk is not None and listing.live
    return {"heard": heard(listing) if shown else None}
