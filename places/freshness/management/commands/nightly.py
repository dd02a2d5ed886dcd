"""``bin/manage nightly``: all jobs of the night, or those that are named."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guardianship.lib.nightly import Job, jobs
from places.freshness.running import AlreadyRunning, alone, run


class Command(BaseCommand):
    """Run once a night; a run that was broken off is made good by running again."""

    help = (
        "Keeps hours and reminders up to date, takes down what nobody confirmed, plans the mail, "
        "and forgets what has passed its time. Each job stands alone. Ends with 1 when one failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which jobs."""
        parser.add_argument("job", nargs="*", help="all of them when left out")
        parser.add_argument("--list", action="store_true", help="name the jobs and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each job."""
        if options["list"]:
            self.stdout.write("\n".join(job.name for job in jobs()))
            return
        wanted = self._wanted(options["job"])
        failed = []
        try:
            with alone():
                for row in run(wanted):
                    self.stdout.write(f"{row.job}: {row.report}")
                    failed += [] if row.went_well else [row.job]
        except AlreadyRunning as error:
            raise CommandError("Another process is at the jobs of the night.") from error
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")

    def _wanted(self, names: list[str]) -> list[Job]:
        known = {job.name: job for job in jobs()}
        unknown = [name for name in names if name not in known]
        if unknown:
            raise CommandError(f"Unknown: {', '.join(unknown)}. --list names the jobs.")
        return [job for job in known.values() if not names or job.name in names]
