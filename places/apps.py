"""The register: organisations, places, listings and their hours."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The public directory."""

    name = "places"
    default_auto_field = "django.db.models.BigAutoField"
