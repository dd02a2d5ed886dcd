"""``bin/manage import_feed SOURCE``: an Open Referral feed into listings, dry run first."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from gis.packs.refusals import FileRefused
from gis.packs.report import PackReport
from gis.packs.telling import LoadingCommand
from places.enums import Kind
from places.importers.open_referral.addresses import AddressRefused, feed_address
from places.importers.open_referral.fetching import Fetcher, FetchFailed
from places.importers.open_referral.pages import Feed as Pages
from places.sources.models import FeedService
from places.sources.running import (
    AlreadyImporting,
    Imported,
    alone,
    import_address,
    import_file,
    refused,
    try_out,
)
from places.sources.settling import Said

DIFFERENCES_SHOWN = 1_000


class Command(LoadingCommand):
    """A dry run unless ``--apply`` is said. Ends with 1 when nothing of the feed could be used."""

    help = "Import an Open Referral feed (UK 3.0 or 1.0) from a file or an allowed https address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The source, whether to keep it, and what is decided about it."""
        parser.add_argument("source", help="a file, or an https address of a host in FEED_HOSTS")
        parser.add_argument("--apply", action="store_true", help="keep it; else a dry run")
        parser.add_argument("--report", type=Path, help="file for the report, as JSON")
        parser.add_argument("--name", help="who publishes it; the address when left out")
        parser.add_argument("--licence", help="licence of the data")
        parser.add_argument("--attribution", help="what is said wherever they are shown")
        parser.add_argument("--kind", choices=Kind.values, help="where the feed says none")
        parser.add_argument("--ages", type=_ages, help="such as 11-25; others are left out")
        parser.add_argument(
            "--publish", action="store_true", default=None, help="publish; else drafts"
        )
        parser.add_argument(
            "--afresh", action="store_true", help="from page 1, whatever was read before"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, load, report."""
        name = options["name"] or options["source"]
        report = PackReport(pack=name, applied=options["apply"])
        failure, imported = "", None
        try:
            with alone():
                imported = self._import(options)
            found = imported.report
        except (FetchFailed, FileRefused, AddressRefused) as error:
            failure = self._failure(error, options)
            found = refused(name, str(error))
        except AlreadyImporting as error:
            raise CommandError("Another process is importing a feed.") from error
        report.files.append(found)
        self.tell(found)
        if found.changed_nothing and not found.refused_whole:
            self.stdout.write("Nothing changed.")
        self._write(report, imported, options["report"])
        if failure or found.refused_whole:
            raise CommandError(failure or f"Refused whole: {found.refused_whole}")
        if not options["apply"]:
            self.stdout.write("This was a dry run: nothing was kept. Say --apply to keep it.")

    def _import(self, options: dict[str, Any]) -> Imported:
        source = options["source"]
        if "://" not in source:
            said = _said(options, Path(source).name)
            path = Path(source)
            return import_file(said, path) if options["apply"] else try_out(said, path)
        address = feed_address(source, settings.FEED_HOSTS)
        pages = Pages(address, Fetcher())
        said = _said(options, str(address))
        if options["apply"]:
            return import_address(said, pages, afresh=options["afresh"])
        return try_out(said, pages)

    @staticmethod
    def _failure(error: Exception, options: dict[str, Any]) -> str:
        text = f"{options['source']}: {error}."
        if options["apply"] and isinstance(error, FetchFailed):
            text += " Nothing was changed; say the same again to go on from the page it came to."
        return text

    def _write(self, report: PackReport, imported: Imported | None, path: Path | None) -> None:
        told = report.as_json()
        if path and imported and report.applied:
            told["differs_from_source"] = _differences(imported)
        self.keep_report(told, path)


def _said(options: dict[str, Any], address: str) -> Said:
    keys = ("name", "licence", "attribution", "kind", "publish", "ages")
    return Said(address=address, **{key: options[key] for key in keys})


def _differences(imported: Imported) -> list[dict[str, Any]]:
    rows = FeedService.objects.filter(feed=imported.feed).exclude(differs=[])
    return [
        {"id": row.source_id, "listing": str(row.listing_uid), "fields": row.differs}
        for row in rows[:DIFFERENCES_SHOWN]
    ]


def _ages(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    if not (first.isdigit() and last.isdigit() and int(first) <= int(last) <= 120):
        raise ArgumentTypeError("is not a stretch of ages such as 11-25")
    return int(first), int(last)
