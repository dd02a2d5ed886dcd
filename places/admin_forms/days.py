"""From which day to which: the form above every report of days."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DaysForm(forms.Form):
    """Two days, both included, in order and at most ``longest_days`` apart."""

    longest_days = 366
    first_day = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    last_day = forms.DateField(
        label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """In order, and not too much at once."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and not 0 <= (last - first).days <= self.longest_days:
            said = _("The last day comes after the first, at most %(days)s days later.")
            raise forms.ValidationError(said % {"days": self.longest_days})
        return cleaned
