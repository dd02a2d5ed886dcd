"""A release as a data workbook (XLSX): what it says of itself first, then a sheet for each table.

No cell is a formula (rule R-EXP-1): texts are written as texts, whatever they begin with.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pandas as pd
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from guardianship.insight.exports.column_words import explained
from guardianship.insight.exports.taking import TITLES, Taking
from guardianship.lib import clock
from guardianship.lib.safe_cells import safe_cell, without_controls

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LABEL_WIDTH, WORDS_WIDTH, COLUMN_WIDTH = 28, 100, 16
# A footer holds 255 characters in all.
FOOT_MOST = 110


def workbook(taking: Taking) -> bytes:
    """The file."""
    book = Workbook(write_only=True)
    _about(book, taking)
    for name, frame in taking.tables().items():
        _sheet(book, name, frame)
    for sheet in book.worksheets:
        _foot(sheet, taking)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _about(book: Workbook, taking: Taking) -> None:
    sheet = book.create_sheet(_("Read this first")[:31])
    sheet.column_dimensions["A"].width = LABEL_WIDTH
    sheet.column_dimensions["B"].width = WORDS_WIDTH
    for label, words in taking.said_of_itself():
        sheet.append([_text(sheet, label, bold=True), _text(sheet, words)])
    sheet.append([])
    for label, words in explained(taking.tables()):
        sheet.append([_text(sheet, label, bold=label in TITLES), _text(sheet, words)])


def _foot(sheet: Any, taking: Taking) -> None:
    """On every printed page: of which release, for whom, what for, when."""
    release = taking.release
    day = date_format(taking.at.astimezone(clock.LONDON), "j F Y")
    sheet.oddFooter.left.text = _plain(f"{release.authority.name}, {release.content_hash[:12]}")
    sheet.oddFooter.right.text = _plain(f"{taking.person}, {day}: {taking.purpose}")


def _plain(words: str) -> str:
    """Words in which nothing is a code of a footer, and not too long for one."""
    return without_controls(words)[:FOOT_MOST].replace("&", "&&")


def _sheet(book: Workbook, name: str, frame: pd.DataFrame) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number in range(1, len(frame.columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = COLUMN_WIDTH
    sheet.append([_text(sheet, str(column), bold=True) for column in frame.columns])
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return _text(sheet, str(value))


def _text(sheet: Any, words: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=safe_cell(words))
    cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell
