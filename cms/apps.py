"""Pages, navigation and site settings."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The editors' side of the public site."""

    name = "cms"
    default_auto_field = "django.db.models.BigAutoField"
