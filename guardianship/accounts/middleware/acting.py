"""Lets what is noted during a request say who asked for it, and from which network."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from guardianship.accounts import acting


class NotesWhoActs:
    """Keeps the request at hand while it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        token = acting.answering(request)
        try:
            return self.get_response(request)
        finally:
            acting.answered(token)
