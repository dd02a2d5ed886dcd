"""Contexts and all that is known of them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContextsConfig(AppConfig):
    """Assessed and changed places and settings."""

    name = "guardianship.safeguarding.contexts"
    label = "contexts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions with those of the register; tell the team what is overdue."""
        from guardianship.lib.nightly import every_night
        from guardianship.safeguarding.casework.navigation import also_in_menu
        from guardianship.safeguarding.contexts.leading import keeps_leading
        from guardianship.safeguarding.contexts.overdue_mail import plan, write
        from guardianship.safeguarding.contexts.roles import ENTER, ensure_context_roles
        from places.freshness.enums import MailKind
        from places.freshness.notices import written_by
        from places.models.organisation import also_checked_by
        from places.roles import also_settled_by

        also_settled_by(ensure_context_roles)
        also_checked_by(keeps_leading)
        every_night("overdue_casework", plan, order=22)
        written_by(MailKind.CASEWORK, write)
        also_in_menu("casework:home", _("Contexts"), permission=ENTER, order=10)
        also_in_menu("contexts:both_sides", _("Safety and harm"), permission=ENTER, order=20)
        also_in_menu("contexts:barriers", _("What stopped us"), permission=ENTER, order=70)
        also_in_menu("contexts:report", _("Report"), permission=ENTER, order=80)
        also_in_menu("casework:words", _("Words"), permission=ENTER, order=90)
