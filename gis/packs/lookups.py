"""``[[lookups]]``: which area became, or lies in, which other one."""

from __future__ import annotations

from gis.models import Area, AreaLink, AreaSet
from gis.packs.cells import shown, words
from gis.packs.csv_rows import Row, read_rows
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused, RowRefused, nearest
from gis.packs.report import FileReport

CHANGES = ("", "U", "S", "M", "X")


class LookupsLoader:
    """Links between areas of two loaded sets. Rows about areas elsewhere are passed over."""

    table = "lookups"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Write links that are new or differ."""
        entry = self.entry
        from_areas, to_areas = self._areas("from_set"), self._areas("to_set")
        there = {
            (link.from_area_id, link.to_area_id): link
            for link in AreaLink.objects.filter(
                from_area__area_set__code=entry.get("from_set"),
                to_area__area_set__code=entry.get("to_set"),
            )
        }
        columns = [entry.get(key) for key in ("from_code", "to_code", "change") if entry.get(key)]
        seen: set[tuple[int, int]] = set()
        new: list[AreaLink] = []
        differing: list[AreaLink] = []
        elsewhere = 0
        for row in read_rows(entry.path, columns, report, f"{self.table} {self.file}"):
            try:
                pair = self._pair(row, from_areas, to_areas)
                if pair is None:
                    elsewhere += 1
                    continue
                if pair in seen:
                    raise RowRefused(entry.get("from_code"), "this pair is there a second time")
                change = self._change(row)
            except RowRefused as refusal:
                report.refuse(row.number, refusal.field, refusal.reason)
                continue
            seen.add(pair)
            link = there.get(pair)
            if link is None:
                new.append(AreaLink(from_area_id=pair[0], to_area_id=pair[1], change=change))
                report.add()
            elif link.change != change:
                link.change = change
                differing.append(link)
                report.changed += 1
            else:
                report.kept += 1
        self._pass_over(elsewhere, report)
        AreaLink.objects.bulk_create(new, batch_size=5000)
        AreaLink.objects.bulk_update(differing, ["change"], batch_size=1000)

    def _areas(self, key: str) -> dict[str, int]:
        code = self.entry.get(key)
        areas = dict(Area.objects.filter(area_set__code=code).values_list("code", "pk"))
        if not areas:
            known = list(AreaSet.objects.values_list("code", flat=True))
            raise FileRefused(f"{key}: no area set “{code}” is loaded{nearest(code, known)}")
        return areas

    def _pair(
        self, row: Row, from_areas: dict[str, int], to_areas: dict[str, int]
    ) -> tuple[int, int] | None:
        """Primary keys of the two areas; None when neither is of a loaded area."""
        from_column, to_column = self.entry.get("from_code"), self.entry.get("to_code")
        from_code = words(row.cells[from_column], from_column)
        to_code = words(row.cells[to_column], to_column)
        for column, code in ((from_column, from_code), (to_column, to_code)):
            if not code:
                raise RowRefused(column, "is missing")
        if from_code not in from_areas and to_code not in to_areas:
            return None
        for column, code, areas, key in (
            (from_column, from_code, from_areas, "from_set"),
            (to_column, to_code, to_areas, "to_set"),
        ):
            if code not in areas:
                raise RowRefused(column, f"{shown(code)} is not in {self.entry.get(key)}")
        pair = from_areas[from_code], to_areas[to_code]
        if pair[0] == pair[1]:
            raise RowRefused(from_column, "an area cannot be linked to itself")
        return pair

    def _change(self, row: Row) -> str:
        column = self.entry.get("change")
        change = words(row.cells[column], column).upper() if column else ""
        if change not in CHANGES:
            raise RowRefused(column, f"{shown(change)} is not one of U, S, M, X")
        return change

    def _pass_over(self, elsewhere: int, report: FileReport) -> None:
        if elsewhere and elsewhere == report.rows:
            sets = f"{self.entry.get('from_set')} and {self.entry.get('to_set')}"
            raise FileRefused(f"none of its codes is an area of {sets}")
        if elsewhere:
            report.leave_out(elsewhere, "rows are about areas that are not loaded")
