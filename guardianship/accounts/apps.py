"""People who can sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts of people who look after listings; never of young people."""

    name = "guardianship.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to allauth and Django, and register the checks."""
        from allauth.mfa.signals import authentication_failed, authenticator_added

        from guardianship.accounts import (  # noqa: F401
            checks,
            factor,
            lockout,
            noticing,
            signed_in,
        )

        authenticator_added.connect(factor.enrolling_shows_it, dispatch_uid="accounts.enrolled")
        authentication_failed.connect(lockout.count_wrong_code, dispatch_uid="accounts.wrong_code")
