"""``[[deprivation]]``: the decile and rank of each area in a nation's index."""

from __future__ import annotations

import itertools

from gis.packs.cells import shown, whole
from gis.packs.csv_rows import Row
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from gis.statistics.loader import Rows, StatisticsLoader
from gis.statistics.models import AreaDeprivation, Dataset, Sex

DECILE, RANK = "IMD_decile", "IMD_rank"
BATCH_ROWS = 5_000
Standing = tuple[int, int | None]


class DeprivationLoader(StatisticsLoader[Standing]):
    """Decile 1 and rank 1 are the most deprived, in England and in Wales alike."""

    table = "deprivation"

    def label(self) -> str:
        """The index's name."""
        return str(self.entry.get("index") or self.entry.get("label"))

    def columns(self) -> list[str]:
        """Decile, and rank unless the manifest names a decile alone."""
        self.decile = self.entry.get("decile") or DECILE
        self.rank = self.entry.get("rank") or ("" if self.entry.get("decile") else RANK)
        return [self.decile, *([self.rank] if self.rank else [])]

    def read(self, row: Row, report: FileReport) -> tuple[Sex, Standing]:
        """A decile from 1 to 10, and a rank from 1 up."""
        decile = whole(row.cells[self.decile], self.decile)
        if decile is None or not 1 <= decile <= 10:
            raise RowRefused(self.decile, f"{shown(row.cells[self.decile])} is not from 1 to 10")
        rank = whole(row.cells[self.rank], self.rank) if self.rank else None
        if self.rank and not rank:
            raise RowRefused(self.rank, f"{shown(row.cells[self.rank])} is not a rank from 1 up")
        return Sex.PERSONS, (decile, rank)

    def check(self, rows: Rows[Standing], report: FileReport) -> None:
        """Refuse ranks that go against the deciles: one of them is turned round."""
        ranked = sorted((rank, decile) for decile, rank in rows.values() if rank)
        for (rank, decile), (next_rank, next_decile) in itertools.pairwise(ranked):
            if next_decile < decile and next_rank > rank:
                raise FileRefused(
                    f"rank {rank:,} is in decile {decile} and rank {next_rank:,} in decile "
                    f"{next_decile}: ranks and deciles do not go the same way"
                )

    def written(self, dataset: Dataset) -> dict[tuple[int, str], tuple[int, Standing]]:
        """What is there already."""
        rows = AreaDeprivation.objects.filter(dataset=dataset)
        return {(row.area_id, Sex.PERSONS): (row.pk, (row.decile, row.rank)) for row in rows}

    def write(self, dataset: Dataset, new: Rows[Standing], differing: dict[int, Standing]) -> None:
        """Write in batches."""
        AreaDeprivation.objects.bulk_create(
            [
                AreaDeprivation(dataset=dataset, area_id=area, decile=decile, rank=rank)
                for (area, _sex), (decile, rank) in new.items()
            ],
            batch_size=BATCH_ROWS,
        )
        AreaDeprivation.objects.bulk_update(
            [AreaDeprivation(pk=pk, decile=d, rank=r) for pk, (d, r) in differing.items()],
            ["decile", "rank"],
            batch_size=BATCH_ROWS,
        )
