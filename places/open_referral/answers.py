"""How the feed answers: envelopes, lines, errors as the standard writes them, and validators."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import wraps
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from wagtail.models import ModelLogEntry, Revision

from guardianship.lib import clock
from places.models import Hold
from places.open_referral.asked import PER_PAGE, Paging
from places.open_referral.batch import Row
from places.open_referral.choosing import offered
from places.open_referral.lists import Collection
from places.public_pages import public_page
from places.timetable import day_bounds

logger = logging.getLogger(__name__)
JSON = "application/json; charset=utf-8"
LINES = "application/x-ndjson; charset=utf-8"
METHODS = ("GET", "HEAD", "OPTIONS")
LINES_AT_ONCE = 100
BAD_REQUEST, NOT_FOUND, NOT_ALLOWED, FAILED = 400, 404, 405, 500
NO_CONTENT = 204


class Refused(Exception):
    """A question that cannot be answered; the text says why."""


def written(told: object) -> str:
    """JSON without white space."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def answer(told: object, status: int = 200) -> HttpResponse:
    """One object, or a problem."""
    response = HttpResponse(written(told), status=status, content_type=JSON)
    if status == 200:
        response["Last-Modified"] = http_date(changed_at().timestamp())
    return response


def problem(status: int, error: str, message: str) -> HttpResponse:
    """What is wrong, in the two members that the standard asks for."""
    return answer({"error": error, "message": message}, status)


def listed(
    request: HttpRequest, rows: Collection, asked: Paging, *, on_one_page: bool = False
) -> HttpResponseBase:
    """A page of a list in its envelope, or all of it line by line.

    ``on_one_page`` puts everything on the first page, unless a length is asked for.
    """
    if asked.format == "ndjson":
        return _lines(request, rows)
    number = asked.page or 1
    if on_one_page and asked.per_page is None:
        contents = list(rows.everything()) if number == 1 else []
        return answer(envelope(contents, len(contents), number, max(1, len(contents))))
    size = asked.per_page or PER_PAGE
    total, contents = rows.page((number - 1) * size, size)
    return answer(envelope(contents, total, number, size))


def envelope(contents: list[Row], total: int, number: int, per_page: int) -> Row:
    """A page as the standard wraps it; a page past the last one is empty."""
    pages = -(-total // per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _lines(request: HttpRequest, rows: Collection) -> HttpResponseBase:
    """Everything, streamed; who has it already is told so before anything is read."""
    changed = int(changed_at().timestamp())
    # Vetting leaves no moment behind, so the number of what is offered stands beside it.
    count = offered().count()
    name = sha256(f"{request.get_full_path()} {changed} {count}".encode()).hexdigest()
    etag = f'W/"{name[:32]}"'
    unchanged = get_conditional_response(request, etag=etag, last_modified=changed)
    if unchanged is not None:
        return unchanged
    response = StreamingHttpResponse(_in_lines(rows.everything()), content_type=LINES)
    response["ETag"], response["Last-Modified"] = etag, http_date(changed)
    return response


def _in_lines(rows: Iterator[Row]) -> Iterator[bytes]:
    while some := list(islice(rows, LINES_AT_ONCE)):
        yield "".join(f"{written(row)}\n" for row in some).encode()


def changed_at() -> datetime:
    """When anything that the feed tells may have changed last, never too early.

    Every version, act and hold counts, and so does midnight: confirmations, vetting and closures
    run out by the day.
    """
    held = Hold.objects.aggregate(since=Max("since"), lifted=Max("lifted_at"))
    moments = [
        *held.values(),
        Revision.objects.aggregate(last=Max("created_at"))["last"],
        ModelLogEntry.objects.aggregate(last=Max("timestamp"))["last"],
        day_bounds(clock.today())[0],
    ]
    return max(moment for moment in moments if moment is not None)


def open_to_all(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of the feed: any site may read it, nobody keeps it unasked, errors are JSON."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=NO_CONTENT)
            response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
            response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
            response["Access-Control-Max-Age"] = str(int(timedelta(days=1).total_seconds()))
            return response
        if request.method not in METHODS:
            response = problem(NOT_ALLOWED, "method_not_allowed", "This feed is read with GET.")
            response["Allow"] = ", ".join(METHODS)
            return response
        return view(request, *args, **kwargs)

    page = public_page(answered)  # type: ignore[arg-type]

    @wraps(view)
    def shared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = request.method
        if method == "HEAD":
            # Made as for GET, so that it bears the same validators; the server sends no body.
            request.method = "GET"
        try:
            response = page(request, *args, **kwargs)
        finally:
            request.method = method
        if method == "HEAD" and response.streaming:
            response.streaming_content = ()  # type: ignore[attr-defined] # else all is read for it
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        return response

    shared.csrf_exempt = True  # type: ignore[attr-defined]
    return shared


def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """Something broke: said without saying what, and written down for the operator."""
    logger.error("The feed failed at %s", request.path, exc_info=error)
    return problem(FAILED, "internal_error", "Something went wrong here. Please try again later.")
