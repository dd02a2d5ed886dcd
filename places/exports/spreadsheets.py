"""Wagtail's own tables of lists and reports, made safe in one place (rule R-EXP-1).

Wagtail keeps formulas out of XLSX but writes CSV as values come, and its XLSX breaks on control
characters. Every export of Wagtail prepares its values in one method and makes its file in
another; both are wrapped here, the second to note what leaves (rule R-EXP-3).
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from guardianship.accounts.exporting import Taken, purpose_of, taken_away
from guardianship.lib.safe_cells import safe_cell, without_controls

prepared_by_wagtail = SpreadsheetExportMixin.preprocess_field_value
written_by_wagtail = SpreadsheetExportMixin.as_spreadsheet


@wraps(prepared_by_wagtail)
def _prepared(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """What Wagtail makes of a value; of text, what no spreadsheet takes for a formula."""
    made = prepared_by_wagtail(self, field, value, export_format)
    if not isinstance(made, str):
        return made
    return safe_cell(made) if export_format == self.FORMAT_CSV else without_controls(made)


@wraps(written_by_wagtail)
def _noted(self: SpreadsheetExportMixin, rows: Any, spreadsheet_format: str) -> HttpResponseBase:
    """The file, and in the log who takes it away, how many rows, and what for."""
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    match = self.request.resolver_match
    page = match.view_name if match else ""
    taken_away(self.request, Taken(page, spreadsheet_format, count, purpose_of(self.request)))
    response: HttpResponseBase = written_by_wagtail(self, rows, spreadsheet_format)
    return response


def make_safe() -> None:
    """Wrap Wagtail's methods; again changes nothing."""
    SpreadsheetExportMixin.preprocess_field_value = _prepared
    SpreadsheetExportMixin.as_spreadsheet = _noted
