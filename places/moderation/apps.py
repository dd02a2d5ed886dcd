"""Moderation of listings."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """The look before a listing is public, the queue of looks, and how long they take."""

    name = "places.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle workflow and permissions with those of the register, and time each look."""
        from places.moderation import timing
        from places.moderation.setting_up import ensure_moderation
        from places.roles import also_settled_by

        also_settled_by(ensure_moderation)
        timing.connect()
