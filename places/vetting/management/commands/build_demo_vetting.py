"""Take the trusted businesses of the demonstration through vetting."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from places.vetting.demonstration import vet_the_town
from places.vetting.notices import plan_letters


class Command(BaseCommand):
    """Again, it does nothing; broken off, it goes on."""

    help = "Vets the invented town's trusted businesses. Not for a real place."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        if not settings.DEMONSTRATION:
            raise CommandError("Only in a demonstration: real businesses are really vetted.")
        done, listed = vet_the_town()
        plan_letters()
        self.stdout.write(f"{done} businesses vetted, {listed} on the list.")
