"""Who is signed in and has nothing to do with the editors' site is told so, and where to go."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guardianship.accounts.abilities import may_enter_editors_site
from guardianship.accounts.factor import has_shown_factor, person_of

FORBIDDEN = 403


class SaysWhoIsNotLetIn:
    """Wagtail sends such a person to log in, where they are already: a round without an end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A page instead of that redirect; everything else as it is."""
        response = self.get_response(request)
        if not _is_sent_away(request, response):
            return response
        list(get_messages(request))  # Wagtail's words for it: the page says them better.
        return render(request, "account/not_for_you.html", {"messages": ()}, status=FORBIDDEN)


def _is_sent_away(request: HttpRequest, response: HttpResponse) -> bool:
    ways_in = (reverse("account_login"), reverse("wagtailadmin_login"))
    return (
        request.path.startswith(reverse("wagtailadmin_home"))
        and response.get("Location", "").startswith(ways_in)
        and request.user.is_authenticated
        and has_shown_factor(request)
        and not may_enter_editors_site(person_of(request))
    )
