"""People in the editors' site: an e-mail address and one name, as everybody has."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from guardianship.accounts.models import User

FIELDS = ["email", "full_name", "is_superuser", "groups"]
WIDGETS = {"groups": forms.CheckboxSelectMultiple}


class OneName(forms.ModelForm):
    """Wagtail asks for a first and a last name; a person here has the name that they give."""

    first_name = None
    last_name = None
    full_name = forms.CharField(
        label=_("Full name"), max_length=120, help_text=_("As colleagues know them.")
    )

    def clean_email(self) -> str:
        """Kept in lower case, so that nobody has two accounts with one address."""
        typed: str = self.cleaned_data["email"]
        return typed.strip().lower()


class PersonCreationForm(OneName, UserCreationForm):
    """A new person."""

    error_messages = UserCreationForm.error_messages | {
        "duplicate_username": _("There is already an account with this e-mail address."),
    }

    class Meta:
        model = User
        fields = FIELDS
        widgets = WIDGETS


class PersonEditForm(OneName, UserEditForm):
    """A person who has an account."""

    error_messages = PersonCreationForm.error_messages

    class Meta:
        model = User
        fields = [*FIELDS, "is_active"]
        widgets = WIDGETS


class OwnNameForm(forms.ModelForm):
    """One's own name. The address is what one signs in with, so somebody else changes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["full_name"].required = True

    class Meta:
        model = User
        fields = ["full_name"]
