"""The organisations' own rooms."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages under ``/portal/``."""

    name = "places.portal"
    label = "portal"

    def ready(self) -> None:
        """Say what a membership allows on the page about one's abilities."""
        from guardianship.accounts.abilities import also_said_by
        from places.portal.abilities import what_members_may

        also_said_by(what_members_may)
