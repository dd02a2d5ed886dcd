"""The forms of goals, signs and outcomes, and of records of an area."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guardianship.safeguarding.contexts import models as rows
from guardianship.safeguarding.contexts.forms.base import RecordForm
from guardianship.safeguarding.contexts.forms.records import OfPartnerForm, kept_from_field
from guardianship.safeguarding.contexts.scope import Setting, homes_of


class GoalForm(RecordForm):
    """A goal, in the words of those who set it."""

    asks_what_differs = ("measured_by",)
    seldom = [(_("Who may not have it? They decide"), ["kept_from"])]
    kept_from = kept_from_field()

    class Meta:
        model = rows.Goal
        fields = ["set_by", "wording", "consent", "target", "measured_by", "kept_from"]


class SignOffForm(OfPartnerForm):
    """What a partner says of a goal."""

    class Meta:
        model = rows.SignOff
        fields = ["goal", "organisation", "verdict", "why", "said_on"]

    def narrow(self, setting: Setting) -> None:
        """Goals of this context as they stand, but for those that are kept from the person."""
        super().narrow(setting)
        goals = rows.Goal.objects.none()
        if setting.context:
            goals = setting.context.goals.current().seen_by(setting.person, is_beyond=False)
        self.fields["goal"].queryset = goals  # type: ignore[attr-defined]


class IndicatorForm(RecordForm):
    """A sign, and how it is at the beginning."""

    asks_what_differs = ("sign",)

    class Meta:
        model = rows.Indicator
        fields = ["sign", "baseline", "source", "seen_on"]


class FollowUpForm(RecordForm):
    """A sign some time later."""

    sign_key = forms.TypedChoiceField(label=_("which sign"), widget=forms.RadioSelect)

    class Meta:
        model = rows.FollowUp
        fields = ["sign_key", "finding", "compared", "seen_on"]

    def narrow(self, setting: Setting) -> None:
        """Signs of this context."""
        signs = setting.context.indicators.current() if setting.context else []
        self.fields["sign_key"].choices = [  # type: ignore[attr-defined]
            (str(sign.key), sign.sign) for sign in signs
        ]


class OutcomeForm(RecordForm):
    """What changed, and how."""

    asks_what_differs = ("what",)

    class Meta:
        model = rows.Outcome
        fields = ["target", "what", "seen_on", "care", "flexibility", "fairness", "felt"]


class OfAreaForm(RecordForm):
    """A record that stands by itself."""

    def narrow(self, setting: Setting) -> None:
        """The person's areas and what is worked on there."""
        homes = self.fields["home"]
        homes.queryset = homes_of(setting.person)  # type: ignore[attr-defined]
        homes.empty_label = None  # type: ignore[attr-defined]
        self.fields["context"].queryset = rows.Context.objects.exclude(  # type: ignore[attr-defined]
            state="closed"
        )

    def clean(self) -> dict[str, Any] | None:
        """A context lies in the area that is named."""
        cleaned = super().clean()
        context, home = self.cleaned_data.get("context"), self.cleaned_data.get("home")
        if context and home and context.home_id != home.pk:
            self.add_error("context", _("This context belongs to another area."))
        return cleaned


class SafetyFactorForm(OfAreaForm):
    """What makes it safer."""

    class Meta:
        model = rows.SafetyFactor
        fields = [
            "home",
            "context",
            "kind",
            "says",
            "raised_by",
            "strength",
            "noticed_on",
            "keeps_it",
        ]


class SystemHarmForm(OfAreaForm):
    """What a service did."""

    class Meta:
        model = rows.SystemHarm
        fields = [
            "home",
            "context",
            "kind",
            "says",
            "raised_by",
            "strength",
            "noticed_on",
            "asked_for",
            "outcome",
            "under_roth",
        ]
