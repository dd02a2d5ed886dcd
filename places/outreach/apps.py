"""Detached youth work as it happens, partners' roles, and what partners commit to."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Role cards, the charter and visits."""

    name = "places.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions with those of the register."""
        from places.outreach.roles import ensure_outreach_roles
        from places.roles import also_settled_by

        also_settled_by(ensure_outreach_roles)
