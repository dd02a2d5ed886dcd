"""Being signed in ends by itself: after a while without doing anything, and after a day's work."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from guardianship.accounts.signed_in import row_of
from guardianship.lib import clock

# The editors' site asks these by itself while a page lies open.
NOT_AN_ACT = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"}
# Not every request is written down.
NOTED_EVERY = timedelta(minutes=1)


class TimeLimits:
    """Ends what has lasted too long, or was ended from another browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check, pass on, and keep pages of people who are signed in out of every cache."""
        if request.user.is_authenticated:
            self._check(request)
        response = self.get_response(request)
        if hasattr(request, "session") and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Note that the person did something."""
        row = getattr(request, "signed_in", None)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if row is None or name in NOT_AN_ACT:
            return
        now = clock.now()
        if now - row.seen_at >= NOTED_EVERY:
            row.seen_at = now
            row.save(update_fields=["seen_at"])

    def _check(self, request: HttpRequest) -> None:
        row = row_of(request)
        now = clock.now()
        if (
            row is None
            or now - row.seen_at > settings.SIGNED_IN_IDLE
            or now - row.began_at > settings.SIGNED_IN_AT_MOST
        ):
            logout(request)
            messages.info(request, _("You were signed out. Sign in again to go on."))
            return
        request.signed_in = row  # type: ignore[attr-defined]
