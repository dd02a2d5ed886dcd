"""Harm counts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HarmConfig(AppConfig):
    """Counts, their sources and their importers."""

    name = "guardianship.safeguarding.harm"
    label = "harm"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions, let analysts read the view, load ``[[crime]]`` of area packs."""
        from guardianship.safeguarding.casework.navigation import also_in_menu
        from guardianship.safeguarding.harm.roles import ensure_harm_roles
        from guardianship.safeguarding.harm.tables import CRIME
        from guardianship.safeguarding.wall.grants import analysts_may_read
        from places.importers.later import also_loads
        from places.roles import also_settled_by

        also_settled_by(ensure_harm_roles)
        # After what young people say (ledger C9).
        also_in_menu("harm:sources", _("Counts"), permission="harm.view_harmsource", order=60)
        also_loads("crime", CRIME, "guardianship.safeguarding.harm.packs.load_crime")
        analysts_may_read(
            "harm_for_analysts",
            {
                "harm_harmcount": "area_id, month, time_band, category_id, source_id, layer,"
                " raised_by, from_response, count",
                "harm_harmsource": "id, code, is_on",
                "harm_harmcategory": "id, code",
            },
        )
