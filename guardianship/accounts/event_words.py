"""What an event is about, in words: the code names of factors and roles are ours alone."""

from allauth.mfa.models import Authenticator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.exporting import taken_in_words
from guardianship.accounts.models import AccountEvent, EventKind
from guardianship.accounts.role_words import words_for

FACTORS: dict[str, str | Promise] = {
    Authenticator.Type.TOTP.value: _("authenticator app"),
    Authenticator.Type.WEBAUTHN.value: _("passkey"),
}
ABOUT_A_ROLE = {
    EventKind.INVITED,
    EventKind.TAKEN_BACK,
    EventKind.ACCEPTED,
    EventKind.ROLE_GIVEN,
    EventKind.ROLE_TAKEN,
}


def about_in_words(event: AccountEvent) -> str:
    """The role's name, the kind of factor, what was taken away, or what was noted."""
    if event.kind in ABOUT_A_ROLE:
        return words_for(event.about)[0]
    if event.kind == EventKind.EXPORTED:
        return taken_in_words(event.about)
    return str(FACTORS.get(event.about, event.about))
