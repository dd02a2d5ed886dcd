"""The project as an app: its commands, its static files and its checks."""

from django.apps import AppConfig


class GuardianshipConfig(AppConfig):
    """Named after the project."""

    name = "guardianship"
    verbose_name = "Guardianship"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks."""
        from guardianship import checks, mail_checks  # noqa: F401 - importing registers them
