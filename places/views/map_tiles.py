"""The map of a long list, tile by tile."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.map_patches import written_patches
from places.map_tiles import Tile, written_tile
from places.public_pages import public_page
from places.views.asked_for_data import asked_for_data

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"


@public_page
@require_safe
def map_tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """A vector tile of all matches; 204 where it is empty, 404 where the grid ends."""
    tile = Tile(z, x, y)
    if not tile.exists:
        raise Http404
    answer = asked_for_data(request)
    if isinstance(answer, HttpResponse):
        return answer
    # The layers of a tile stand one after the other.
    contents = written_tile(answer, tile) + written_patches(answer, tile)
    return HttpResponse(contents, content_type=MEDIA_TYPE, status=200 if contents else 204)
