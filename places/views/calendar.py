"""A listing's hours for somebody's own calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from places.calendar_file import calendar_file
from places.models import Listing
from places.public_pages import public_page
from places.stored_hours import stored_intervals


@public_page
@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The iCalendar file of a listed listing."""
    listing = get_object_or_404(Listing.objects.listed().select_related("place"), slug=slug)
    url = request.build_absolute_uri(reverse("places:place", args=[slug]))
    contents = calendar_file(listing, stored_intervals(listing), url)
    disposition = f'inline; filename="{slug}.ics"'
    return HttpResponse(
        contents,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )
