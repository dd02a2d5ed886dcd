"""``[[postcodes]]``: points of postcodes, and the outward codes that they make up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.gis.geos import Point

from gis.crs import WGS84
from gis.models import PlaceName, Postcode
from gis.outward_codes import mean_points
from gis.packs.cells import shown, words
from gis.packs.csv_rows import Row, read_rows
from gis.packs.manifest import Entry, Pack
from gis.packs.positions import SamePointWatch, check_grid, point_in_row, position_columns
from gis.packs.refusals import RowRefused
from gis.packs.report import FileReport
from gis.place_names import Named, keep
from gis.postcodes import full_postcode, why_not_a_postcode

BATCH_ROWS = 5_000
OUTWARD_SOURCE = "postcodes"
# Ten centimetres: one publisher's rounding against another's is no move.
SAME_DEG = 1e-6


class PostcodesLoader:
    """Postcodes in batches, so that a nation's file needs no more memory than a town's."""

    table = "postcodes"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Write postcodes that are new or moved; those no longer in the file stay."""
        entry = self.entry
        columns = [entry.get("postcode"), *position_columns(entry.values)]
        rows = read_rows(entry.path, columns, report, f"{self.table} {self.file}")
        watch = SamePointWatch()
        points = self._points(rows, watch, report)
        changed: set[str] = set()
        while batch := dict(islice(points, BATCH_ROWS)):
            changed |= _write(batch, report)
        watch.check()
        report.derive("outward codes", keep_outward_codes(changed))

    def _points(
        self, rows: Iterable[Row], watch: SamePointWatch, report: FileReport
    ) -> Iterator[tuple[str, Point]]:
        seen: set[str] = set()
        for row in rows:
            try:
                code, point = self._read(row)
                if code in seen:
                    raise RowRefused(self.entry.get("postcode"), f"{code} is there a second time")
            except RowRefused as refusal:
                report.refuse(row.number, refusal.field, refusal.reason)
                continue
            seen.add(code)
            watch.see(point)
            yield code, point

    def _read(self, row: Row) -> tuple[str, Point]:
        column = self.entry.get("postcode")
        text = words(row.cells[column], column)
        if not text:
            raise RowRefused(column, "is missing")
        code = full_postcode(text)
        if code is None:
            raise RowRefused(column, f"{shown(text)} {why_not_a_postcode(text)}")
        check_grid(self.entry.values, code, self.pack.nation)
        point = point_in_row(row, self.entry.values)
        if point is None:
            columns = ", ".join(position_columns(self.entry.values))
            raise RowRefused(columns, "the position is missing")
        return code, point


def _write(batch: dict[str, Point], report: FileReport) -> set[str]:
    """Write one batch; returns the outward codes that it changed."""
    there = {row.code: row for row in Postcode.objects.filter(code__in=list(batch))}
    new: list[Postcode] = []
    moved: list[Postcode] = []
    for code, point in batch.items():
        row = there.get(code)
        if row is None:
            new.append(Postcode(code=code, outward=code.split()[0], point=point))
        elif max(abs(row.point.x - point.x), abs(row.point.y - point.y)) > SAME_DEG:
            row.point = point
            moved.append(row)
    Postcode.objects.bulk_create(new)
    Postcode.objects.bulk_update(moved, ["point"], batch_size=500)
    report.added += len(new)
    report.changed += len(new) + len(moved)
    report.kept += len(batch) - len(new) - len(moved)
    return {row.outward for row in (*new, *moved)}


def keep_outward_codes(outward_codes: Iterable[str]) -> int:
    """Make each outward code a place name at the mean of its postcodes; returns rows changed."""
    wanted = sorted(set(outward_codes))
    names = [
        Named(code, PlaceName.Kind.OUTWARD_CODE, Point(lon, lat, srid=WGS84))
        for code, lon, lat in mean_points(wanted)
    ]
    return keep(OUTWARD_SOURCE, names, only_keys=[code.lower() for code in wanted])
