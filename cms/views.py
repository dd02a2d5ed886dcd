"""Addresses beside the pages: the front door, colours, pictures."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.views import serve

from cms.colours import Palette, style_sheet, too_faint
from cms.models import HomePage
from places.public_pages import public_page
from places.views.home import home

YEAR_S = 31_536_000
# Pictures are shown, never run, whatever somebody got past the door.
PICTURE_POLICY = "default-src 'none'; sandbox"
PICTURE_TYPES = {
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}

public_serve = public_page(require_safe(serve))


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """The editors' home page, or the register's own where they have none yet."""
    site = Site.find_for_request(request)
    if site is not None:
        page = site.root_page.localized
        if page.live and issubclass(page.specific_class or HomePage, HomePage):
            response: HttpResponse = public_serve(request, "")
            return response
    return home(request)


@require_safe
@cache_control(public=True, max_age=YEAR_S, immutable=True)
def colours(request: HttpRequest, dusk: str, dusk_dark: str, lamp: str) -> HttpResponse:
    """The style sheet of a palette, from its address alone; none that cannot be read."""
    palette = Palette(f"#{dusk}", f"#{dusk_dark}", f"#{lamp}")
    if too_faint(palette):
        raise Http404
    return HttpResponse(style_sheet(palette), content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=YEAR_S, immutable=True)
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition. Originals have no address."""
    kind = PICTURE_TYPES.get(PurePosixPath(name).suffix)
    path = f"images/{name}"
    if kind is None or not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path, "rb"), content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PICTURE_POLICY
    return response
