"""Pictures of listings."""

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """Pictures, their consent, and the moderator's look."""

    name = "places.portal.pictures"
    label = "portal_pictures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take pictures off what begins to hide, settle permissions, tidy at night."""
        from django.db.models.signals import post_save

        from guardianship.lib.nightly import every_night
        from places.models import Listing
        from places.portal.pictures.keeping import remove_what_hides, take_off_expired
        from places.portal.pictures.roles import ensure_picture_roles
        from places.roles import also_settled_by

        post_save.connect(remove_what_hides, sender=Listing, dispatch_uid="portal_pictures")
        also_settled_by(ensure_picture_roles)
        every_night("expired_pictures", take_off_expired, order=62)
