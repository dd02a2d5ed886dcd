"""A page of ours as a PDF, drawn by WeasyPrint: nothing is fetched but our own static files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders

# Stands before the names of static files in what is drawn; ".invalid" is no host (RFC 2606).
STATIC_ORIGIN = "https://static.invalid/"
MEDIA_TYPES = {".css": "text/css", ".woff2": "font/woff2"}
# Drawing takes a second; a poster is asked for again and again as long as nothing changes.
KEPT_POSTERS = 32


class NotOurs(ValueError):
    """An address that is none of our own static files."""


def own_file(address: str) -> tuple[Path, str]:
    """The file of an address below ``STATIC_ORIGIN`` and its media type. Raises ``NotOurs``."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}/" != STATIC_ORIGIN or parts.query:
        raise NotOurs(address)
    name = unquote(parts.path).lstrip("/")
    media_type = MEDIA_TYPES.get(Path(name).suffix)
    if media_type is None or ".." in Path(name).parts:
        raise NotOurs(address)
    found = finders.find(name)
    if not isinstance(found, str):
        raise NotOurs(address)
    return Path(found), media_type


@lru_cache(maxsize=KEPT_POSTERS)
def drawn(html: str) -> tuple[bytes, int, frozenset[str]]:
    """As ``drawn_once``, and kept for whoever asks for the same."""
    return drawn_once(html)


def drawn_once(html: str) -> tuple[bytes, int, frozenset[str]]:
    """``html`` as a PDF, how many pages it has, and the ids of elements on the first of them."""
    # Here, because Pango is loaded with it: a second, and memory, that few processes need.
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Reads our own static files and refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            path, media_type = own_file(url)
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})

    document = HTML(string=html, base_url=STATIC_ORIGIN, url_fetcher=OwnFiles()).render(
        pdf_variant="pdf/ua-1"
    )
    first = frozenset(document.pages[0].anchors)
    return document.write_pdf(pdf_variant="pdf/ua-1"), len(document.pages), first
