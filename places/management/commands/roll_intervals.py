"""``bin/manage roll_intervals``: open intervals of all listings up to today's window."""

from typing import Any

from django.core.management.base import BaseCommand

from places.models import OpenInterval


class Command(BaseCommand):
    """Run nightly; one run makes good all nights that were missed."""

    help = "Bring the open intervals of all live listings up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Roll, and say how many listings were behind."""
        self.stdout.write(f"{OpenInterval.objects.roll():,} listings rolled forward.")
