"""Sessions, sign-in and messages for the editors' side only.

Public pages must not set or read a cookie (design rule: no cookie, no account), so the three
middlewares that would are skipped for them. Everything else in the project stays unaware.
"""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware as DjangoAuthentication
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware as DjangoMessages
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessions
from django.http import HttpRequest, HttpResponse

SIGNED_IN_PREFIXES = (
    "/admin/",
    "/documents/",
    "/insight/",
    "/cy/insight/",
    "/casework/",
    "/cy/casework/",
    "/portal/",
    "/cy/portal/",
    "/accounts/",
    "/cy/accounts/",
)


def needs_session(request: HttpRequest) -> bool:
    """Whether this address belongs to people who sign in."""
    return request.path_info.startswith(SIGNED_IN_PREFIXES)


class SessionMiddleware(DjangoSessions):
    """Sessions where people sign in, none elsewhere."""

    def process_request(self, request: HttpRequest) -> None:
        """Open the session, unless the page is public."""
        if needs_session(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Write the session back, unless the page is public."""
        if needs_session(request):
            return super().process_response(request, response)
        return response


class AuthenticationMiddleware(DjangoAuthentication):
    """Knows the person where people sign in; everybody else is nobody in particular."""

    def process_request(self, request: HttpRequest) -> None:
        """Attach the person, or an anonymous one on public pages."""
        if needs_session(request):
            super().process_request(request)
        else:
            request.user = AnonymousUser()


class MessageMiddleware(DjangoMessages):
    """Messages need a session, so public pages have none."""

    def process_request(self, request: HttpRequest) -> None:
        """Attach message storage where there is a session."""
        if needs_session(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Store unread messages where there is a session."""
        if needs_session(request):
            return super().process_response(request, response)
        return response
