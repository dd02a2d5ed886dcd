"""The board pack as a PDF with tags for screen readers; nothing is fetched but our own files."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import get_language

from guardianship.insight.board_pack.contents import BoardPack
from places.exports.poster_pdf import STATIC_ORIGIN, drawn_once

MEDIA_TYPE = "application/pdf"


def as_pdf(pack: BoardPack) -> bytes:
    """The file. It is not kept: another person's copy says another name."""
    contents, _pages, _first = drawn_once(as_html(pack))
    return contents


def as_html(pack: BoardPack) -> str:
    """The page that the PDF is drawn from."""
    return render_to_string(
        "insight/workbench/board_pack.html",
        {
            "language": get_language(),
            "static_origin": STATIC_ORIGIN,
            "pack": pack,
            "release": pack.release,
            "about": pack.taking.said_of_itself(),
        },
    )
