"""``bin/manage load_area_pack DIR``: a real place into the database, file by file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from gis.packs.manifest import Pack, read_manifest
from gis.packs.refusals import ManifestError
from gis.packs.report import PackReport
from gis.packs.telling import LoadingCommand
from places.importers.steps import load_pack
from places.importers.tables import PACK_TABLES


class Command(LoadingCommand):
    """A dry run unless ``--apply`` is said. Ends with 1 when a file was refused whole."""

    help = "Load an area pack: a folder of publishers' files with a manifest, area.toml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, and whether to keep what was loaded."""
        parser.add_argument("folder", type=Path, help="folder that holds area.toml")
        parser.add_argument("--apply", action="store_true", help="keep it; else a dry run")
        parser.add_argument("--report", type=Path, help="file for the report, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the manifest, load, report."""
        folder, applied = options["folder"], options["apply"]
        report = PackReport(pack=folder.name, applied=applied)
        try:
            pack = read_manifest(folder, PACK_TABLES)
            report.pack = pack.name
            self._load(pack, report, applied=applied)
        except ManifestError as error:
            report.manifest_errors = error.problems
            raise CommandError("\n".join(error.problems)) from error
        finally:
            self.keep_report(report.as_json(), options["report"])
        self._conclude(report)

    def _load(self, pack: Pack, report: PackReport, *, applied: bool) -> None:
        if applied:
            self._each_file(pack, report)
            return
        with transaction.atomic():
            self._each_file(pack, report)
            transaction.set_rollback(True)

    def _each_file(self, pack: Pack, report: PackReport) -> None:
        for found in load_pack(pack):
            report.files.append(found)
            self.tell(found)

    def _conclude(self, report: PackReport) -> None:
        changed, kept = report.total("changed"), report.total("kept")
        derived = sum(sum(found.derived.values()) for found in report.files)
        nothing = " Nothing changed." if not changed and not derived else ""
        self.stdout.write(
            f"{report.pack}: {kept:,} kept, {changed:,} changed, "
            f"{report.total('refused'):,} refused, {report.total('conflicts'):,} in conflict."
            f"{nothing}"
        )
        if not report.applied:
            self.stdout.write("This was a dry run: nothing was kept. Say --apply to load it.")
        if report.refused_files:
            names = ", ".join(found.file for found in report.refused_files)
            raise CommandError(f"Refused whole: {names}")
