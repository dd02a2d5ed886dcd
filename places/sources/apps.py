"""Sources: the feeds that listings come from."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Feeds, their runs, and for each listing what its source says."""

    name = "places.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
