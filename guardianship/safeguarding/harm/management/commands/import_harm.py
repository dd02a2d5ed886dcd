"""``bin/manage import_harm FILE… --source CODE``: files of one source into counts."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.safeguarding.harm.area_sets import area_set_called
from guardianship.safeguarding.harm.enums import Rule
from guardianship.safeguarding.harm.files import CountsFile
from guardianship.safeguarding.harm.loading import How, load_file
from guardianship.safeguarding.harm.models import HarmSource


class Command(BaseCommand):
    """A dry run unless ``--apply`` is said. All files are loaded, or none."""

    help = "Count reports by area, month, time band and category. Rows themselves are never kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files, where they come from, and how rows find their area."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV, UTF-8")
        parser.add_argument("--source", required=True, help="code of a source of counts")
        parser.add_argument("--area-set", help="areas to count in; else the newest small areas")
        parser.add_argument(
            "--rule",
            choices=Rule.values,
            default=Rule.OWN_CODE.value,
            help="by a row's own area code, or by the area around its point",
        )
        parser.add_argument("--replace", action="store_true", help="put in place of loaded months")
        parser.add_argument("--apply", action="store_true", help="keep it; else a dry run")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, report, and keep nothing of a dry run."""
        try:
            how = How(
                source=_source(options["source"]),
                area_set=area_set_called(options["area_set"]),
                rule=Rule(options["rule"]),
                replace=options["replace"],
            )
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        with transaction.atomic():
            for path in options["files"]:
                self._load(path, how)
            if not options["apply"]:
                transaction.set_rollback(True)
        if not options["apply"]:
            self.stdout.write("This was a dry run: nothing was kept. Say --apply to load it.")

    def _load(self, path: Path, how: How) -> None:
        report = FileReport(how.source.code, path.name)
        try:
            load_file(CountsFile.at(path), path.name, how, report)
        except (FileRefused, OSError) as refusal:
            why = refusal.strerror if isinstance(refusal, OSError) else refusal
            raise CommandError(f"{path.name}: refused whole: {why}. Nothing was kept.") from refusal
        self.stdout.write(report.summary())
        for remark in report.remarks:
            self.stdout.write(f"    {remark}")


def _source(code: str) -> HarmSource:
    found = HarmSource.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(HarmSource.objects.order_by("code").values_list("code", flat=True))
        raise FileRefused(f"there is no source “{code}”; there are: {known}")
    return found
