"""Rights of those whom case data touch."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Purposes, disclosures, consent, retention and public figures."""

    name = "guardianship.safeguarding.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions, forget and count at night, and show the counts."""
        from guardianship.lib.nightly import every_night
        from guardianship.safeguarding.rights.figures import build_due_figures, sections
        from guardianship.safeguarding.rights.retention import keep_to_the_register
        from guardianship.safeguarding.rights.roles import ensure_rights_roles
        from places.roles import also_settled_by
        from places.voice.sections import also_shown

        also_settled_by(ensure_rights_roles)
        also_shown(sections)
        # Counts are built before what they count is forgotten.
        every_night("public_figures", build_due_figures, order=70)
        every_night("retention", keep_to_the_register, order=80)
