"""Serves a basemap's file by its parts: HTTP Range, as RFC 9110 §14 describes it.

A proxy may serve the folder in our place (``docs/basemap.md``); the answers are the same.
"""

from __future__ import annotations

import io
import re
from typing import IO

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
)
from django.views.decorators.http import require_safe

from gis.basemap.catalogue import ENDING, folder

CONTENT_TYPE = "application/vnd.pmtiles"
# The name changes with the content, so a copy never grows old.
CACHE = "public, max-age=31536000, immutable"
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


class RangeNotSatisfiable(ValueError):
    """The range that was asked for lies behind the end of the file."""


class Part(io.RawIOBase):
    """A stretch of a file, read as a file of its own. Takes the opened file over."""

    def __init__(self, opened: IO[bytes], first: int, size_bytes: int) -> None:
        self._opened, self._left = opened, size_bytes
        opened.seek(first)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` from what is left of the stretch."""
        content = self._opened.read(min(len(buffer), self._left))
        buffer[: len(content)] = content
        self._left -= len(content)
        return len(content)

    def close(self) -> None:
        """Close the file underneath too."""
        self._opened.close()
        super().close()


@require_safe
def serve_basemap(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file, or the one part of it that the request asks for."""
    path = folder() / f"{name}{ENDING}"
    try:
        opened = path.open("rb")
    except (FileNotFoundError, IsADirectoryError):
        # No page: nobody reads it, and it would ask the database.
        return HttpResponseNotFound()
    size_bytes, etag = path.stat().st_size, f'"{name}"'
    try:
        part = _asked_part(request, size_bytes, etag)
    except RangeNotSatisfiable:
        opened.close()
        refusal = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size_bytes}"})
        return _described(refusal, etag)
    if _has_it_already(request, etag):
        opened.close()
        return _described(HttpResponse(status=304), etag)
    if part is None:
        whole = FileResponse(opened, content_type=CONTENT_TYPE)
        whole["Content-Length"] = str(size_bytes)
        return _described(whole, etag)
    first, last = part
    response = FileResponse(
        Part(opened, first, last - first + 1), status=206, content_type=CONTENT_TYPE
    )
    response["Content-Length"] = str(last - first + 1)
    response["Content-Range"] = f"bytes {first}-{last}/{size_bytes}"
    return _described(response, etag)


def _described(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["Cache-Control"] = CACHE
    return response


def _has_it_already(request: HttpRequest, etag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or etag in {
        tag.strip().removeprefix("W/") for tag in known.split(",")
    }


def _asked_part(request: HttpRequest, size_bytes: int, etag: str) -> tuple[int, int] | None:
    """First and last byte, both included; nothing means the whole file.

    Several ranges, another unit or a broken header get the whole, which RFC 9110 allows, and so
    does HEAD, for which ranges have no meaning.
    """
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    fits = request.headers.get("If-Range", etag) == etag
    if request.method != "GET" or asked is None or not fits:
        return None
    first, last = (int(number) if number else None for number in asked.groups())
    if first is None and last is None:
        return None
    if first is None:
        # Only a last number: so many bytes at the end.
        first, last = size_bytes - min(last or 0, size_bytes), size_bytes - 1
    elif last is not None and last < first:
        return None
    if first >= size_bytes:
        raise RangeNotSatisfiable
    return first, size_bytes - 1 if last is None else min(last, size_bytes - 1)
