"""What waits, told where people begin; counts of listings alone."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from guardianship.accounts.models import User
from places.moderation.deciding import asked_of_panel
from places.moderation.queue import queue
from places.moderation.views.base import MAY_LOOK
from places.moderation.views.panel import MAY_ANSWER


class ModerationPanel(Component):
    """For the team: held back, overdue, waiting. For the youth panel: how much it is asked."""

    name = "moderation"
    order = 50
    template_name = "places/moderation/admin/panel_home.html"

    def __init__(self, request: HttpRequest) -> None:
        self.person = request.user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Numbers; nothing for people without a part in this."""
        if not isinstance(self.person, User):
            return {}
        found: dict[str, Any] = {}
        if self.person.has_perm(MAY_LOOK):
            found |= Counter(row.urgency.value for row in queue(self.person))
        if self.person.has_perm(MAY_ANSWER):
            found["asked"] = len(asked_of_panel(self.person))
        return found
