"""Acts that ask again who one is: roles of others, invitations, and taking data away."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from django.http import HttpRequest, HttpResponse

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
}
EXPORT = "export"


class AskAgainForSensitiveActs:
    """Lets such an act through when the person proved who they are within minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the view is what matters."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Ask, and come back to the same place; what was posted is kept and then done."""
        if not request.user.is_authenticated or not _is_sensitive(request):
            return None
        if was_shown_lately(request):
            return None
        ways = get_adapter(request).get_reauthentication_methods(request.user)
        return suspend_request(request, ways[0]["url"])


def _is_sensitive(request: HttpRequest) -> bool:
    match = request.resolver_match
    return (match is not None and match.view_name in SENSITIVE) or bool(request.GET.get(EXPORT))
