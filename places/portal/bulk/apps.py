"""Files of listings, kept between the look at them and the answer."""

from django.apps import AppConfig


class BulkConfig(AppConfig):
    """What was read of a file, for an hour at most."""

    name = "places.portal.bulk"
    label = "portal_bulk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget at night what nobody came back for."""
        from guardianship.lib.nightly import every_night
        from places.portal.bulk.keeping import forget_old

        every_night("forget_uploads", forget_old, order=92)
