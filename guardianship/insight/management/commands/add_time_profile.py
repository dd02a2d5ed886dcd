"""``bin/manage add_time_profile FILE --code CODE --licence NAME``: a profile of the day."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from gis.analysis.contracts import BadParameter
from guardianship.insight.releasing.by_profile import read_profile
from guardianship.safeguarding.harm.models import TimeProfile


class Command(BaseCommand):
    """Added once, then chosen on the page of a release; again, it takes the place of the same."""

    help = "Keeps published cases by time band, for sources of reports that know the month alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file of ``run_analysis --profile``, and under which terms it was published."""
        parser.add_argument("file", type=Path, help="JSON: name, source, of_whom, cases by band")
        parser.add_argument("--code", required=True, help="short name in addresses")
        parser.add_argument("--licence", required=True, help="under which it was published")
        parser.add_argument("--address", default="", help="where it was published")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line, or what is wrong."""
        try:
            read = read_profile(options["file"])
        except BadParameter as error:
            raise CommandError(str(error)) from error
        code = options["code"]
        row = TimeProfile.objects.filter(code=code).first() or TimeProfile(code=code)
        row.name, row.source, row.of_whom = read.name, read.source, read.of_whom
        row.cases = dict(read.cases)
        row.licence, row.address = options["licence"], options["address"]
        try:
            row.full_clean()
        except ValidationError as error:
            said = [f"{name}: {' '.join(why)}" for name, why in error.message_dict.items()]
            raise CommandError("; ".join(said)) from error
        row.save()
        self.stdout.write(f"{row} can be chosen.")
