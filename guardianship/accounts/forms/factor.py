"""Forms of the second factor: codes are good once, and guessing them locks out."""

from typing import Any

from allauth.core import context
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.accounts.codes import spend
from guardianship.accounts.forms.signing_in import say
from guardianship.accounts.lockout import is_locked_out

CODE = gettext_lazy("Code")
CODE_ATTRIBUTES = {"inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}


class _OnceOnly:
    """What both forms that ask for a code share."""

    user: Any
    fields: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, code=CODE)  # type: ignore[arg-type]
        self.fields["code"].widget.attrs.update(CODE_ATTRIBUTES)

    def clean_code(self) -> str:
        """The code, when it fits, was not used before, and guessing has not gone too far."""
        if is_locked_out(context.request, self.user.email):
            raise ValidationError(_("Too many tries. Wait for a while."))
        code: str = super().clean_code()  # type: ignore[misc]
        used: Authenticator = self.authenticator  # type: ignore[attr-defined]
        if used.type == Authenticator.Type.TOTP and not spend(used, code):
            raise ValidationError(_("This code was used before. Wait for the next one."))
        return code


class AuthenticateForm(_OnceOnly, base_forms.AuthenticateForm):
    """On the way in."""


class ReauthenticateForm(_OnceOnly, base_forms.ReauthenticateForm):
    """Before a sensitive act."""


class ActivateTOTPForm(totp_forms.ActivateTOTPForm):
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, code=CODE)
        self.fields["code"].widget.attrs.update(CODE_ATTRIBUTES)


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):
    """A passkey and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, name=_("Name of this passkey"))
        if "passwordless" in self.fields:
            self.fields["passwordless"].label = _("Sign in with it alone, without a password")
            self.fields["passwordless"].help_text = ""


class EditPasskeyForm(webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, name=_("Name of this passkey"))
