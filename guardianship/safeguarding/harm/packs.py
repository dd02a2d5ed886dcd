"""``[[crime]]`` of an area pack: street-level files, one or several, by month."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gis.packs.loading import run
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.safeguarding.harm.area_sets import area_set_called
from guardianship.safeguarding.harm.enums import Rule
from guardianship.safeguarding.harm.files import CountsFile
from guardianship.safeguarding.harm.loading import How, load_file
from guardianship.safeguarding.harm.models import HarmSource
from guardianship.safeguarding.wall.covering import cover_every_duty

TABLE = "crime"
SOURCE = "police-street"


class CrimeLoader:
    """One file of street-level crime into counts; a month of an earlier load is replaced."""

    table = TABLE

    def __init__(self, pack: Pack, entry: Entry, written: set[tuple[str, str]]) -> None:
        self.pack, self.entry, self.written, self.file = pack, entry, written, entry.file

    def load(self, report: FileReport) -> None:
        """Add the file up and write its months."""
        code = self.entry.get("harm_source", SOURCE)
        source = HarmSource.objects.filter(code=code).first()
        if source is None:
            raise FileRefused(f"there is no source of counts “{code}”")
        how = How(
            source=source,
            area_set=area_set_called(self.entry.get("area_set")),
            rule=Rule(self.entry.get("rule", Rule.OWN_CODE)),
            replace=True,
            written=self.written,
        )
        load_file(CountsFile.at(Path(self.entry.path)), f"{self.table} {self.file}", how, report)


def load_crime(pack: Pack) -> Iterator[FileReport]:
    """All files of the table, and then what duties cover, as the pack may have brought areas."""
    cover_every_duty()
    written: dict[str, set[tuple[str, str]]] = {}
    for entry in pack.of(TABLE):
        done = written.setdefault(entry.get("area_set"), set())
        yield run(CrimeLoader(pack, entry, done))
