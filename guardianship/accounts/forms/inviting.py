"""Asking for somebody's address and role."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.role_words import ROLE_NAMES
from guardianship.accounts.roles import Role


class InvitationForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    role = forms.ChoiceField(label=_("Role"))
    language = forms.ChoiceField(label=_("Language of the e-mail"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Choose one")), *_roles()]  # type: ignore[attr-defined]

    def clean_role(self) -> Role:
        """One of ours."""
        return Role(self.cleaned_data["role"])


def _roles() -> list[tuple[str, Any]]:
    return [(role.value, ROLE_NAMES[role]) for role in Role]
