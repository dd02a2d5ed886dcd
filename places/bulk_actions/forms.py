"""What bulk actions ask besides "are you sure?"."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from guardianship.lib import clock

LONGEST = timedelta(days=366)


class ConfirmForm(forms.Form):
    """Who said that it is still right."""

    confirmed_by = forms.CharField(
        label=gettext_lazy("Who said so?"),
        help_text=gettext_lazy("A role such as “centre manager”, not a name."),
        max_length=80,
        required=False,
    )


class CloseForm(forms.Form):
    """From when to when, and what the public reads about it."""

    first_day = forms.DateField(label=gettext_lazy("First closed day"), widget=AdminDateInput)
    last_day = forms.DateField(label=gettext_lazy("Last closed day"), widget=AdminDateInput)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Everybody can read this, so name no person."),
        max_length=200,
        required=False,
    )
    why_cy = forms.CharField(label=gettext_lazy("Why, in Welsh"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """In order, not over yet, and not for ever."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first is None or last is None:
            return cleaned
        if last < first:
            self.add_error("last_day", _("The last day is before the first."))
        elif last < clock.today():
            self.add_error("last_day", _("These days are over."))
        elif last - first > LONGEST:
            message = _("This is more than a year. Take the listings down instead.")
            self.add_error("last_day", ValidationError(message))
        return cleaned
