"""Analysis runs and releases."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    """Runs, what they found, and the frozen tables that people see."""

    name = "guardianship.insight"
    label = "insight"
    verbose_name = _("coverage gaps")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle who reads releases and who starts runs; take up runs that were cut off."""
        from guardianship.accounts.abilities import many_are_called
        from guardianship.insight.roles import ensure_insight_roles
        from guardianship.lib.later import Later
        from guardianship.lib.nightly import every_night
        from places.roles import also_settled_by

        also_settled_by(ensure_insight_roles)
        many_are_called("insight.Release:view_funding", _("until when listings are paid for"))
        every_night("runs", Later("guardianship.insight.tasks.take_up_again"), order=40)
