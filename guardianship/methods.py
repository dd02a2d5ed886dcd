"""Where people sign in, only the methods that a page or a form uses.

Django's and Wagtail's generic views take PUT for POST and delete on DELETE: second doors to the
same rooms, which nobody of ours uses and no confirmation page stands before.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from guardianship.admin_only import needs_session

IN_USE = ["GET", "HEAD", "OPTIONS", "POST"]
# What Wagtail's own scripts use besides, by how the names of addresses begin (after their space):
# noting that a hint was read, and forgetting what a preview was made of.
BY_WAGTAIL = {"PATCH": "wagtailadmin_dismissibles", "DELETE": "preview_on_"}


class OnlyMethodsInUse:
    """405 for any other method, before the view is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the view is what matters."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Refuse, or let the view answer."""
        method = request.method or ""
        if not needs_session(request) or method in IN_USE:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        allowed = BY_WAGTAIL.get(method)
        if allowed and name.rpartition(":")[2].startswith(allowed):
            return None
        return HttpResponseNotAllowed(IN_USE)
