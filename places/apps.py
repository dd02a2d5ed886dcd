"""The register: organisations, places, listings and their hours."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlacesConfig(AppConfig):
    """The public directory."""

    name = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the database know how small a coverage area may be, whenever tables are settled;
        note who joins and leaves organisations."""
        from places import memberships_noted  # noqa: F401 - importing connects it
        from places.least_coverage import after_migrating

        post_migrate.connect(after_migrating, sender=self, dispatch_uid="least_coverage")
