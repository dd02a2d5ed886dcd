"""Pictures under addresses of their own, so that each is asked about at every look."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from places.models import Listing
from places.portal.pictures.models import ListingPicture, PictureState
from places.portal.pictures.renditions import WIDTHS_PX, public_picture, rendition_of

# As long as what was taken off may still be in a phone's own memory.
KEPT_S = 300
# Pictures are shown, never run, whatever somebody got past the door.
POLICY = "default-src 'none'; sandbox"


def file_of(picture: ListingPicture, width_px: int) -> HttpResponse:
    """A rendition as an answer."""
    with rendition_of(picture, width_px).file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="image/webp")
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response


@require_safe
@cache_control(public=True, max_age=KEPT_S)
def listing_picture(request: HttpRequest, uid: UUID, width_px: int) -> HttpResponse:
    """A picture of a listing that the public sees; whatever is taken off is gone at once."""
    rows = ListingPicture._default_manager.filter(uid=uid, state=PictureState.PUBLIC)
    picture = rows.first()
    if picture is None or width_px not in WIDTHS_PX:
        raise Http404
    listing = Listing.objects.listed().filter(pk=picture.listing_id).first()
    shown = public_picture(listing) if listing else None
    if shown is None or shown.pk != picture.pk:
        raise Http404
    return file_of(shown, width_px)
