"""What waits, told where editors begin; counts only."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from guardianship.accounts.models import User
from places.voice.boards import concerns_waiting, corrections_waiting, views_waiting


class VoicePanel(Component):
    """How many concerns, corrections and views wait for this person."""

    name = "voice"
    order = 60
    template_name = "places/voice/admin/panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.person = request.user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Numbers; nothing for people without a part in this."""
        if not isinstance(self.person, User):
            return {}
        return {
            "concerns": concerns_waiting(self.person).count(),
            "corrections": corrections_waiting(self.person).count(),
            "views": views_waiting(self.person).count(),
        }
