"""Acts that ask again who one is: roles of others, invitations, and taking data away."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from django.http import HttpRequest, HttpResponse

from guardianship.accounts.exporting import ask_for_purpose, purpose_of
from guardianship.accounts.factor import was_shown_lately

# Names of addresses. Setting up and removing factors asks by itself (allauth).
SENSITIVE = {
    "account_invite",
    "account_change_password",
    "wagtailusers_users:add",
    "wagtailusers_users:edit",
    "wagtailusers_users:delete",
    "wagtailusers_groups:add",
    "wagtailusers_groups:edit",
    "wagtailusers_groups:delete",
    # Of an organisation's own people.
    "portal:invite",
    "portal:invite_again",
    "portal:member",
    "portal:hand_over",
    "portal:remove",
}
# Those for which the password alone is not enough: whoever saw it typed must not get further.
WITH_FACTOR = {"account_new_address"}
EXPORT = "export"


class AskAgainForSensitiveActs:
    """Lets such an act through when the person proved who they are within minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the view is what matters."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Ask, and come back to the same place; what was posted is kept and then done.

        Of a list that is to be taken away as a file also what for.
        """
        if not request.user.is_authenticated or not _is_sensitive(request):
            return None
        with_factor = _name_of(request) in WITH_FACTOR
        if was_shown_lately(request, with_factor=with_factor):
            if request.GET.get(EXPORT) and not purpose_of(request):
                return ask_for_purpose(request)
            return None
        ways = get_adapter(request).get_reauthentication_methods(request.user)
        if with_factor:
            ways = [way for way in ways if way["id"].startswith("mfa_")]
        return suspend_request(request, ways[0]["url"])


def _is_sensitive(request: HttpRequest) -> bool:
    return _name_of(request) in SENSITIVE | WITH_FACTOR or bool(request.GET.get(EXPORT))


def _name_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
