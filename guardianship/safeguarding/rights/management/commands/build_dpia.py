"""Write the table of docs/dpia.md from what the code declares of every field."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guardianship.safeguarding.rights.dpia import DOCUMENT, is_up_to_date, with_table


class Command(BaseCommand):
    """The rest of the document is written by hand and stays."""

    help = "Writes the table of fields into docs/dpia.md; --check says whether it is up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only look."""
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or look."""
        if options["check"]:
            if not is_up_to_date():
                raise CommandError("docs/dpia.md is not what the code says; run build_dpia.")
            self.stdout.write("docs/dpia.md is up to date")
            return
        document = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(with_table(document), encoding="utf-8")
        self.stdout.write("written: docs/dpia.md")
