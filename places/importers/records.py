"""The import records of one source: what its rows became here."""

from __future__ import annotations

from uuid import UUID

from guardianship.lib import clock
from places.models import ImportRecord

Subject = ImportRecord.Subject


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

    def keep(self, source_id: str, uid: UUID, *, row: str, left: str) -> None:
        """Remember the fingerprints of a row and of the thing as it was left."""
        record, _created = ImportRecord.objects.update_or_create(
            subject=self.subject,
            source=self.source,
            source_id=source_id,
            defaults={
                "uid": uid,
                "row_fingerprint": row,
                "left_fingerprint": left,
                "loaded_at": clock.now(),
            },
        )
        self.by_id[source_id] = record

    def gone(self) -> list[ImportRecord]:
        """Records of rows that the source no longer has."""
        return [record for key, record in self.by_id.items() if key not in self.seen]
