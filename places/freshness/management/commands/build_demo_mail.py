"""Some mail for the demonstration, so that its page of the mail has something to read."""

from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from places.freshness import planning
from places.freshness.sending import send_waiting

SHOWN = 12


class Command(BaseCommand):
    """Safe to run again: what was sent is not sent twice."""

    help = "Plans the reminders of today for the demonstration, and shows the first of them."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line. Refuses where mail would leave the machine."""
        if not settings.DEMONSTRATION:
            raise CommandError("These settings are not those of the demonstration.")
        for plan in (
            planning.plan_editors_week,
            planning.note_stages,
            planning.plan_ageing,
            planning.plan_seasons,
            planning.plan_monthly,
        ):
            plan()
        with redirect_stdout(StringIO()):
            # Nothing leaves the machine, so nobody's night is disturbed.
            done = send_waiting(heed_quiet_hours=False, at_most=SHOWN)
        self.stdout.write(f"Mail to read on the page of the mail. {done}.")
