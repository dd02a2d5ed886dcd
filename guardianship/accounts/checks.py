"""System checks: the second factor cannot be switched off, and the demonstration stays at home."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

THIS_MACHINE = {"127.0.0.1", "localhost", "[::1]", "testserver"}
FACTOR = "guardianship.accounts.middleware.second_factor.SecondFactorRequired"
NEEDED = (
    "allauth.account.middleware.AccountMiddleware",
    "guardianship.accounts.middleware.limits.TimeLimits",
    FACTOR,
    "guardianship.accounts.middleware.sensitive.AskAgainForSensitiveActs",
    "axes.middleware.AxesMiddleware",
)
# Settings of the log-in library that would let somebody past the factor; the value that is safe.
SAFE = {
    "MFA_TOTP_INSECURE_BYPASS_CODE": None,
    "MFA_TRUST_ENABLED": False,
    "MFA_PASSKEY_SIGNUP_ENABLED": False,
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": False,
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET": False,
    "ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION": False,
}
LOCK = "axes.backends.AxesStandaloneBackend"
WAYS_IN = [LOCK, "guardianship.accounts.backends.EmailBackend"]


@register(Tags.security)
def second_factor_stays_on(
    *, app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Every door has its lock, and no setting opens another."""
    found: list[CheckMessage] = []
    for name in NEEDED:
        if name not in settings.MIDDLEWARE:
            found.append(Error(f"{name} is missing from MIDDLEWARE.", id="accounts.E001"))
    for name, safe in SAFE.items():
        if getattr(settings, name, safe) != safe:
            found.append(Error(f"{name} would let people past their factor.", id="accounts.E002"))
    if list(settings.AUTHENTICATION_BACKENDS) != WAYS_IN:
        found.append(Error(f"AUTHENTICATION_BACKENDS must be {WAYS_IN}.", id="accounts.E003"))
    if not getattr(settings, "AXES_ENABLED", True):
        found.append(Error("AXES_ENABLED must stay on.", id="accounts.E004"))
    return found


@register(Tags.security)
def demonstration_stays_at_home(
    *, app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """What is only for trying out answers to this machine's names alone."""
    strangers = sorted(set(settings.ALLOWED_HOSTS) - THIS_MACHINE)
    if not strangers:
        return []
    loose = [
        name
        for name in ("DEMONSTRATION", "DEBUG", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
        if getattr(settings, name, False)
    ]
    return [
        Error(
            f"{name} is on, but this site answers to {', '.join(strangers)}.",
            hint="Passwords and codes of the demonstration are known to everybody.",
            id="accounts.E005",
        )
        for name in loose
    ]
