"""Planning a notice of another room, at the moment of what it tells."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django_tasks import default_task_backend

from places.freshness.enums import MailKind
from places.freshness.models import MailChoice, OutgoingMail
from places.freshness.sending import quiet_words, when_to_send
from places.freshness.tasks import send_mail
from places.models import Organisation


def plan(kind: MailKind, organisation: Organisation, about: str, emails: Iterable[str]) -> None:
    """Write to each address once about ``about`` (at most 10 characters), outside quiet hours.

    ``about`` is what tells one notice of this kind and organisation from another.
    """
    choice = MailChoice.objects.filter(organisation=organisation).first()
    language = choice.language if choice else "en"
    rows = [
        OutgoingMail(
            kind=kind, organisation=organisation, period=about, recipient=email, language=language
        )
        for email in sorted({email.lower() for email in emails})
    ]
    if OutgoingMail.objects.bulk_create(rows, ignore_conflicts=True):
        transaction.on_commit(_send_by_day)


def _send_by_day() -> None:
    """Ask the background worker, now or for the morning; the job of the night sends the rest."""
    if not quiet_words():
        send_mail.enqueue()
    elif default_task_backend.supports_defer:
        send_mail.using(run_after=when_to_send()).enqueue()
