"""For somebody who lost telephone, passkey and recovery codes: begin again by invitation."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from guardianship.accounts.audit import note
from guardianship.accounts.models import EventKind, SignedIn, User


class Command(BaseCommand):
    """Ends every session, takes the factor and the password away; roles stay."""

    help = (
        "Lets somebody who lost their second factor in again. Make sure first, by telephone or in "
        "person, that it is them: whoever reads their mail can then set up a factor."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line, which says what the person does next."""
        person = User.objects.filter(email=options["email"].strip().lower()).first()
        if person is None:
            raise CommandError(f"Nobody has an account as {options['email']}.")
        with transaction.atomic():
            Authenticator.objects.filter(user=person).delete()
            SignedIn.objects.filter(person=person).delete()
            person.set_unusable_password()
            person.save(update_fields=["password"])
            note(EventKind.LET_IN_AGAIN, person)
        self.stdout.write(
            f"{person.email} has neither password nor factor now. On the log-in page they choose "
            "“I forgot my password”, then set up a factor."
        )
