"""``[[coverage_areas]]``: the patches of detached youth work, and areas used as patches."""

from __future__ import annotations

from django.conf import settings

from gis.models import Area
from gis.packs.cells import shown, words
from gis.packs.manifest import Entry, Pack
from gis.packs.polygons import Feature, read_polygons
from gis.packs.refusals import RowRefused
from gis.packs.report import FileReport
from places.importers.fingerprints import of_coverage_area
from places.importers.records import Left, Records, Subject
from places.models import CoverageArea, Listing, Organisation
from places.patch_shapes import area_m2

NAME_CHARS = 120
CODE_CHARS = 60


class CoverageAreasLoader:
    """Coverage areas by organisation and code; one that was edited here is left alone."""

    table = "coverage_areas"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Write coverage areas that are new or differ; listings that show them follow."""
        entry = self.entry
        keys = ("code", "name", "name_cy", "organisation")
        needed = [entry.get(key) for key in keys if entry.get(key)]
        records = Records(Subject.COVERAGE_AREA, f"coverage:{self.pack.code}")
        for feature in read_polygons(entry.path, needed, report, f"{self.table} {self.file}"):
            try:
                wanted = self._read(feature)
                key = f"{wanted.organisation.name.lower()[:120]}|{wanted.code}"
                if key in records.seen:
                    raise RowRefused(entry.get("code"), f"{wanted.code} is there a second time")
            except RowRefused as refusal:
                report.refuse(feature.number, refusal.field, refusal.reason)
                continue
            for repair in feature.repairs:
                report.note(feature.number, "geometry", repair)
            _write(key, wanted, records, report, feature.number)

    def _read(self, feature: Feature) -> CoverageArea:
        texts = {}
        for key, longest_chars in (
            ("code", CODE_CHARS),
            ("name", NAME_CHARS),
            ("name_cy", NAME_CHARS),
            ("organisation", None),
        ):
            column = self.entry.get(key)
            texts[key] = words(feature.text(column), column) if column else ""
            if not texts[key] and key != "name_cy":
                raise RowRefused(column, "is missing")
            if longest_chars and len(texts[key]) > longest_chars:
                raise RowRefused(column, f"is longer than {longest_chars} characters")
        code = texts["code"]
        if not all(c.isascii() and (c.isalnum() or c in "-_") for c in code):
            raise RowRefused(self.entry.get("code"), f"{shown(code)} is not a code such as PW-C01")
        if any(area_m2(part) < settings.COVERAGE_AREA_LEAST_M2 for part in feature.boundary):
            raise RowRefused("geometry", "a part is so small that it tells where workers stand")
        return CoverageArea(
            organisation=_organisation(self.entry.get("organisation"), texts["organisation"]),
            code=code,
            name=texts["name"],
            name_cy=texts["name_cy"],
            boundary=feature.boundary,
        )


def _organisation(column: str, name: str) -> Organisation:
    found = Organisation.objects.filter(name__iexact=name).first()
    if found is None:
        raise RowRefused(column, f"there is no organisation called {shown(name)}")
    return found


def _write(
    key: str, wanted: CoverageArea, records: Records, report: FileReport, number: int
) -> None:
    mark = of_coverage_area(wanted)
    record = records.get(key)
    there = CoverageArea.objects.filter(organisation=wanted.organisation, code=wanted.code).first()
    if there is not None and of_coverage_area(there) == mark:
        report.kept += 1
        return
    if there is not None and record and record.row_fingerprint == mark:
        report.kept += 1
        return
    if there is not None and (not record or record.left_fingerprint != of_coverage_area(there)):
        report.conflict(number, f"{there.name}: was edited here; it was left alone")
        return
    area = there or wanted
    area.name, area.name_cy, area.boundary = wanted.name, wanted.name_cy, wanted.boundary
    area.save()
    area.save_revision(clean=False)
    records.keep([Left(key, area.uid, mark, of_coverage_area(area))])
    report.changed += 1
    report.added += there is None
    for listing in Listing.objects.filter(sessions__coverage_area=area).distinct():
        listing.save()


class CoverageAreas:
    """Coverage areas by code: those of an organisation, of anybody, or made of a loaded area."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], CoverageArea] = {}

    def find(self, column: str, code: str, organisation: Organisation) -> CoverageArea:
        """The coverage area of a code for the listings of an organisation; else ``RowRefused``."""
        known = self._found.get((organisation.pk, code))
        if known is None:
            known = self._own(code, organisation) or self._of_area(column, code, organisation)
            self._found[organisation.pk, code] = known
        return known

    @staticmethod
    def _own(code: str, organisation: Organisation) -> CoverageArea | None:
        named = CoverageArea.objects.filter(code=code).order_by("pk")
        return named.filter(organisation=organisation).first() or named.first()

    @staticmethod
    def _of_area(column: str, code: str, organisation: Organisation) -> CoverageArea:
        area = Area.objects.current().filter(code=code).first()
        if area is None:
            raise RowRefused(column, f"{shown(code)} is no coverage area and no loaded area")
        made = CoverageArea.objects.create(
            organisation=organisation,
            code=area.code,
            name=area.name,
            name_cy=area.name_cy,
            boundary=area.boundary,
        )
        made.save_revision(clean=False)
        return made
