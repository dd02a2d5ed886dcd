"""Mail of the demonstration: nothing leaves the machine, and editors see what would have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend as ConsoleBackend

from guardianship.lib import clock
from places.freshness.models import DemonstrationMail


class EmailBackend(ConsoleBackend):
    """Writes each mail to the terminal or log, and keeps it for the page of the mail.

    Raises ``RuntimeError`` where the settings are not those of a demonstration: links in mails
    are secrets.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not settings.DEMONSTRATION:
            raise RuntimeError("Mail is kept to be read in the demonstration alone.")
        super().__init__(*args, **kwargs)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep, then print; returns how many."""
        DemonstrationMail.objects.bulk_create([_kept(message) for message in email_messages])
        return super().send_messages(email_messages) or 0


def _kept(message: EmailMessage) -> DemonstrationMail:
    parts = getattr(message, "alternatives", [])
    html = next((content for content, kind in parts if kind == "text/html"), "")
    return DemonstrationMail(
        at=clock.now(),
        recipients=", ".join(message.recipients()),
        subject=str(message.subject)[:300],
        headers={name: str(value) for name, value in message.extra_headers.items()},
        text=str(message.body),
        html=str(html),
    )
