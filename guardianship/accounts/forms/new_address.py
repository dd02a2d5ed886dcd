"""Asking for another address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class NewAddressForm(forms.Form):
    """One address, another than the one that is."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_email(self) -> str:
        """In lower case."""
        email: str = self.cleaned_data["email"].lower()
        if email == self.now:
            raise forms.ValidationError(_("This is the address that you sign in with already."))
        return email
