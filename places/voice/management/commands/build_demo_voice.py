"""Let the people of the invented town say something."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from places.voice.demonstration import let_the_town_speak


class Command(BaseCommand):
    """Again, it does nothing."""

    help = "Fills the invented town with views, corrections and decided concerns."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        if not settings.DEMONSTRATION:
            raise CommandError("Only in a demonstration: real people speak for themselves.")
        self.stdout.write(f"{let_the_town_speak()} things were said.")
