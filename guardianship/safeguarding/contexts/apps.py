"""Contexts and all that is known of them."""

from django.apps import AppConfig


class ContextsConfig(AppConfig):
    """Assessed and changed places and settings."""

    name = "guardianship.safeguarding.contexts"
    label = "contexts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settle permissions with those of the register."""
        from guardianship.safeguarding.contexts.roles import ensure_context_roles
        from places.roles import also_settled_by

        also_settled_by(ensure_context_roles)
