"""The first page: what was identified and has nothing yet, then what is overdue."""

from django.http import HttpRequest, HttpResponse

from guardianship.safeguarding.casework.models import Draft
from guardianship.safeguarding.casework.pages import CaseworkPage
from guardianship.safeguarding.contexts.readiness import board
from guardianship.safeguarding.contexts.roles import ENTER
from guardianship.safeguarding.contexts.scope import homes_of
from guardianship.safeguarding.rights.asking import AsksPurpose


class HomePage(AsksPurpose, CaseworkPage):
    """Contexts of the person's areas; the team's, not the person's own."""

    permission = ENTER
    template_name = "safeguarding/home.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lists, and half-written forms of the person."""
        drafts = Draft.objects.filter(person=self.person).order_by("-saved_at")
        words = {"board": board(), "homes": homes_of(self.person), "drafts": drafts}
        return self.show(words)
