"""Measure the invented town, and let somebody read about it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guardianship.insight.demonstration import plan_the_town


class Command(BaseCommand):
    """Again, it does nothing."""

    help = "Gives the demonstration's commissioner and analyst an authority, and a release of it."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        if not settings.DEMONSTRATION:
            raise CommandError("Only in a demonstration: real analysts start their own runs.")
        self.stdout.write(f"{plan_the_town()}.")
