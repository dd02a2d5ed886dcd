"""The short form for anybody: how does it feel, and when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guardianship.lib.time_bands import band_choices
from guardianship.safeguarding.safety_mapping.enums import Feels, StaysSafe
from places.voice.forms import StampedForm
from places.voice.view_forms import OfAPartOfTown, consent_field, kept_from_field

ASKED = ("band", "feels", "stays_safe", "consent", "kept_from")


class HowSafeForm(StampedForm):
    """How it feels here at one time of the week; no words."""

    band = forms.ChoiceField(
        label=_("When?"),
        choices=band_choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose when.")},
    )
    feels = forms.ChoiceField(
        label=_("How does it feel to be there?"),
        choices=Feels.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it feels.")},
    )
    stays_safe = forms.MultipleChoiceField(
        label=_("What do you do to stay safe there? You can leave this empty."),
        choices=StaysSafe.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    consent = consent_field()
    kept_from = kept_from_field()

    def answers(self) -> dict[str, Any]:
        """What is kept."""
        return {name: self.cleaned_data[name] for name in ASKED}


class HowSafeSomewhereForm(OfAPartOfTown, HowSafeForm):
    """The same about a part of town."""
