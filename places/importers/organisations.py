"""``[[organisations]]``: who runs things, known by their names."""

from __future__ import annotations

from django.db.models.functions import Lower

from gis.packs.csv_rows import Row, read_rows
from gis.packs.manifest import Entry, Pack
from gis.packs.refusals import RowRefused
from gis.packs.report import FileReport
from places.enums import OrganisationType
from places.importers.fingerprints import ORGANISATION_FIELDS, fingerprint, of_organisation
from places.importers.records import Left, Records, Subject
from places.importers.row_values import RowValues, organisation_words
from places.models import Organisation


class OrganisationsLoader:
    """Organisations by name; one that people here have edited is left alone."""

    table = "organisations"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Write organisations that are new or whose row has changed."""
        keys = [key for key in ORGANISATION_FIELDS if self.entry.get(key)]
        columns = {key: self.entry.get(key) for key in keys}
        records = Records(Subject.ORGANISATION, f"organisations:{self.pack.code}")
        there = {row.lower: row for row in Organisation.objects.annotate(lower=Lower("name")).all()}
        for row in read_rows(
            self.entry.path, list(columns.values()), report, f"{self.table} {self.file}"
        ):
            try:
                wanted, notes = self._read(row, columns)
                key = wanted["name"].lower()
                if key in records.seen:
                    raise RowRefused(columns["name"], f"{wanted['name']} is there a second time")
            except RowRefused as refusal:
                report.refuse(row.number, refusal.field, refusal.reason)
                continue
            for field, note in notes:
                report.note(row.number, field, note)
            _write(key, wanted, there.get(key), records, report, row.number)

    def _read(
        self, row: Row, columns: dict[str, str]
    ) -> tuple[dict[str, str], list[tuple[str, str]]]:
        values = RowValues(row, columns)
        texts = organisation_words(values, ("name", "name_cy"))
        if not texts["name"]:
            raise RowRefused(columns["name"], "is missing")
        contacts = values.contacts()
        wanted = {
            **texts,
            "type": values.choice("type", OrganisationType, OrganisationType.OTHER),
            "description": values.text("description", lines=True),
            **{key: contacts[key] for key in ("website", "email", "phone")},
        }
        return wanted, values.notes


def _write(
    key: str,
    wanted: dict[str, str],
    there: Organisation | None,
    records: Records,
    report: FileReport,
    row: int,
) -> None:
    mark = fingerprint(wanted)
    record = records.get(key)
    if record and record.row_fingerprint == mark and there is not None:
        report.kept += 1
        return
    same = there is not None and all(getattr(there, k) == value for k, value in wanted.items())
    edited = there is not None and (
        record is None or record.left_fingerprint != of_organisation(there)
    )
    if edited and not same:
        why = "was edited here since the last import" if record else "is there already"
        report.conflict(row, f"{wanted['name']}: {why} and says something else; it was left alone")
        return
    organisation = there or Organisation()
    if same:
        report.kept += 1
    else:
        for name, value in wanted.items():
            setattr(organisation, name, value)
        organisation.save()
        organisation.save_revision(clean=False)
        report.changed += 1
        report.added += there is None
    records.keep([Left(key, organisation.uid, mark, of_organisation(organisation))])
