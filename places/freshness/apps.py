"""Freshness: who is asked, when, whether what is listed is still right."""

from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    """Reminders, the mail that carries them, and the work of the night."""

    name = "places.freshness"
    label = "freshness"
    default_auto_field = "django.db.models.BigAutoField"
