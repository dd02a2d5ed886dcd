"""Whoever signs in with another address from now on has not said yes to mail by that."""

from typing import Any

from django.dispatch import receiver

from guardianship.accounts.models import User
from guardianship.accounts.signals import email_changed
from places.freshness.enums import MailState
from places.freshness.models import OutgoingMail, Refusal


@receiver(email_changed, dispatch_uid="freshness.other_address")
def follow(person: User, before: str, **_kw: Any) -> None:
    """Refusals count for the new address too, and what waits for the old one is not sent twice."""
    refused = Refusal.objects.filter(email__iexact=before)
    Refusal.objects.bulk_create(
        [
            Refusal(
                email=person.email,
                organisation_id=row.organisation_id,
                kind=row.kind,
                since=row.since,
            )
            for row in refused
        ],
        ignore_conflicts=True,
    )
    waiting = OutgoingMail.objects.filter(recipient__iexact=before, state=MailState.WAITING)
    waiting.update(state=MailState.NOT_NEEDED)
