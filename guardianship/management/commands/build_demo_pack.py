"""Write the invented town as an area pack."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from guardianship.demo.pack import build
from guardianship.demo.town import NAME, SEED
from guardianship.lib.progress import track


class Command(BaseCommand):
    """``build_demo_pack [--out DIR] [--seed N]``; the same seed gives the same bytes."""

    help = f"Write {NAME}, an invented town, as an area pack in publishers' formats."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and from which seed."""
        default = Path(settings.BASE_DIR) / ".local" / "demo_pack"
        parser.add_argument("--out", type=Path, default=default, help="folder to write into")
        parser.add_argument("--seed", type=int, default=SEED, help="whole number to draw from")

    def handle(self, *, out: Path, seed: int, **options: Any) -> None:
        """Build, showing the stages."""
        build(out, seed, watch=_shown)
        self.stdout.write(f"{NAME} is in {out}")


def _shown(stages: Iterable[str]) -> Iterator[str]:
    names = list(stages)
    yield from track(names, "building the town", total=len(names))
