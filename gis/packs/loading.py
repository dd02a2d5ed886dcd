"""One loader, one transaction: all of a file that can be used, or nothing of it."""

from __future__ import annotations

from typing import Protocol

from django.db import connection, transaction

from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport, RemarkKind


class Loader(Protocol):
    """Reads one file into the database."""

    table: str
    file: str

    def load(self, report: FileReport) -> None:
        """Load the file and count its rows; raise ``FileRefused`` to keep nothing of it."""


def run(loader: Loader) -> FileReport:
    """Run one loader in its own transaction, or savepoint where one is open already."""
    report = FileReport(loader.table, loader.file)
    try:
        with transaction.atomic():
            loader.load(report)
            check_deferred()
            _refuse_when_no_row_could_be_used(report)
    except FileRefused as refusal:
        report.refuse_whole(str(refusal))
    return report


def check_deferred() -> None:
    """Check now what PostgreSQL would check at the end, so that a dry run finds it too."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _refuse_when_no_row_could_be_used(report: FileReport) -> None:
    if report.rows and report.refused >= report.rows:
        first = next((r for r in report.remarks if r.kind is RemarkKind.REFUSED), None)
        raise FileRefused(f"none of its {report.rows:,} rows could be used; the first: {first}")
