"""``bin/manage send_mail``: what waits goes out, where no background worker does it."""

from typing import Any

from django.core.management.base import BaseCommand

from places.freshness.sending import quiet_words, send_waiting


class Command(BaseCommand):
    """Safe to run as often as one likes; in the quiet hours it does nothing."""

    help = "Sends the mail that waits. Each mail goes out at most once."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line."""
        self.stdout.write(quiet_words() or send_waiting())
