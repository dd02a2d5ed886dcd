"""Move the files of vetting on by the calendar; also a job of the night."""

from typing import Any

from django.core.management.base import BaseCommand

from places.vetting.review import review_all


class Command(BaseCommand):
    """Running it again does nothing twice."""

    help = "Moves vetting files to renewal, and notes whom to tell. Part of `nightly`."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        self.stdout.write(f"Vetting: {review_all()}.")
