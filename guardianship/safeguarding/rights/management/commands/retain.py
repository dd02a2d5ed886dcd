"""Delete what has outlived what the register says of it, or count it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from guardianship.safeguarding.rights.retention import forget, what_is_due


class Command(BaseCommand):
    """One line for each model; safe to run at any time and again."""

    help = "Deletes rows whose time is over. The nightly job does the same."

    def add_arguments(self, parser: CommandParser) -> None:
        """The dry run."""
        parser.add_argument("--dry-run", action="store_true", help="count only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it or count it."""
        word = "due" if options["dry_run"] else "deleted"
        for due in what_is_due() if options["dry_run"] else forget():
            self.stdout.write(f"{'stuck' if due.is_stuck else word}: {due.rows} {due.model}")
