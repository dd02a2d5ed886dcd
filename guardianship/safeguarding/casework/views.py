"""Pages of casework that belong to no room: the words it uses."""

from django.http import HttpRequest, HttpResponse

from guardianship.safeguarding.casework.pages import CaseworkPage


class WordsPage(CaseworkPage):
    """The glossary, and examples of outcomes of a context (ledger G5)."""

    permission = "contexts.view_context"
    template_name = "safeguarding/words.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """One page, no case data."""
        return self.show({})
