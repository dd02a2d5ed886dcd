"""Codes of authenticators (RFC 6238: six digits, SHA-1, every 30 seconds), each good once."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db import transaction

from guardianship.accounts.secrets_kept import decrypt
from guardianship.lib import clock

PERIOD_S = 30
LAST_COUNTER = "last_counter"


def code_at(secret: str, moment_s: int) -> str:
    """The code of ``secret`` (base 32) at a moment in seconds since 1970."""
    return format_hotp_value(hotp_value(secret, moment_s // PERIOD_S))


def spend(authenticator: Authenticator, code: str) -> bool:
    """Take a code that fits now; false when it does not fit, or it or a later one was taken.

    The row is locked, so of two requests with the same code one is refused in every process.
    """
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        counter = _counter_of(decrypt(row.data["secret"]), code)
        if counter is None or counter <= row.data.get(LAST_COUNTER, -1):
            return False
        row.data[LAST_COUNTER] = authenticator.data[LAST_COUNTER] = counter
        row.save(update_fields=["data"])
    return True


def _counter_of(secret: str, code: str) -> int | None:
    now = int(clock.now().timestamp()) // PERIOD_S
    either_side = range(now - settings.MFA_TOTP_TOLERANCE, now + settings.MFA_TOTP_TOLERANCE + 1)
    digits = "".join(code.split())
    return next((n for n in either_side if code_at(secret, n * PERIOD_S) == digits), None)
