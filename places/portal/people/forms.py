"""Forms about people and claims."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.enums import MembershipRole
from places.languages import in_language
from places.models import Organisation
from places.portal.people.models import Claim
from places.portal.people.models.claim import LONGEST_REASON

ROLE_CHOICES = [
    (MembershipRole.EDITOR, gettext_lazy("Editor: changes listings")),
    (MembershipRole.OWNER, gettext_lazy("Owner: also people, claims and the charter")),
]


class InviteForm(forms.Form):
    """Whom to ask in, as what."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    role = forms.ChoiceField(
        label=gettext_lazy("As"), choices=ROLE_CHOICES, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the e-mail"), choices=settings.LANGUAGES
    )

    def clean_role(self) -> MembershipRole:
        """One of ours."""
        return MembershipRole(self.cleaned_data["role"])


class RoleForm(forms.Form):
    """Another role for a colleague."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=ROLE_CHOICES, widget=forms.RadioSelect
    )

    def clean_role(self) -> MembershipRole:
        """One of ours."""
        return MembershipRole(self.cleaned_data["role"])


class ClaimForm(forms.ModelForm):
    """Why it is theirs, for one of the organisations that the person speaks for."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("For which organisation?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
    )

    class Meta:
        model = Claim
        fields = ["evidence", "contact"]
        widgets = {"evidence": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "evidence": gettext_lazy(
                "For example your website, or what you do there. No names of young people."
            ),
            "contact": gettext_lazy("Only the people who decide read this."),
        }

    field_order = ["organisation", "evidence", "contact"]

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        field.label_from_instance = lambda one: in_language(one, "name")
        field.initial = organisations[0]
        if len(organisations) == 1:
            field.widget = forms.HiddenInput()


class SearchForm(forms.Form):
    """Words of a name."""

    q = forms.CharField(label=gettext_lazy("Name of the listing"), max_length=100, required=False)


class DecisionForm(forms.Form):
    """The moderator's word; a refusal has a reason."""

    reason = forms.CharField(
        label=gettext_lazy("What the organisation reads"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, refusing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusing = refusing

    def clean_reason(self) -> str:
        """Not empty where it says no."""
        reason: str = self.cleaned_data["reason"].strip()
        if self.refusing and not reason:
            raise forms.ValidationError(_("Say why: whoever asked reads this."))
        return reason
