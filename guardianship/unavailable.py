"""When the database does not answer, a page that needs none says whom to ring."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

TRY_AGAIN_S = 120
UNAVAILABLE = 503


class UnavailableMiddleware:
    """Turns a lost database into 503 with help numbers; any other failure stays what it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """The page, when it is the database that failed."""
        if not isinstance(problem, OperationalError | InterfaceError):
            return None
        response = HttpResponse(render_to_string("503.html"), status=UNAVAILABLE)
        response["Retry-After"] = str(TRY_AGAIN_S)
        response["Cache-Control"] = "no-store"
        return response
