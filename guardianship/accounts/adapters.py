"""What the log-in library asks of this site."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.password_reset import get_reset_password_from_key_url
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy

from guardianship.accounts import secrets_kept
from guardianship.accounts.abilities import may_enter_editors_site
from guardianship.accounts.addresses import absolute
from guardianship.accounts.backends import may_sign_in
from guardianship.accounts.factor import FACTORS, person_of, was_shown_lately
from guardianship.accounts.mail import post, tell
from guardianship.accounts.models import User
from guardianship.accounts.networks import network_name


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; links carry the site's own address; mail names no address and browser."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "This e-mail address and password do not go together."
        ),
        "enter_current_password": gettext_lazy("This is not your password."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "too_many_login_attempts": gettext_lazy("Too many tries. Wait for a while."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts come from invitations."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Turn away who may not sign in here, before any other step."""
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if response is None and not may_sign_in(user):
            clear_login(request)
            return HttpResponseRedirect(reverse("account_inactive"))
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The editors' site for who may enter it, else the page of one's account."""
        if may_enter_editors_site(person_of(request)):
            return reverse("wagtailadmin_home")
        return reverse("account_home")

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of this very site, without its name."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:
        """Not within minutes of having signed in, or of having been asked."""
        return not was_shown_lately(context.request)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the person's password; a wrong one counts towards the lock-out."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, whatever host the request claimed to ask."""
        url: str = get_reset_password_from_key_url(self.request, key)
        return absolute("/" + url.split("//", 1)[-1].partition("/")[2])

    def get_client_ip(self, request: HttpRequest) -> str:
        """Only a name for today; limits of tries need no more."""
        return network_name(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The library's mail, which is the link to a new password alone."""
        post(self.render_mail(template_prefix, email, {"email": email, **context}))

    def send_notification_mail(
        self, template_prefix: str, user: User, *_rest: Any, **_options: Any
    ) -> None:
        """Tell the person that something about signing in was changed."""
        tell(user, template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are kept encrypted, and the last factor stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code is not right."),
    }

    def get_totp_issuer(self) -> str:
        """What the authenticator writes above the code."""
        return gettext("Lights On")

    def encrypt(self, text: str) -> str:
        """Before it is written."""
        return secrets_kept.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """After it is read."""
        return secrets_kept.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Only while another factor stays; recovery codes are none."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        """A first name for a passkey; the person may give another."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": held + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host's name and carry the site's."""
        return {**super().get_public_key_credential_rp_entity(), "name": gettext("Lights On")}
