"""The forms of records that belong to a context."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guardianship.safeguarding.contexts import models as rows
from guardianship.safeguarding.contexts.enums import Tool
from guardianship.safeguarding.contexts.forms.base import RecordForm
from guardianship.safeguarding.contexts.scope import Setting, areas_of
from guardianship.safeguarding.rights.contributions import CAN_BE_KEPT_OUT
from guardianship.safeguarding.rights.enums import Consent


class AssessmentForm(RecordForm):
    """What is safe already, what would make it safer, what was looked at."""

    tools = forms.MultipleChoiceField(
        label=_("how you found out"),
        help_text=_("A tool is a way of finding out, not a result. No map of who knows whom."),
        choices=Tool.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = rows.Assessment
        fields = ["already_safer", "would_be_safer", "education_considered", "tools"]


class NextStepForm(RecordForm):
    """What is next."""

    class Meta:
        model = rows.NextStep
        fields = ["says", "due_on", "is_done"]


class SectionForm(RecordForm):
    """One piece of evidence."""

    class Meta:
        model = rows.Section
        fields = ["aspect", "evidence", "source", "strength", "seen_on"]


def kept_from_field() -> forms.MultipleChoiceField:
    """Kinds of organisation that those who spoke keep out."""
    return forms.MultipleChoiceField(
        label=_("not for"),
        help_text=_("Nobody who belongs to one of these reads it, you neither."),
        choices=[(type_.value, type_.label) for type_ in CAN_BE_KEPT_OUT],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PerspectiveForm(RecordForm):
    """One view, and who may have it."""

    seldom = [(_("Who may have it? They decide"), ["consent", "kept_from"])]
    kept_from = kept_from_field()

    class Meta:
        model = rows.Perspective
        fields = [
            "whose",
            "organisation",
            "role",
            "says",
            "said_on",
            "disagrees",
            "differs_about",
            "consent",
            "kept_from",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Who says nothing of consent keeps it inside."""
        super().__init__(*args, **kwargs)
        self.fields["consent"].required = False

    def clean_consent(self) -> str:
        """The least, unless they said more."""
        return self.cleaned_data["consent"] or Consent.INSIDE.value

    def narrow(self, setting: Setting) -> None:
        """Organisations of this context."""
        self.fields["organisation"].queryset = setting.partners()  # type: ignore[attr-defined]


class ResponseForm(RecordForm):
    """One response."""

    asks_what_differs = ("aim",)
    seldom = [
        (_("Only at level one"), ["children_band"]),
        (
            _("Only if it is aimed at some young people"),
            [
                "who_age",
                "who_number",
                "where",
                "why",
                "threshold",
                "least_intrusive",
                "universal_not_enough",
            ],
        ),
    ]

    class Meta:
        model = rows.Response
        fields = [
            "kind",
            "says",
            "aim",
            "state",
            "starts_on",
            "level",
            "reach",
            "children_band",
            "who_age",
            "who_number",
            "where",
            "why",
            "threshold",
            "least_intrusive",
            "universal_not_enough",
        ]

    def narrow(self, setting: Setting) -> None:
        """Areas of the person's duty."""
        self.fields["where"].queryset = areas_of(setting.person)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        """Where it is aimed is the context's own area unless said otherwise."""
        cleaned = super().clean()
        aimed = self.cleaned_data.get("reach") == "targeted"
        if aimed and not self.cleaned_data.get("where") and self.setting.context:
            self.cleaned_data["where"] = self.setting.context.area or self.setting.context.home
        return cleaned


class OfPartnerForm(RecordForm):
    """A form with one of the context's organisations in it."""

    def narrow(self, setting: Setting) -> None:
        """Partners, and who leads."""
        self.fields["organisation"].queryset = setting.partners()  # type: ignore[attr-defined]


class CommitmentForm(OfPartnerForm):
    """A promise."""

    class Meta:
        model = rows.Commitment
        fields = ["organisation", "says", "due_on", "state"]


class BarrierForm(OfPartnerForm):
    """What stopped us."""

    class Meta:
        model = rows.Barrier
        fields = ["organisation", "kind", "says", "is_over"]


class SmallShiftForm(RecordForm):
    """Something small."""

    class Meta:
        model = rows.SmallShift
        fields = ["says", "noticed_on"]
