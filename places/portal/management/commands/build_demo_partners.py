"""Let the invented town's partners agree, go out, and work in the portal."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from places.portal.demonstration import organisation_at_work


class Command(BaseCommand):
    """After the accounts are made. Again, it adds the days that passed since."""

    help = "Charter, role cards, visits, a change that waits and a claim, of the invented town."

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        if not settings.DEMONSTRATION:
            raise CommandError("Only in a demonstration: real partners agree for themselves.")
        self.stdout.write(organisation_at_work())
