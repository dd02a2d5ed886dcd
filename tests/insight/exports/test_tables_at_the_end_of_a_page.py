"""A table of a board pack that comes at the very end of a page goes on to the next with its name.

WeasyPrint left a caption behind on the page before, and then refused to tag the rest: no pack came.
"""

import io

from django.template.loader import render_to_string
from pypdf import PdfReader

from guardianship.insight.charts.figure import Figure, Table
from places.exports.poster_pdf import STATIC_ORIGIN, drawn_once

NAME, CELL = "Minutes by area", "Eastmoor Quay"
# Lines before the table so that it begins above, at and below the last line of the first page.
LINES = range(45, 52)


def section(lines: int) -> str:
    table = Table(NAME, ["Area", "Minutes"], [[CELL, "9"]] * 3)
    summary = " ".join(["word"] * 18 * lines)
    figure = Figure("f", "A figure", summary, table, "By walking.", "Who would come.", "Today.")
    template = "insight/workbench/figure_on_paper.html"
    return f'<div style="break-before: page">{render_to_string(template, {"figure": figure})}</div>'


def test_wherever_a_page_ends_a_table_stands_with_its_name() -> None:
    style = f'<link rel="stylesheet" href="{STATIC_ORIGIN}css/board_pack.css">'
    body = "".join(map(section, LINES))
    html = f'<!doctype html><html lang="en"><head><title>x</title>{style}</head>{body}</html>'
    contents, _pages, _first = drawn_once(html)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(contents)).pages]
    assert sum(NAME in text for text in texts) == len(LINES)
    assert [text for text in texts if NAME in text and CELL not in text] == []
    assert len(texts) > len(LINES), "some tables begin on a second page"
