"""Concerns, corrections and young people's voice."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """What the public says of places, and what is done about it."""

    name = "places.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions with those of the register, and tidy at night."""
        from guardianship.lib.nightly import every_night
        from places.roles import also_settled_by
        from places.voice.keeping import tend
        from places.voice.roles import ensure_voice_roles

        also_settled_by(ensure_voice_roles)
        every_night("voice", tend, order=60)
