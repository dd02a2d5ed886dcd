"""Pages of the demonstration: home, maps, an area and texts, in English and Welsh."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.demo_pages import build_demo_pages


class Command(BaseCommand):
    """Safe to run again: what is there stays as its editors have it."""

    help = (
        "Makes the demonstration's pages in both languages, the permissions on pages and their "
        "workflow. Pages that exist are left alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One summary line."""
        self.stdout.write(f"Pages are in place: {', '.join(build_demo_pages())}.")
