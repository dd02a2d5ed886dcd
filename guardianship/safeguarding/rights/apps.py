"""Rights of those whom case data touch."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    """Purposes, disclosures, consent, retention and public figures."""

    name = "guardianship.safeguarding.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions, forget and count at night, and show the counts."""
        from guardianship.lib.nightly import every_night
        from guardianship.safeguarding.casework.navigation import also_in_menu
        from guardianship.safeguarding.rights.figures import build_due_figures, sections
        from guardianship.safeguarding.rights.retention import keep_to_the_register
        from guardianship.safeguarding.rights.roles import ensure_rights_roles
        from places.roles import also_settled_by
        from places.voice.sections import also_shown

        also_settled_by(ensure_rights_roles)
        also_in_menu(
            "rights:disclosures",
            _("Telling the police"),
            permission="rights.view_disclosure",
            order=75,
        )
        also_shown(sections)
        # Counts are built before what they count is forgotten.
        every_night("public_figures", build_due_figures, order=70)
        every_night("retention", keep_to_the_register, order=80)
