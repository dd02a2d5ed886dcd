"""Forms of the officers and of the youth panel."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.enums import Kind
from places.models import Listing
from places.vetting.enums import STEP_WORDS, PanelWord
from places.vetting.models import CaseContact, PanelLook, RegulatedRole, VettingCase
from places.vetting.stages import BY_THEMSELVES, Step, steps_from


class OpenForm(forms.Form):
    """A trusted business that has no file yet."""

    listing = forms.ModelChoiceField(
        Listing.objects.none(),
        label=_("Trusted business"),
        help_text=_("Listings of the kind “trusted business” that have no file yet."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["listing"]
        field.queryset = Listing.objects.filter(
            kind=Kind.TRUSTED_BUSINESS, vetting__isnull=True
        ).order_by("name", "pk")


class StepForm(forms.Form):
    """One of the steps that can be taken by hand from where the file stands."""

    step = forms.ChoiceField()
    why = forms.CharField(
        label=_("Why"),
        max_length=300,
        required=False,
        help_text=_("For the diary of this file. No names. The public never sees it."),
    )

    def __init__(self, *args: Any, case: VettingCase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["step"]
        field.choices = [
            (step.value, STEP_WORDS[step])
            for step in steps_from(case.standing)
            if step not in BY_THEMSELVES
        ]

    def clean_step(self) -> Step:
        """The step itself."""
        return Step(self.cleaned_data["step"])


class ContactForm(forms.ModelForm):
    """How to reach the two who answer for a business."""

    class Meta:
        model = CaseContact
        fields = ["responsible_contact", "safeguarding_role", "safeguarding_contact"]


class PanelForm(forms.ModelForm):
    """What the panel says of one business."""

    word = forms.ChoiceField(
        label=_("What you say"), choices=PanelWord.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = PanelLook
        fields = ["word", "why"]
        widgets = {
            "why": forms.Textarea(attrs={"rows": 3}),
        }


class RegulatedRoleForm(forms.ModelForm):
    """A role that is regulated activity, marked by whoever fills this in."""

    class Meta:
        model = RegulatedRole
        fields = ["case", "role", "why"]
