"""Let the team of the invented town work."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guardianship.safeguarding.contexts.demonstration import let_the_team_work


class Command(BaseCommand):
    """Again, it does nothing."""

    help = "Gives the demonstration's practitioner and lead an area, and contexts of theirs."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        if not settings.DEMONSTRATION:
            raise CommandError("Only in a demonstration: real teams write their own.")
        self.stdout.write(f"{let_the_team_work()} contexts were written down.")
