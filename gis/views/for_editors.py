"""The gate of everything that the editors' maps ask."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

View = Callable[[HttpRequest], HttpResponse]
ADMIN = "wagtailadmin.access_admin"


def for_editors(*any_of: str) -> Callable[[View], View]:
    """Let people into a view who use the editors' site and hold one of these permissions.

    To everybody else there is nothing here. What is asked comes in the body of a POST: an
    address would be written down by servers, and a position may be one that nobody may know.
    """

    def gate(view: View) -> View:
        guarded: View = never_cache(sensitive_post_parameters()(require_POST(view)))

        @wraps(view)
        def gated(request: HttpRequest) -> HttpResponse:
            person = request.user
            may = person.has_perm(ADMIN) and (not any_of or any(map(person.has_perm, any_of)))
            if not may:
                raise Http404
            return guarded(request)

        return gated

    return gate
