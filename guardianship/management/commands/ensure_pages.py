"""Make the home page of each language and the permissions on pages, for a real site."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.roles import ensure_page_roles
from cms.trees import ensure_trees


class Command(BaseCommand):
    """Safe to run at every deployment."""

    help = (
        "Creates the English and the Welsh home page where they are missing, leads the default "
        "site to them, and settles who may do what with pages. Pages that exist are left alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        ensure_page_roles()
        homes = ensure_trees()
        named = ", ".join(f"{page.title} ({code})" for code, page in homes.items())
        self.stdout.write(f"Home pages are in place: {named}.")
