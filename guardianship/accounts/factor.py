"""Whether a session has shown its second factor, and how it comes to have done so."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from guardianship.accounts.codes import spend
from guardianship.accounts.models import User
from guardianship.lib import clock

# Recovery codes stand in for one of these and are none themselves.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
METHOD = "mfa"


def person_of(request: HttpRequest) -> User:
    """Who is signed in. Raises ``TypeError`` where nobody is: ask for log-in first."""
    if not isinstance(request.user, User):
        raise TypeError("nobody is signed in")
    return request.user


def has_enrolled(person: User) -> bool:
    """Whether the person has an authenticator or a passkey."""
    return is_mfa_enabled(person, list(FACTORS))


def has_shown_factor(request: HttpRequest) -> bool:
    """Whether this session did, at log-in or on enrolling."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD for record in records)


def was_shown_lately(request: HttpRequest, *, with_factor: bool = False) -> bool:
    """Whether the person proved who they are within the time that a sensitive act allows.

    By password or factor, or, ``with_factor``, by the second alone.
    """
    records = get_authentication_records(request, request.user)
    since_s = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(
        record["at"] >= since_s
        for record in records
        if record.get("method") == METHOD or not with_factor
    )


def enrolling_shows_it(request: HttpRequest, user: User, authenticator: Any, **_kw: Any) -> None:
    """A factor that was just set up was shown in doing so (signal ``authenticator_added``).

    The code that set up an authenticator is spent by that.
    """
    if authenticator.type == Authenticator.Type.TOTP:
        spend(authenticator, request.POST.get("code", ""))
    if authenticator.type in FACTORS and not has_shown_factor(request):
        record_authentication(request, user, METHOD, id=authenticator.pk, type=authenticator.type)
