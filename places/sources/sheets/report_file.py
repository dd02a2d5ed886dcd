"""The report of a list as a table for a spreadsheet; no cell is a formula."""

from __future__ import annotations

import csv
import io

from guardianship.lib.safe_cells import safe_cell
from places.sources.models import Sheet

# Says UTF-8 to Excel, which else reads Welsh letters as something else.
BYTE_ORDER_MARK = "\ufeff"
HEADINGS = ("what", "row", "column", "why")


def report_file(sheet: Sheet) -> bytes:
    """One line for each remark, then the counts."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    for remark in sheet.remarks:
        writer.writerow([safe_cell(cell) for cell in remark])
    if sheet.failure:
        writer.writerow(["refused_whole", "", "", safe_cell(sheet.failure)])
    for name, count in sheet.counts.items():
        writer.writerow(["count", "", safe_cell(name), safe_cell(count)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()
