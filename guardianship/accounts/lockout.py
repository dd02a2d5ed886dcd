"""Who guesses passwords or codes is locked out for a while; what is kept names nobody."""

import hmac
from hashlib import sha256
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

TOO_MANY_REQUESTS = 429
# Marks among credentials that a code was wrong, and not a password.
WRONG_CODE = "wrong_code"
# One account from many networks, and one network at many accounts, are slower to be locked out:
# the first so that nobody locks another out cheaply, the second for the sake of shared offices.
TIMES_MORE_FOR_ACCOUNT = 5
TIMES_MORE_FOR_NETWORK = 10


def account_name(_request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """A name for the account that was tried, whether there is one or not, that cannot be read."""
    tried = (credentials or {}).get("email") or (credentials or {}).get("username") or ""
    message = str(tried).strip().lower().encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).hexdigest()[:32]


def said_in_the_log(*_who: object) -> str:
    """What the library writes into its log instead of account, address and browser."""
    return "somebody"


def locked_out(
    request: HttpRequest, _response: HttpResponse | None = None, _credentials: Any = None
) -> HttpResponse:
    """The same page for every account, real or not."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "429.html", {"minutes": minutes}, status=TOO_MANY_REQUESTS)


class LockoutHandler(AxesDatabaseHandler):
    """Counts failures by account and network; keeps neither browser nor what was sent."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        """Count one failure, with everything else about the request left out."""
        if request is None:
            return
        request.axes_user_agent = request.axes_http_accept = request.axes_path_info = ""
        sent = (request.GET, request.POST)
        request.GET, request.POST = QueryDict(), QueryDict()
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.GET, request.POST = sent

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """Failures that count towards the limit: of account and network, or of one of them."""
        lately = self._lately(request)
        account = lately.filter(username=account_name(request, credentials))
        network = lately.filter(ip_address=request.axes_ip_address)
        return max(
            super().get_failures(request, credentials),
            _sum(account) // TIMES_MORE_FOR_ACCOUNT,
            _sum(network) // TIMES_MORE_FOR_NETWORK,
        )

    def _lately(self, request: Any) -> Any:
        since = request.axes_attempt_time - settings.AXES_COOLOFF_TIME
        return AccessAttempt.objects.filter(attempt_time__gte=since)


def _sum(attempts: Any) -> int:
    return int(attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0)


def is_locked_out(request: HttpRequest, email: str) -> bool:
    """Whether this account may not be tried from here now; marks the request when so."""
    if AxesProxyHandler.is_allowed(request, {"email": email}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def count_wrong_code(sender: Any, request: HttpRequest, user: Any, **_kw: Any) -> None:
    """A wrong code counts as a wrong password does (signal ``authentication_failed``)."""
    tried = {"email": user.email, WRONG_CODE: True}
    user_login_failed.send(sender=sender, credentials=tried, request=request)
