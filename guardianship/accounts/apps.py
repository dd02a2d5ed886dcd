"""People who can sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts of people who look after listings; never of young people."""

    name = "guardianship.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
