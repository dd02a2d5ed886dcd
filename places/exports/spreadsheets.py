"""Wagtail's own tables of lists and reports, made safe in one place (rule R-EXP-1).

Wagtail keeps formulas out of XLSX but writes CSV as values come, and its XLSX breaks on control
characters. Every export of Wagtail prepares its values in one method, which is wrapped here.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from guardianship.lib.safe_cells import safe_cell, without_controls

prepared_by_wagtail = SpreadsheetExportMixin.preprocess_field_value


@wraps(prepared_by_wagtail)
def _prepared(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """What Wagtail makes of a value; of text, what no spreadsheet takes for a formula."""
    made = prepared_by_wagtail(self, field, value, export_format)
    if not isinstance(made, str):
        return made
    return safe_cell(made) if export_format == self.FORMAT_CSV else without_controls(made)


def make_safe() -> None:
    """Wrap Wagtail's method; again changes nothing."""
    SpreadsheetExportMixin.preprocess_field_value = _prepared
