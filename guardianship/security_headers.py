"""Headers that differ between the public's pages and those of people who sign in."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from guardianship.admin_only import needs_session

EDITORS_PREFIX = "/admin/"


class SecurityHeadersMiddleware(CSPMiddleware):
    """A strict content security policy for the public, a wider one for the editors' site.

    Where people sign in, the address of the page is sent along within the site: under
    ``no-referrer``, which the public pages keep, browsers send forms with the origin "null",
    and Django's protection against forged forms refuses them.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of this address; a view that sets its own keeps it."""
        parts = super().get_policy_parts(request, response, report_only)
        editors = request.path_info.startswith(EDITORS_PREFIX)
        if editors and not report_only and parts.config is None:
            parts.config = settings.EDITORS_CONTENT_SECURITY_POLICY
        return parts

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Both headers."""
        if needs_session(request):
            response.headers.setdefault("Referrer-Policy", "same-origin")
        return super().process_response(request, response)
