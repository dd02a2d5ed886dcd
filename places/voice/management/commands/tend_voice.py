"""Delete words whose time is over, forget networks, tell leads who were not told."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from places.voice.keeping import tend, what_is_due


class Command(BaseCommand):
    """One line; safe to run at any time and again."""

    help = "Deletes what people said when its time is over. The nightly job does the same."

    def add_arguments(self, parser: CommandParser) -> None:
        """The dry run."""
        parser.add_argument("--dry-run", action="store_true", help="count only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it or count it."""
        if options["dry_run"]:
            views, concerns, voices = (rows.count() for rows in what_is_due())
            self.stdout.write(f"due: {views} views, {concerns} concerns, {voices} voices")
            return
        self.stdout.write(tend())
