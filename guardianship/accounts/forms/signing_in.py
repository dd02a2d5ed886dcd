"""The library's forms with our words: one label a field, nothing inside the boxes."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.models import User

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
PASSWORD_HINT = _(
    "At least 12 characters. Three or four words that have nothing to do with each other are "
    "easy to remember and hard to guess."
)


def say(form: forms.BaseForm, **labels: Any) -> None:
    """Give fields their labels, and take away the library's help inside and beside the boxes."""
    for name, field in form.fields.items():
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)
        if name in labels:
            field.label = labels[name]


class LoginForm(allauth_forms.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, login=EMAIL, password=PASSWORD)


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    """Only an address; what happens next is the same for every address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, email=EMAIL)


class ResetPasswordKeyForm(allauth_forms.ResetPasswordKeyForm):
    """A new password, typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password1=NEW_PASSWORD, password2=_("The new password again"))
        self.fields["password1"].help_text = PASSWORD_HINT


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self,
            oldpassword=_("The password until now"),
            password1=NEW_PASSWORD,
            password2=_("The new password again"),
        )
        self.fields["password1"].help_text = PASSWORD_HINT


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password=PASSWORD)


class AcceptForm(forms.Form):
    """What an invited person says to have an account: a name and a password."""

    full_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Colleagues see it beside what you change. The public never does."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=PASSWORD,
        strip=False,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_full_name(self) -> str:
        """Without line breaks and doubled spaces."""
        return " ".join(self.cleaned_data["full_name"].split())

    def clean(self) -> dict[str, Any]:
        """The password is good enough for this very person."""
        cleaned = super().clean() or {}
        if "password" in cleaned:
            person = User(email=self.email, full_name=cleaned.get("full_name", ""))
            try:
                allauth_forms.get_adapter().clean_password(cleaned["password"], user=person)
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return cleaned
