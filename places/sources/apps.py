"""Sources: the feeds that listings come from."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Feeds, their runs, and for each listing what its source says."""

    name = "places.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions and the job of the night, once all tables are known."""
        from guardianship.lib.nightly import every_night
        from places.roles import also_settled_by
        from places.sources.roles import ensure_feed_roles
        from places.sources.sheets.keeping import forget_sheets

        also_settled_by(ensure_feed_roles)
        every_night("forget_sheets", forget_sheets, order=70)
