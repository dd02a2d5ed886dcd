"""One list in other forms: the same question, the same listings, the same order."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guardianship.lib import clock
from places.exports.csv_file import csv_file
from places.exports.geojson_file import geojson_file
from places.exports.geopackage import MEDIA_TYPE, geopackage
from places.exports.list_calendar import list_calendar
from places.exports.news import news_file
from places.exports.records import rows_of_answer
from places.finder.chips import title
from places.finder.search import Answer
from places.public_pages import public_page
from places.views.asked_for_data import asked_for_data, refused

FILE_NAME = "places"

Written = Callable[[HttpRequest, Answer], HttpResponse]


def _list_view(limit: str) -> Callable[[Written], Callable[..., HttpResponse]]:
    """A public answer to the finder's question; lists above the setting ``limit`` are refused."""

    def decorated(write: Written) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest) -> HttpResponse:
            answer = asked_for_data(request)
            if isinstance(answer, HttpResponse):
                return answer
            most: int = getattr(settings, limit)
            if answer.total > most:
                words = _("More than %(most)s places. Ask for fewer, or read them page by page.")
                return refused("too_many", words % {"most": most})
            response = write(request, answer)
            response["X-Robots-Tag"] = "noindex"
            response["X-Content-Type-Options"] = "nosniff"
            return response

        return public_page(require_safe(view))

    return decorated


def origin_of(request: HttpRequest) -> str:
    """ "https://host" of this request, without a slash."""
    return request.build_absolute_uri("/").rstrip("/")


def _file(contents: bytes, media_type: str, ending: str) -> HttpResponse:
    disposition = f'attachment; filename="{FILE_NAME}.{ending}"'
    return HttpResponse(contents, media_type, headers={"Content-Disposition": disposition})


@_list_view("EXPORT_MOST_LISTINGS")
def as_csv(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The list as a table."""
    contents = csv_file(rows_of_answer(answer, origin_of(request)))
    return _file(contents, "text/csv; charset=utf-8", "csv")


@_list_view("EXPORT_MOST_LISTINGS")
def as_geojson(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The list as GeoJSON, which programs of other sites may read."""
    contents = geojson_file(rows_of_answer(answer, origin_of(request)))
    response = _file(contents, "application/geo+json", "geojson")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@_list_view("EXPORT_MOST_LISTINGS")
def as_geopackage(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The list as a GeoPackage."""
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return _file(geopackage(rows_of_answer(answer, origin_of(request)), today), MEDIA_TYPE, "gpkg")


@_list_view("EXPORT_MOST_IN_A_CALENDAR")
def as_calendar(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The times of all places of the list; where the question names a time, those times."""
    listings = [
        listing
        for section in answer.sections
        if section.count
        for listing in section.listings.select_related("place", "organisation")
    ]
    origin = origin_of(request)
    contents = list_calendar(
        listings,
        [origin + reverse("places:place", args=[listing.slug]) for listing in listings],
        title(answer.query, answer.spot),
        request.build_absolute_uri(request.path + answer.query.with_changes().querystring()),
        answer.window if answer.query.has_time else None,
    )
    return HttpResponse(
        contents,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{FILE_NAME}.ics"'},
    )


def _news(shape: str) -> Callable[..., HttpResponse]:
    def written(request: HttpRequest, answer: Answer) -> HttpResponse:
        query = answer.query.with_changes(at=None, when=None, unsure=False).querystring()
        origin = origin_of(request)
        text = news_file(
            answer,
            shape,
            origin,
            feed_url=origin + request.path + query,
            list_url=origin + reverse("places:find") + query,
        )
        return HttpResponse(text, content_type=f"application/{shape}+xml; charset=utf-8")

    return _list_view("NEWS_MOST_LISTINGS")(written)


as_atom, as_rss = _news("atom"), _news("rss")
