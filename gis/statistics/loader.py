"""What the three loaders share: rows by area, vintages told apart, only differences written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from django.contrib.gis.db.models.functions import PointOnSurface

from gis.models import Area, AreaKind, AreaSet
from gis.packs.cells import words
from gis.packs.csv_rows import Row, read_rows
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused, RowRefused, nearest
from gis.packs.report import FileReport
from gis.statistics.models import Dataset, Sex, Topic

NAMED_CODES = 5
Value = TypeVar("Value")
Rows = dict[tuple[int, str], Value]


class StatisticsLoader(ABC, Generic[Value]):
    """One file of one topic. Rows about areas that are not loaded are passed over."""

    table: str

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    @abstractmethod
    def columns(self) -> list[str]:
        """Columns of the file that ``read`` asks for, the code's left out."""

    @abstractmethod
    def read(self, row: Row, report: FileReport) -> tuple[Sex, Value]:
        """Whom the row counts, and its value."""

    @abstractmethod
    def written(self, dataset: Dataset) -> dict[tuple[int, str], tuple[int, Value]]:
        """Rows that are there already, by area and sex: primary key and value."""

    @abstractmethod
    def write(self, dataset: Dataset, new: Rows[Value], differing: dict[int, Value]) -> None:
        """Write rows that are new, and those that differ by primary key."""

    def counted(self) -> list[str]:
        """What the values count, for ``Dataset.columns``."""
        return []

    def label(self) -> str:
        """The name of the dataset."""
        return str(self.entry.get("label"))

    def check(self, rows: Rows[Value], report: FileReport) -> None:
        """Look at all rows together; raise ``FileRefused`` where they contradict each other."""

    def load(self, report: FileReport) -> None:
        """Write what is new or differs; what another file brought stays."""
        area_set = self._area_set()
        areas = dict(area_set.areas.values_list("code", "pk"))
        needed = [self.entry.get("code"), *self.columns()]
        rows: Rows[Value] = {}
        strays: Counter[str] = Counter()
        for row in read_rows(self.entry.path, needed, report, f"{self.table} {self.file}"):
            try:
                self._take(row, areas, rows, strays, report)
            except RowRefused as refusal:
                report.refuse(row.number, refusal.field, refusal.reason)
        self._check_vintage(area_set, set(strays))
        if not rows and not report.refused:
            raise FileRefused(f"none of its rows is about an area of {area_set.code}")
        self.check(rows, report)
        self._keep(self._dataset(area_set), rows, report)
        if strays:
            report.leave_out(strays.total(), "rows are about areas that are not loaded")
        self._tell_missing(area_set, {area for area, _sex in rows}, report)

    def _take(
        self,
        row: Row,
        areas: dict[str, int],
        rows: Rows[Value],
        strays: Counter[str],
        report: FileReport,
    ) -> None:
        column = self.entry.get("code")
        code = words(row.cells[column], column)
        if not code:
            raise RowRefused(column, "is missing")
        if code not in areas:
            strays[code] += 1
            return
        sex, value = self.read(row, report)
        if (areas[code], sex) in rows:
            raise RowRefused(column, f"{code} is there a second time")
        rows[areas[code], sex] = value

    def _area_set(self) -> AreaSet:
        code = self.entry.get("area_set")
        found = AreaSet.objects.filter(code=code).first()
        if found is None or not found.areas.exists():
            known = list(AreaSet.objects.values_list("code", flat=True))
            raise FileRefused(f"area_set: no area set “{code}” is loaded{nearest(code, known)}")
        return found

    def _check_vintage(self, area_set: AreaSet, strays: set[str]) -> None:
        """Refuse codes that a set of the same kind knows for this place: another vintage."""
        others = AreaSet.objects.filter(kind=area_set.kind).exclude(pk=area_set.pk)
        for other in others.order_by("code"):
            known = sorted(strays.intersection(self._here(other).values_list("code", flat=True)))
            if known:
                raise FileRefused(
                    f"{_some(known)} are areas of {other.code} and not of {area_set.code}: the "
                    "file is of another vintage than area_set says, or mixes two"
                )

    def _here(self, area_set: AreaSet) -> Any:
        """Areas of a set inside the pack's authority, or all where that is not loaded."""
        areas = Area.objects.in_set(area_set.code)
        authority = Area.objects.of_kind(AreaKind.AUTHORITY).filter(code=self.pack.authority)
        outline = authority.order_by("-area_set__valid_from").first()
        if outline is None:
            return areas
        inner = areas.annotate(inner_point=PointOnSurface("boundary"))
        return inner.filter(inner_point__within=outline.boundary)

    def _tell_missing(self, area_set: AreaSet, loaded: set[int], report: FileReport) -> None:
        here = self._here(area_set).exclude(pk__in=loaded)
        missing = sorted(here.values_list("code", flat=True))
        if missing:
            reason = f"{_some(missing)} of {area_set.code} have no row: nothing is known of them"
            report.note(None, self.entry.get("code"), reason)

    def _dataset(self, area_set: AreaSet) -> Dataset:
        """The dataset, with what this file says of its source."""
        about = {
            "source": self.entry.get("source") or self.pack.name,
            "licence": self.entry.get("licence") or self.pack.licence,
            "attribution": self.entry.get("attribution") or self.pack.attribution,
        }
        dataset, is_new = Dataset.objects.get_or_create(
            topic=Topic(self.table),
            area_set=area_set,
            as_of=self.entry.get("as_of", None),
            label=self.label(),
            defaults={**about, "columns": self.counted()},
        )
        if dataset.columns != self.counted():
            raise FileRefused(
                f"“{dataset}” is loaded already with other columns ({_some(dataset.columns)}); "
                "give this one a label of its own"
            )
        if not is_new and any(getattr(dataset, key) != value for key, value in about.items()):
            Dataset.objects.filter(pk=dataset.pk).update(**about)
        return dataset

    def _keep(self, dataset: Dataset, rows: Rows[Value], report: FileReport) -> None:
        there = self.written(dataset)
        new = {key: value for key, value in rows.items() if key not in there}
        differing = {
            there[key][0]: value
            for key, value in rows.items()
            if key in there and there[key][1] != value
        }
        self.write(dataset, new, differing)
        report.added += len(new)
        report.changed += len(new) + len(differing)
        report.kept += len(rows) - len(new) - len(differing)


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    more = len(listed) - NAMED_CODES
    first = ", ".join(listed[:NAMED_CODES])
    return f"{first} and {more:,} more" if more > 0 else first
