"""The week above the sessions of a listing's form, with what it would mean if it were saved."""

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse
from wagtail.admin.panels import Panel

from places.admin_forms.hours_read import FormReading, is_whole, read_form, session_keys
from places.enums import Weekday
from places.unsaved_hours.presets import BLANK_ROW, PRESETS
from places.viewsets.hours_check import ADD, CHECK, TAKE_OUT


class WeekPanel(Panel):
    """Helps with the rows of sessions below it; they work without it."""

    class BoundPanel(Panel.BoundPanel):
        """For one form; read back at once where the form was sent before."""

        template_name = "places/admin/hours/panel.html"

        @property
        def media(self) -> Media:
            """Scripts and style of the editors only."""
            script: Any = Script("admin/hours/hours.js", type="module")
            return Media(js=[script], css={"all": ["admin/hours/hours.css"]})

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Days, presets, the address that reads back, and a reading where there is one."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "days": list(Weekday),
                "presets": PRESETS,
                "rows_by_preset": {p.name: p.rows() for p in PRESETS} | {"blank": [BLANK_ROW]},
                "check_url": self._url("check_new_hours", "check_hours"),
                "form_url": self._url("add", "edit"),
                "found": self._found(),
                "keys": session_keys(self.form) if self._is_whole() else [],
                "take_out": TAKE_OUT,
                "check_button": CHECK,
                "add_button": ADD,
            }

        def _url(self, of_new: str, of_old: str) -> str:
            viewset, pk = type(self.instance).snippet_viewset, self.instance.pk
            if pk is None:
                return reverse(viewset.get_url_name(of_new))
            return reverse(viewset.get_url_name(of_old), args=[pk])

        def _found(self) -> FormReading | None:
            return read_form(self.form) if self.form.is_bound and self._is_whole() else None

        def _is_whole(self) -> bool:
            return not self.form.is_bound or is_whole(self.form)
