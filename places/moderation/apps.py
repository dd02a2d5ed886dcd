"""Moderation of listings."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """The look before a listing is public, the queue of looks, and how long they take."""

    name = "places.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle workflow and permissions, time each look, write to whoever is to look."""
        from guardianship.lib.nightly import every_night
        from places.freshness.enums import MailKind
        from places.freshness.notices import written_by
        from places.moderation import decided, timing
        from places.moderation.setting_up import ensure_moderation
        from places.moderation.wagtails_mail import keep_from_listings
        from places.moderation.waiting import plan_looks, write
        from places.roles import also_settled_by

        also_settled_by(ensure_moderation)
        timing.connect()
        decided.connect()
        keep_from_listings()
        written_by(MailKind.DECIDED, decided.write)
        written_by(MailKind.LOOKS, write)
        every_night("plan_looks", plan_looks, order=35)
