"""Every night: forget who was signed in, who guessed, and whom nobody invited any more."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.db.models import Q

from guardianship.accounts.audit import forget_old
from guardianship.accounts.models import Invitation, SignedIn
from guardianship.lib import clock

GUESSES_KEPT = timedelta(hours=24)
OLD_INVITATIONS_KEPT = timedelta(days=365)


class Command(BaseCommand):
    """Safe to run at any time, and again."""

    help = (
        "Deletes ended sessions, day-old traces of wrong passwords year-old invitations and events."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line of counts."""
        now = clock.now()
        over = Q(seen_at__lt=now - settings.SIGNED_IN_IDLE) | Q(
            began_at__lt=now - settings.SIGNED_IN_AT_MOST
        )
        counts = {
            "browsers": SignedIn.objects.filter(over).delete()[0],
            "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
            "wrong passwords": AccessAttempt.objects.filter(
                attempt_time__lt=now - GUESSES_KEPT
            ).delete()[0],
            "invitations": Invitation.objects.filter(
                created_at__lt=now - OLD_INVITATIONS_KEPT, accepted_at=None
            ).delete()[0],
            "events": forget_old(),
        }
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
