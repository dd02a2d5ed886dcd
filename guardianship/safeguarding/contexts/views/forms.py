"""What pages with a form of contexts have in common."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.safeguarding.casework.pages import Conflict, FormPage, go_on
from guardianship.safeguarding.contexts.enums import ContextState
from guardianship.safeguarding.contexts.forms.base import RecordForm
from guardianship.safeguarding.contexts.models import Context
from guardianship.safeguarding.contexts.models.base import CaseRecord
from guardianship.safeguarding.contexts.parts import Part
from guardianship.safeguarding.contexts.roles import WRITE
from guardianship.safeguarding.contexts.scope import Setting, context_for
from guardianship.safeguarding.contexts.writing import SomebodyWasQuicker, write_record


def page_of(context: Context) -> str:
    """The address of a context."""
    return reverse("contexts:context", args=[context.uid])


class OfContextPage(FormPage):
    """A form of one context; a closed one is read and not written."""

    permission = WRITE
    context: Context

    def is_writable(self) -> bool:
        """Whether the context takes this form now."""
        return self.context.state != ContextState.CLOSED

    def get(self, request: HttpRequest, **kwargs: Any) -> Any:
        """The form, unless it is closed."""
        return self._closed(kwargs) or super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Take it in, unless it is closed."""
        return self._closed(kwargs) or super().post(request, **kwargs)

    def _closed(self, kwargs: dict[str, Any]) -> HttpResponseBase | None:
        self.context = context_for(kwargs["uid"])
        if self.is_writable():
            return None
        messages.error(self.request, _("It is closed. Open it again to write in it."))
        return go_on(page_of(self.context))

    def words(self) -> dict[str, Any]:
        """The context that the page is about."""
        return {"context": self.context}


class RecordMixin:
    """A form of one record, new or changed."""

    template_name = "safeguarding/record.html"
    part: Part
    record: CaseRecord | None = None

    def setting(self) -> Setting:
        """Who writes, and what it belongs to."""
        raise NotImplementedError

    def build_form(self, data: Any, initial: dict[str, Any]) -> RecordForm:
        """The record's form, on the next version of it where there is one."""
        instance = self.record.following() if self.record else None
        return self.part.form(data, initial=initial, instance=instance, setting=self.setting())

    def stored(self, form: RecordForm) -> CaseRecord:
        """Store it; ``Conflict`` where somebody was quicker."""
        try:
            return write_record(form, self.setting())
        except SomebodyWasQuicker:
            raise Conflict(
                _("Somebody changed this while you wrote. Look at it, then send yours.")
            ) from None
