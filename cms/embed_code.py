"""The line of HTML that puts a list or a map of ours into a page of another site; the poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from cms.models.map_page import MapPage
    from places.finder.query import FinderQuery

WIDTH_PX, HEIGHT_PX = 480, 640
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 280, 320


def map_address(page: MapPage) -> str:
    """The path of an embedded map page, in its own language."""
    with translation.override(page.locale.language_code):
        return reverse("embed:map", args=[page.pk])


def poster_address(page: MapPage) -> str:
    """The path of a map page's poster, in its own language."""
    with translation.override(page.locale.language_code):
        return reverse("embed:poster", args=[page.pk])


def list_address(query: FinderQuery) -> str:
    """The path of an embedded list, in the reader's language."""
    return reverse("embed:list") + query.with_changes().querystring()


def frame_code(
    address: str, title: str, width_px: int | None = None, height_px: int = HEIGHT_PX
) -> SafeString:
    """An iframe for a whole ``address``; without a width it fills the place it is put in."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'referrerpolicy="no-referrer"></iframe>',
        address,
        title,
        width_px or "100%",
        height_px,
    )
