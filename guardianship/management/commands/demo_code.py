"""The code that a demonstration account's authenticator shows now."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from guardianship.accounts.demonstration import current_code, is_demonstration_account
from guardianship.accounts.models import User


class Command(BaseCommand):
    """Prints the code alone, so that it can be piped; how long it is good for goes to stderr."""

    help = "Prints the sign-in code of a demonstration account. Only in the demonstration."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("email", help="such as editor@demo.example")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line."""
        email = options["email"].lower()
        if not settings.DEMONSTRATION:
            raise CommandError("These settings are not those of the demonstration.")
        if not is_demonstration_account(email) or not User.objects.filter(email=email).exists():
            raise CommandError(f"{email} is not an account of the demonstration.")
        code, seconds = current_code(email)
        self.stdout.write(code)
        self.stderr.write(f"Good for {seconds} more seconds, and once.")
