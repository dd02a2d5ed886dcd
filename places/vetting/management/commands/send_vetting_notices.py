"""Write to businesses whose renewal is due or that are off the list."""

from typing import Any

from django.core.management.base import BaseCommand

from places.vetting.notices import send_waiting


class Command(BaseCommand):
    """To be run every hour; sends nothing in the quiet hours, and nothing twice."""

    help = "Sends the notices of vetting that wait, outside the quiet hours."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        self.stdout.write(f"{send_waiting()} notices sent.")
