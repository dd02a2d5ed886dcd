"""Pages, navigation and site settings."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The editors' side of the public site."""

    name = "cms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Close Wagtail's library of documents, whose models stand only now."""
        from cms.no_documents import close_the_library

        close_the_library()
