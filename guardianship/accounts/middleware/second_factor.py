"""Nobody goes anywhere without a second factor, whichever door they came through."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from guardianship.accounts.factor import has_enrolled, has_shown_factor

# All that a person without a factor may do: set one up, prove who they are, or leave.
TO_ENROL = {
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_logout",
}


class SecondFactorRequired:
    """Sends who has none to set one up, and ends a session that went around it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the view is what matters."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Before any view of a person who is signed in."""
        if not request.user.is_authenticated or has_shown_factor(request):
            return None
        if has_enrolled(request.user):
            logout(request)
            return HttpResponseRedirect(reverse("account_login"))
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in TO_ENROL:
            return None
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
