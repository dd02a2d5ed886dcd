"""Where young people feel safe."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyMappingConfig(AppConfig):
    """Group sessions, single answers and their layer."""

    name = "guardianship.safeguarding.safety_mapping"
    label = "safety_mapping"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions with those of the register, and have answers counted."""
        from guardianship.accounts.abilities import many_are_called
        from guardianship.safeguarding.casework.navigation import also_in_menu
        from guardianship.safeguarding.rights.figures import counted_by
        from guardianship.safeguarding.rights.models.figures import FigureOf
        from guardianship.safeguarding.safety_mapping.answers import (
            count_answers,
            count_taken_back,
        )
        from guardianship.safeguarding.safety_mapping.roles import ensure_safety_mapping_roles
        from places.roles import also_settled_by

        # First in every list of layers (ledger C9).
        also_in_menu(
            "safety_mapping:layer",
            _("Young people say"),
            permission="safety_mapping.view_groupsession",
            order=5,
        )
        counted_by(FigureOf.SAFETY_ANSWERS, count_answers)
        counted_by(FigureOf.TAKEN_BACK, count_taken_back)
        many_are_called("safety_mapping.GroupSession", _("group sessions at a map"))
        also_settled_by(ensure_safety_mapping_roles)
