"""``bin/manage build_basemap DIR``: the map under the places, from an area pack."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gis.basemap.archive import NoTiles
from gis.basemap.build import build
from gis.basemap.tilemaker import TilemakerFailed, TilemakerMissing
from gis.packs.refusals import FileRefused, ManifestError

MISSING = 3


class Command(BaseCommand):
    """Ends with 3 where tilemaker is not installed, with 1 where the pack cannot be used."""

    help = "Build the basemap of an area pack from its OpenStreetMap file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder of the pack."""
        parser.add_argument("folder", type=Path, help="folder that holds area.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, publish, and say what came of it."""
        try:
            built = build(options["folder"])
        except TilemakerMissing as error:
            raise CommandError(str(error), returncode=MISSING) from error
        except (ManifestError, FileRefused, TilemakerFailed, NoTiles) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{built.basemap.name}: {built.tiles:,} tiles, {built.size_bytes / 1000:,.0f} kB "
            f"in {built.basemap.file}"
        )
