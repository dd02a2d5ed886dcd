"""``python -m bin.benchmarks.measured_process WORK …``: do it, then say what it took."""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.dev")
django.setup()

from django.core.management import call_command  # noqa: E402

from bin.benchmarks.measuring import peak_memory_mb  # noqa: E402
from places.models import Listing, OpenInterval  # noqa: E402

REBUILT = 1_000


def rebuild() -> None:
    """Work out and store the intervals of the first thousand live listings again."""
    OpenInterval.objects.rebuild(list(Listing.objects.filter(live=True).order_by("pk")[:REBUILT]))


def load(folder: str) -> None:
    """Load an area pack and keep it."""
    call_command("load_area_pack", folder, apply=True)


def feed(path: str) -> None:
    """Import an Open Referral feed, publish and keep it."""
    call_command("import_feed", path, apply=True, publish=True)


def main() -> None:
    """Do the work named on the command line; print seconds, processor seconds, megabytes."""
    name, *arguments = sys.argv[1:]
    started, worked = time.perf_counter(), time.process_time()
    {"rebuild": rebuild, "load": load, "feed": feed}[name](*arguments)
    print(time.perf_counter() - started, time.process_time() - worked, peak_memory_mb())


main()
