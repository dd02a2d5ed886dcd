"""How many claims wait, told where moderators begin."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from places.portal.people.enums import ClaimState
from places.portal.people.models import Claim
from places.portal.people.roles import CLAIMS


class ClaimsPanel(Component):
    """A count, for those who decide."""

    name = "claims"
    order = 65
    template_name = "places/portal/people/admin/panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.may_see = request.user.has_perm(CLAIMS[0])

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """A number; nothing for people without a part in this."""
        if not self.may_see:
            return {}
        return {"claims": Claim.objects.filter(state=ClaimState.OPEN).count()}
