"""What the site writes to people about their accounts, as plain text."""

import logging

from django.contrib import messages
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.accounts.acting import current_request
from guardianship.accounts.addresses import address_of_page
from guardianship.accounts.models import Invitation, User
from guardianship.accounts.role_words import words_for

log = logging.getLogger(__name__)

# What happened, by the name under which the log-in library reports it.
HAPPENED: dict[str, str | Promise] = {
    "account/email/password_changed": gettext_lazy("Your password was changed."),
    "account/email/password_reset": gettext_lazy("Your password was chosen anew."),
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was set up."),
    "mfa/email/totp_deactivated": gettext_lazy("An authenticator app was removed."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made."),
}
ANYTHING_ELSE = gettext_lazy("Something about how you sign in was changed.")


def invite(invitation: Invitation, token: str) -> None:
    """Send the invitation in its own language."""
    with translation.override(invitation.language):
        name, purpose = words_for(invitation.role) if invitation.role else ("", "")
        text = render_to_string(
            "account/email/invitation_message.txt",
            {
                "invitation": invitation,
                "role": name,
                "purpose": purpose,
                "link": address_of_page("account_invitation", token, language=invitation.language),
            },
        )
        _send(_("You are invited to Lights On"), text, invitation.email)


def tell(person: User, event: str) -> None:
    """Say that something about signing in was changed, and what to do about it."""
    text = render_to_string(
        "account/email/notice_message.txt",
        {
            "happened": HAPPENED.get(event, ANYTHING_ELSE),
            "reset": address_of_page("account_reset_password", language=_language()),
        },
    )
    _send(_("About your account at Lights On"), text, person.email)


def confirm_address(email: str, token: str) -> None:
    """Send the link that makes this the address of who asked for it."""
    link = address_of_page("account_confirm_address", token, language=_language())
    text = render_to_string("account/email/confirm_address_message.txt", {"link": link})
    _send(_("Your new address at Lights On"), text, email)


def say_address_is_taken(email: str) -> None:
    """To who has an account already, when somebody asked for that address. Nothing was changed."""
    text = render_to_string("account/email/address_taken_message.txt")
    _send(_("About your account at Lights On"), text, email)


def say_address_changed(email: str) -> None:
    """To the old address, at once: its owner may have to stop somebody."""
    text = render_to_string("account/email/address_changed_message.txt")
    _send(_("About your account at Lights On"), text, email)


def _language() -> str:
    return translation.get_language() or "en"


def post(message: EmailMessage) -> None:
    """Hand a message to the mail server; when it does not take it, say so and go on.

    What the mail is about has happened, and a page that broke would tell strangers which addresses
    have accounts. Who is signed in reads that nothing was sent; the log names nobody.
    """
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    try:
        message.send()
    except OSError as problem:  # SMTPException is one
        log.error("Mail about an account was not sent: %s", type(problem).__name__)
        request = current_request()
        if request is not None and request.user.is_authenticated:
            messages.error(request, _("The mail server did not take the e-mail. Try again later."))


def _send(subject: str, text: str, email: str) -> None:
    body = text.strip() + "\n"
    post(EmailMessage(subject=" ".join(subject.split()), body=body, to=[email]))
