"""The import records of one source: what its rows became here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from guardianship.lib import clock
from places.models import ImportRecord

Subject = ImportRecord.Subject


@dataclass(frozen=True, slots=True)
class Left:
    """A thing as an import left it: the row's identity, the thing's ``uid``, both marks."""

    source_id: str
    uid: UUID
    row: str
    left: str


class Records:
    """Records of one kind of thing from one source, by the row's identity there."""

    def __init__(self, subject: str, source: str) -> None:
        self.subject, self.source = subject, source
        rows = ImportRecord.objects.filter(subject=subject, source=source)
        self.by_id = {row.source_id: row for row in rows}
        self.seen: set[str] = set()

    def get(self, source_id: str) -> ImportRecord | None:
        """The record of a row; the row counts as seen from now on."""
        self.seen.add(source_id)
        return self.by_id.get(source_id)

    def keep(self, things: Sequence[Left]) -> None:
        """Remember things as they were left, in place of what was remembered before."""
        now = clock.now()
        rows = [
            ImportRecord(
                subject=self.subject,
                source=self.source,
                source_id=thing.source_id,
                uid=thing.uid,
                row_fingerprint=thing.row,
                left_fingerprint=thing.left,
                loaded_at=now,
            )
            for thing in things
        ]
        ImportRecord.objects.bulk_create(
            rows,
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["subject", "source", "source_id"],
            update_fields=["uid", "row_fingerprint", "left_fingerprint", "loaded_at"],
        )
        self.by_id.update({row.source_id: row for row in rows})

    def gone(self) -> list[ImportRecord]:
        """Records of rows that the source no longer has."""
        return [record for key, record in self.by_id.items() if key not in self.seen]
