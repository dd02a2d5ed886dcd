"""Freshness: who is asked, when, whether what is listed is still right."""

from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    """Reminders, the mail that carries them, and the work of the night."""

    name = "places.freshness"
    label = "freshness"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register jobs and permissions, once all tables are known."""
        from places.freshness import other_address  # noqa: F401 - importing connects it
        from places.freshness.jobs import register
        from places.freshness.roles import ensure_mail_roles
        from places.roles import also_settled_by

        register()
        also_settled_by(ensure_mail_roles)
