"""Two content security policies: a strict one for the public, a wider one for the editors."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

EDITORS_PREFIX = "/admin/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The public policy everywhere but in the editors' site, which has its own."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of this address; a view that sets its own keeps it."""
        parts = super().get_policy_parts(request, response, report_only)
        if (
            not report_only
            and parts.config is None
            and request.path_info.startswith(EDITORS_PREFIX)
        ):
            parts.config = settings.EDITORS_CONTENT_SECURITY_POLICY
        return parts
