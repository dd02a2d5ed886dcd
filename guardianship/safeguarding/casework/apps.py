"""The pages of people who work on contexts."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Home, words, help, and drafts that forms keep while they are written."""

    name = "guardianship.safeguarding.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget old drafts at night."""
        from guardianship.lib.nightly import every_night
        from guardianship.safeguarding.casework.drafts import forget_old_drafts

        every_night("forget_casework_drafts", forget_old_drafts)
