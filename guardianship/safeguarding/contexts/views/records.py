"""Adding, changing and taking back what belongs to a context, and what an area has by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.safeguarding.casework.pages import CaseworkPage, FormPage, go_on
from guardianship.safeguarding.contexts import parts
from guardianship.safeguarding.contexts.parts import Part
from guardianship.safeguarding.contexts.roles import WRITE
from guardianship.safeguarding.contexts.scope import (
    Setting,
    context_for,
    homes_of,
    record_for,
)
from guardianship.safeguarding.contexts.views.forms import OfContextPage, RecordMixin, page_of
from guardianship.safeguarding.contexts.writing import take_back


def _known(part: Part | None) -> Part:
    if part is None:
        raise Http404
    return part


class RecordPage(RecordMixin, OfContextPage):
    """A record of a context: with a ``record_key`` the next version of it, else a new one."""

    def is_writable(self) -> bool:
        """Find what it is about first; a closed context takes nothing."""
        self.part = _known(parts.of_a_context(self.kwargs["part"]))
        rows = self.part.rows_of(self.context).seen_by(self.person, is_beyond=False)
        if "record_key" in self.kwargs:
            self.record = record_for(rows, self.kwargs["record_key"])
        elif self.part.only_one:
            self.record = rows.current().first()
        return super().is_writable()

    def setting(self) -> Setting:
        """The context."""
        return Setting(self.person, self.context.home, self.context)

    def words(self) -> dict[str, Any]:
        """The part, and earlier versions."""
        versions = list(self.record.versions()) if self.record else []
        kept = {"part": self.part, "record": self.record, "versions": versions}
        return {**super().words(), **kept, "back": page_of(self.context)}

    def save(self, form: Any) -> str:
        """To the record's place on the page of its context."""
        self.stored(form)
        return f"{page_of(self.context)}#{self.part.name}"


class TakeBackPage(CaseworkPage):
    """A record was a mistake."""

    permission = WRITE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uid: Any, part: str, record_key: Any) -> HttpResponse:
        """It stands no more; its versions stay."""
        context = context_for(uid)
        of = _known(parts.of_a_context(part))
        take_back(
            record_for(of.rows_of(context).seen_by(self.person, is_beyond=False), record_key),
            Setting(self.person, context.home, context),
        )
        messages.success(request, _("Taken back."))
        return go_on(f"{page_of(context)}#{of.name}")


class AreaRecordPage(RecordMixin, FormPage):
    """Something that makes an area safer, or harm by a service."""

    permission = WRITE

    def get(self, request: HttpRequest, **kwargs: Any) -> Any:
        """The form of one of the two."""
        self.part = _known(parts.of_an_area(kwargs["part"]))
        return super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Take it in."""
        self.part = _known(parts.of_an_area(kwargs["part"]))
        return super().post(request, **kwargs)

    def setting(self) -> Setting:
        """Any area of the person's."""
        return Setting(self.person)

    def build_form(self, data: Any, initial: dict[str, Any]) -> Any:
        """On the record that the address names; a new one is of the only area there is."""
        if "record_key" in self.kwargs:
            self.record = record_for(
                self.part.model._default_manager.all(), self.kwargs["record_key"]
            )
        homes = homes_of(self.person)
        if not self.record and len(homes) == 1:
            initial = {"home": homes[0].pk, **initial}
        return super().build_form(data, initial)

    def words(self) -> dict[str, Any]:
        """The part, and earlier versions."""
        versions = list(self.record.versions()) if self.record else []
        kept = {"part": self.part, "record": self.record, "versions": versions}
        return {**kept, "back": reverse("contexts:both_sides")}

    def save(self, form: Any) -> str:
        """To the page of both."""
        self.stored(form)
        return reverse("contexts:both_sides")


class TakeBackOfAreaPage(CaseworkPage):
    """A record of an area was a mistake."""

    permission = WRITE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, part: str, record_key: Any) -> HttpResponse:
        """It stands no more; its versions stay."""
        of = _known(parts.of_an_area(part))
        take_back(record_for(of.model._default_manager.all(), record_key), Setting(self.person))
        messages.success(request, _("Taken back."))
        return go_on(reverse("contexts:both_sides"))
