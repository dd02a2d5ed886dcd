"""Vetting: how a shop comes to be called trusted, and how it stops."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class VettingConfig(AppConfig):
    """Files of trusted businesses, their stages, papers, checks and stickers."""

    name = "places.vetting"
    label = "vetting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Work at night, write letters, settle permissions, look again at what is saved."""
        from guardianship.lib.nightly import every_night
        from places.freshness.enums import MailKind
        from places.freshness.notices import written_by
        from places.models import Listing
        from places.roles import also_settled_by
        from places.vetting.listening import listing_saved
        from places.vetting.notices import plan_letters, write
        from places.vetting.review import review_all
        from places.vetting.roles import ensure_vetting_roles

        also_settled_by(ensure_vetting_roles)
        every_night("vetting", review_all, order=20)
        every_night("vetting_letters", plan_letters, order=21)
        written_by(MailKind.VETTING, write)
        post_save.connect(listing_saved, sender=Listing, dispatch_uid="vetting")
