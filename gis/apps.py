"""The spatial floor: areas, postcodes, names of places."""

from django.apps import AppConfig


class GisConfig(AppConfig):
    """Knows nothing of listings."""

    name = "gis"
    label = "areas"  # "gis" is the label of Django's own spatial app
    default_auto_field = "django.db.models.BigAutoField"
