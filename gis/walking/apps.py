"""Walking networks and the distances measured on them."""

from django.apps import AppConfig


class WalkingConfig(AppConfig):
    """One network for each area pack, and tables of distances by what they were made from."""

    name = "gis.walking"
    label = "walking"
    default_auto_field = "django.db.models.BigAutoField"
