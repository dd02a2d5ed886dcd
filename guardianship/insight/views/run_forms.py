"""What an analyst is asked before a run starts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Case, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gis.analysis.contracts import BadParameter
from gis.models import Area, AreaKind, AreaSet
from guardianship.accounts.models import User
from guardianship.insight.parameters import Parameters, checked
from guardianship.insight.reading.refusals_in_words import refused_in_words
from guardianship.insight.reading.scope import authorities_of
from guardianship.lib import clock

A_WEEK, A_DATE = "week", "date"
# People are published by small areas; what is larger says less about where they walk from.
ORDER = (AreaKind.LSOA, AreaKind.OUTPUT_AREA, AreaKind.MSOA, AreaKind.WARD)
# The choices that most often change; ``bin/manage run_analysis`` takes all of them.
ASKED = ("first_age", "last_age", "walk_min", "stay_min", "standard_per_1000", "draws")


class RunForm(forms.Form):
    """Where, when, and a few numbers, each with the value that is usual."""

    authority = forms.ModelChoiceField(
        label=_("Authority"), queryset=Area.objects.none(), empty_label=None, to_field_name="code"
    )
    area_set = forms.ModelChoiceField(
        label=_("Division into areas"),
        queryset=AreaSet.objects.none(),
        empty_label=None,
        to_field_name="code",
        help_text=_("People are counted in these. A release adds them up to larger areas."),
    )
    measured_on = forms.ChoiceField(
        label=_("Measured on"),
        choices=[(A_WEEK, _("a typical week from this day on")), (A_DATE, _("this one day"))],
        widget=forms.RadioSelect,
        initial=A_WEEK,
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    first_age = forms.IntegerField(label=_("Youngest age"))
    last_age = forms.IntegerField(label=_("Oldest age"))
    walk_min = forms.FloatField(label=_("Longest walk, in minutes"))
    stay_min = forms.FloatField(label=_("A visit is worth it from so many minutes"))
    standard_per_1000 = forms.FloatField(
        label=_("Places for 1,000 young people that are held to be enough"),
        help_text=_("A standard that you state, and not a finding."),
    )
    draws = forms.IntegerField(label=_("Draws for the bands"))

    def __init__(self, person: User, data: Any = None) -> None:
        usual = Parameters()
        initial: dict[str, Any] = {name: getattr(usual, name) for name in ASKED}
        today = clock.today()
        initial["day"] = (today + timedelta(days=-today.weekday() % 7)).isoformat()
        super().__init__(data, initial=initial)
        own = authorities_of(person).defer("boundary")
        self.fields["authority"].queryset = own  # type: ignore[attr-defined]
        sets = AreaSet.objects.filter(kind__in=ORDER, valid_to__isnull=True)
        usual_first = Case(*(When(kind=kind, then=at) for at, kind in enumerate(ORDER)))
        self.fields["area_set"].queryset = sets.order_by(  # type: ignore[attr-defined]
            usual_first, "-valid_from", "pk"
        )

    def clean(self) -> dict[str, Any]:
        """Numbers are held against the run's own limits, by name."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            checked(self.parameters())
        except BadParameter as error:
            name = error.name if error.name in self.fields else None
            said = gettext("This is out of range: %(why)s") % {"why": refused_in_words(error)}
            self.add_error(name, said)
        return cleaned

    def parameters(self) -> dict[str, Any]:
        """The numbers as a run takes them."""
        return {name: self.cleaned_data[name] for name in ASKED}

    def when(self) -> dict[str, Any]:
        """A typical week or a day."""
        key = "week_from" if self.cleaned_data["measured_on"] == A_WEEK else "on_date"
        return {key: self.cleaned_data["day"]}
