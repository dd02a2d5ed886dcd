"""System checks: mail leaves a public server, encrypted, from an address that somebody reads."""

from collections.abc import Iterator, Sequence
from email.utils import parseaddr
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CONSOLE = "django.core.mail.backends.console.EmailBackend"
WAYS = {"starttls", "tls", "none"}
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
# Names that nobody's mail server has (RFC 2606, RFC 6761), and Django's own example.
NOBODYS = ("localhost", ".example", ".invalid", ".test", "example.com", "example.org")


@register(Tags.security)
def mail_can_be_sent(
    *, app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """What would keep mail from arriving, or let others read links that are secrets."""
    if settings.EMAIL_BACKEND == CONSOLE:
        return [
            CheckWarning(
                "EMAIL_HOST is console: mail is printed, links that are secrets included, "
                "and reaches nobody.",
                hint="For a trial alone. docs/deploying.md says what a public server needs.",
                id="mail.W001",
            )
        ]
    return list(_faults()) if settings.EMAIL_BACKEND == SMTP else []


def _faults() -> Iterator[CheckMessage]:
    if not settings.EMAIL_HOST or any(sign in settings.EMAIL_HOST for sign in " /:@"):
        yield Error(
            "EMAIL_HOST is no name of a mail server.",
            hint="The bare name, such as mail.example.net; the port is EMAIL_PORT.",
            id="mail.E001",
        )
    if getattr(settings, "EMAIL_SECURITY", "") not in WAYS:
        yield Error("EMAIL_SECURITY is none of starttls, tls, none.", id="mail.E002")
    elif not (_is_encrypted() or settings.EMAIL_HOST in THIS_MACHINE):
        yield Error(
            "EMAIL_SECURITY is none, and the mail server is another machine.",
            hint="Links in mails open accounts and change listings.",
            id="mail.E003",
        )
    if bool(settings.EMAIL_HOST_USER) != bool(settings.EMAIL_HOST_PASSWORD):
        yield Error("EMAIL_HOST_USER and EMAIL_HOST_PASSWORD come together.", id="mail.E004")
    if not _is_somebodys(settings.DEFAULT_FROM_EMAIL):
        yield Error(
            "DEFAULT_FROM_EMAIL is no address that mail can come from.",
            hint="Such as Lights On <hello@your.domain>; answers go there, so somebody reads it.",
            id="mail.E005",
        )


def _is_encrypted() -> bool:
    return bool(settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)


def _is_somebodys(sender: str) -> bool:
    address = parseaddr(sender)[1]
    try:
        validate_email(address)
    except ValidationError:
        return False
    return not address.rpartition("@")[2].lower().endswith(NOBODYS)
