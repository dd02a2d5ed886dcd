"""The sticker in the window: a code that leads to what is true today.

Nothing on it says that the business is trusted. Paper cannot lapse; the page behind it can.
"""

from __future__ import annotations

from io import BytesIO

import segno
from django.utils import translation
from django.utils.translation import gettext as _
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from guardianship.accounts.addresses import address_of_page
from places.vetting.models import VettingCase

NIGHT, LIGHT, PAPER = HexColor("#1b2440"), HexColor("#ffd166"), HexColor("#ffffff")
QR_SIDE_MM = 62
# Modules of white around the code, as ISO/IEC 18004 asks.
QUIET_MODULES = 4
MARGIN_MM = 9
LANGUAGES = ("en", "cy")


def address_of(case: VettingCase) -> str:
    """The whole address of the status page of a business."""
    return address_of_page("vetting:sticker", case.sticker_code)


def qr_of(case: VettingCase) -> segno.QRCode:
    """The code of that address; a quarter of it may be scratched off."""
    return segno.make_qr(address_of(case), error="q")


def sticker_pdf(case: VettingCase) -> bytes:
    """One sticker, A6, in both languages; without a name, so that it says nothing by itself."""
    kept = BytesIO()
    canvas = Canvas(kept, pagesize=A6, invariant=True, lang="en-GB")
    canvas.setTitle(f"{_('Sticker')} {case.sticker_code}")
    width, height = A6
    canvas.setFillColor(NIGHT)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    line = height - 14 * mm
    for language in LANGUAGES:
        with translation.override(language):
            line = _heading(canvas, line, _("Need a hand?"), _("Scan this to see who helps here."))
    left, bottom = (width - QR_SIDE_MM * mm) / 2, 22 * mm
    _draw_code(canvas, case, left, bottom)
    canvas.setFillColor(PAPER)
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(width / 2, 14 * mm, address_of(case).partition("://")[2])
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawCentredString(width / 2, 8 * mm, _both("In danger? Call 999."))
    canvas.save()
    return kept.getvalue()


def _heading(canvas: Canvas, line: float, title: str, words: str) -> float:
    """A line in large letters and one in small; returns where the next may stand."""
    canvas.setFillColor(LIGHT)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(MARGIN_MM * mm, line, title)
    canvas.setFillColor(PAPER)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(MARGIN_MM * mm, line - 6 * mm, words)
    return line - 17 * mm


def _both(words: str) -> str:
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(_(words))
    return "  ".join(said)


def _draw_code(canvas: Canvas, case: VettingCase, left: float, bottom: float) -> None:
    """Dark modules on white, with the white edge around them."""
    rows = list(qr_of(case).matrix_iter(border=QUIET_MODULES))
    side = QR_SIDE_MM * mm
    module = side / len(rows)
    canvas.setFillColor(PAPER)
    canvas.rect(left, bottom, side, side, stroke=0, fill=1)
    canvas.setFillColor(NIGHT)
    for number, row in enumerate(rows):
        for place, dark in enumerate(row):
            if dark:
                top = bottom + side - (number + 1) * module
                canvas.rect(left + place * module, top, module, module, stroke=0, fill=1)
