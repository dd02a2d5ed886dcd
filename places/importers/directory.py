"""``[[directory]]``: a CSV of places, its columns mapped by the manifest."""

from __future__ import annotations

from pathlib import PurePath

from django.utils.text import slugify

from gis.packs.csv_rows import read_rows
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from places.importers.candidate import Candidate
from places.importers.directory_hours import DirectoryHours
from places.importers.directory_rows import DirectoryRows
from places.importers.row_values import WITHHELD, RowValues
from places.importers.writing import ListingWriter

LOCATION_KEYS = (
    "lon",
    "lat",
    "easting",
    "northing",
    "postcode",
    "address",
    "place",
    "place_cy",
    "getting_there",
)


class DirectoryLoader:
    """Listings of one directory.

    ``claimed`` are the ids that earlier directories of the pack have, with where they stand;
    ``hours`` knows the sessions of the whole pack.
    """

    table = "directory"
    # Whether the publisher's word stands in for our vetting of trusted businesses.
    vouches = True

    def __init__(
        self, pack: Pack, entry: Entry, hours: DirectoryHours, claimed: dict[str, str]
    ) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file
        self.columns = dict(entry.inside.get("columns", {}))
        self.hours, self.claimed = hours, claimed
        self.source = f"directory:{pack.code}:{slugify(PurePath(entry.file).stem)[:30]}"
        # After a load: what could be used, and the ids of the rows that could not.
        self.candidates: list[Candidate] = []
        self.unused: list[str] = []

    def load(self, report: FileReport) -> None:
        """Read every row, then write the listings."""
        if "id" in self.columns:
            self._refuse_without_sessions()
        label = f"{self.table} {self.file}"
        claimed = self._read(report, label)
        publish = self.entry.get("publish", False)
        writer = ListingWriter(self.source, publish, report, vouches=self.vouches)
        writer.saw(self.unused)
        writer.write(self.candidates, label)
        writer.report_gone()
        if "id" in self.columns:
            self.claimed.update(claimed)

    def check_row(self, values: RowValues) -> None:
        """For loaders that refuse more: raises ``RowRefused``."""

    def _read(self, report: FileReport, label: str) -> dict[str, str]:
        """Fill ``candidates`` and ``unused``; the ids of the file and of those before it."""
        rows = DirectoryRows(self.pack, self.entry, self.columns, self.hours, report)
        claimed = dict(self.claimed)
        self.candidates, self.unused = [], []
        for row in read_rows(self.entry.path, list(self.columns.values()), report, label):
            values = RowValues(row, self.columns)
            row_id = ""
            try:
                self.check_row(values)
                row_id = rows.identity(values)
                self._claim(claimed, row_id, values)
                self.candidates.append(rows.candidate(values, row_id))
            except RowRefused as refusal:
                self.unused.append(row_id)
                report.refuse(row.number, refusal.field, self._fit_to_show(values, refusal))
        rows.watch.check()
        return claimed

    def _refuse_without_sessions(self) -> None:
        refused = [*self.hours.sessions.refused_files, *self.hours.exceptions.refused_files]
        if refused:
            raise FileRefused(
                f"the times of its listings are missing, because {', '.join(refused)} was refused"
            )

    def _claim(self, claimed: dict[str, str], row_id: str, values: RowValues) -> None:
        where = f"row {values.row.number} of {self.file}"
        if row_id in claimed:
            column = values.column("id") if "id" in self.columns else values.column("name")
            raise RowRefused(column, f"is there a second time; the first is {claimed[row_id]}")
        claimed[row_id] = where

    def _fit_to_show(self, values: RowValues, refusal: RowRefused) -> str:
        """The reason, without the place of a row that may hide it."""
        if not values.may_hide():
            return refusal.reason
        hidden = {self.columns[key] for key in LOCATION_KEYS if key in self.columns}
        named = set(refusal.field.split(", "))
        return WITHHELD if named & hidden else refusal.reason
