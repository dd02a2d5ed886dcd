"""Make the groups, their permissions and the moderation workflow what the tables say."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.roles import ensure_page_roles
from places.roles import ensure_groups


class Command(BaseCommand):
    """Safe to run at every deployment."""

    help = (
        "Creates the groups Editors, Moderators and Administrators with the permissions of "
        "places/roles.py and the workflow that listings go through before they are public. "
        "Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        ensure_page_roles()
        self.stdout.write(f"Groups are in place: {', '.join(ensure_groups())}.")
