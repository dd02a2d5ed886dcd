"""Removing a row of the register: what something else still needs stays, and says so."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.snippets.views.snippets import DeleteView


class RemoveUnlessNeeded(DeleteView):
    """Wagtail's page looks in its own index, which knows neither feeds nor rows behind the wall.

    PostgreSQL knows all of them. What needs the row is not named: it may be nobody's business here.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """Removed, or back to its page with the reason."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except (ProtectedError, RestrictedError, IntegrityError):
            sentence = gettext("Something still needs “%(row)s”, so it stays. Nothing was changed.")
            messages.error(self.request, sentence % {"row": self.object})
            return redirect(self.edit_url_name, self.object.pk)
