"""``[[population]]``, ``[[ethnicity]]``, ``[[denominator]]``: counts of people by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gis.packs.cells import shown, whole, words
from gis.packs.csv_rows import Row, read_header
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from gis.statistics.ages import Ages, finest
from gis.statistics.loader import Rows, StatisticsLoader
from gis.statistics.models import AreaCounts, Dataset, Sex

BATCH_ROWS = 2_000
TOTALS = ("all_ages", "total_population", "total_residents", "total")
# Five broad groups of the censuses of England and Wales, by how their columns begin.
BROAD_GROUPS = {
    "asian": "asian",
    "black": "black",
    "mixed": "mixed",
    "white": "white",
    "other": "other",
}
# A census swaps and adds a little, so that parts and totals may differ by this share.
PERTURBED_SHARE = 0.05


class CountsLoader(StatisticsLoader[list[int]]):
    """Rows of counts; subclasses say which columns count what."""

    def written(self, dataset: Dataset) -> dict[tuple[int, str], tuple[int, list[int]]]:
        """Counts that are there already."""
        rows = AreaCounts.objects.filter(dataset=dataset)
        return {(row.area_id, row.sex): (row.pk, row.counts) for row in rows.iterator()}

    def write(
        self, dataset: Dataset, new: Rows[list[int]], differing: dict[int, list[int]]
    ) -> None:
        """Write in batches."""
        AreaCounts.objects.bulk_create(
            [
                AreaCounts(dataset=dataset, area_id=area, sex=sex, counts=counts)
                for (area, sex), counts in new.items()
            ],
            batch_size=BATCH_ROWS,
        )
        AreaCounts.objects.bulk_update(
            [AreaCounts(pk=pk, counts=counts) for pk, counts in differing.items()],
            ["counts"],
            batch_size=BATCH_ROWS,
        )

    def total_column(self, header: Sequence[str]) -> str:
        """The column of totals: as the manifest says, else a well-known one, else none."""
        said = self.entry.get("total")
        return said or next((name for name in TOTALS if name in header), "")


class PopulationLoader(CountsLoader):
    """People by single year of age or by band, and by sex where the file divides them."""

    table = "population"

    def columns(self) -> list[str]:
        """Ages, total and sex."""
        header = read_header(self.entry.path)
        self.ages: Mapping[Ages, str] = finest(header)
        self.total = self.total_column(header)
        self.sexes = {str(self.entry.get(sex.value, sex.label)).strip().lower(): sex for sex in Sex}
        extra = [name for name in (self.total, self.entry.get("sex")) if name]
        return [*self.ages.values(), *extra]

    def counted(self) -> list[str]:
        """Ages, in their order."""
        return [str(ages) for ages in self.ages]

    def read(self, row: Row, report: FileReport) -> tuple[Sex, list[int]]:
        """The counts by age, which add up to the total where there is one."""
        counts = [_count(row, column) for column in self.ages.values()]
        if self.total and (total := _count(row, self.total)) != sum(counts):
            raise RowRefused(self.total, f"says {total:,}, and the ages add up to {sum(counts):,}")
        return self._sex(row), counts

    def _sex(self, row: Row) -> Sex:
        column = self.entry.get("sex")
        if not column:
            return Sex.PERSONS
        word = words(row.cells[column], column).lower()
        if word not in self.sexes:
            known = ", ".join(self.sexes)
            raise RowRefused(column, f"{shown(word)} is not one of {known}")
        return self.sexes[word]

    def check(self, rows: Rows[list[int]], report: FileReport) -> None:
        """Say where females and males are not persons, and where persons are not given."""
        areas = {area for area, _sex in rows}
        unlike = 0
        for area in areas:
            parts = [rows.get((area, sex)) for sex in (Sex.FEMALES, Sex.MALES)]
            whole_area = rows.get((area, Sex.PERSONS))
            if whole_area is None:
                raise FileRefused("some areas have rows by sex and none of all persons")
            if parts[0] and parts[1]:
                summed = [f + m for f, m in zip(parts[0], parts[1], strict=True)]
                unlike += summed != whole_area
        if unlike:
            report.note(None, self.entry.get("sex"), f"females and males are not persons: {unlike}")


class EthnicityLoader(CountsLoader):
    """People by ethnic group, in five groups or in as many as the file has."""

    table = "ethnicity"

    def columns(self) -> list[str]:
        """Columns that begin with one of the five broad groups, and the total."""
        header = read_header(self.entry.path)
        self.groups = [name for name in header if broad_group(name)]
        self.total = self.total_column(header)
        missing = set(BROAD_GROUPS.values()) - {broad_group(name) for name in self.groups}
        if missing:
            raise FileRefused(
                f"no column begins with {' or with '.join(sorted(missing))}; needed are columns of "
                "all five groups: asian, black, mixed, white, other"
            )
        return [*self.groups, *([self.total] if self.total else [])]

    def counted(self) -> list[str]:
        """Names of the groups as the file has them."""
        return [name[:120] for name in self.groups]

    def read(self, row: Row, report: FileReport) -> tuple[Sex, list[int]]:
        """The counts by group."""
        counts = [_count(row, column) for column in self.groups]
        if self.total:
            total, added = _count(row, self.total), sum(counts)
            said = f"says {total:,}, and the groups add up to {added:,}"
            if abs(total - added) > PERTURBED_SHARE * max(total, added):
                raise RowRefused(self.total, said)
            if total != added:
                report.note(row.number, self.total, said)
        return Sex.PERSONS, counts


class DenominatorLoader(CountsLoader):
    """People counted otherwise than as residents, such as by day: one number an area."""

    table = "denominator"

    def columns(self) -> list[str]:
        """The one that the manifest names."""
        return [self.entry.get("people")]

    def counted(self) -> list[str]:
        """The same in every file, whatever its column is called."""
        return ["people"]

    def read(self, row: Row, report: FileReport) -> tuple[Sex, list[int]]:
        """The number of the area."""
        return Sex.PERSONS, [_count(row, self.entry.get("people"))]


def broad_group(name: str) -> str:
    """Which of the five broad groups a column is of, or nothing."""
    first = name.strip().lower().replace(":", " ").replace(",", " ").split()
    return BROAD_GROUPS.get(first[0], "") if first else ""


def _count(row: Row, column: str) -> int:
    count = whole(row.cells[column], column)
    if count is None:
        raise RowRefused(column, "is missing")
    return count
