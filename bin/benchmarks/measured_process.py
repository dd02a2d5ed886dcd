"""``python -m bin.benchmarks.measured_process WORK …``: do it, then say what it took."""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.dev")
django.setup()

from django.core.management import call_command, load_command_class  # noqa: E402

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


def harm(*files: str) -> None:
    """Load a year of street files into counts and keep them."""
    call_command("import_harm", *files, source="police-street", area_set="bench", apply=True)


def sjoin(boundaries: str, *files: str) -> None:
    """What anybody would write: read each file, join its points to the areas, count."""
    import geopandas
    import pandas

    areas = geopandas.read_file(boundaries)
    for file in files:
        rows = pandas.read_csv(file)
        where = geopandas.points_from_xy(rows["Longitude"], rows["Latitude"], crs=areas.crs)
        joined = geopandas.GeoDataFrame(rows, geometry=where).sjoin(areas, predicate="within")
        joined.groupby(["code", "Month", "Crime type"]).size()


def main() -> None:
    """Do the work named on the command line; print seconds, processor seconds, megabytes."""
    name, *arguments = sys.argv[1:]
    # Loaded for its own work alone, or every other would be told to have used their memory; and
    # before the clock starts, since what reading and joining cost is compared.
    if name == "sjoin":
        import geopandas  # noqa: F401
    if name == "harm":
        load_command_class("guardianship.safeguarding.harm", "import_harm")
    started, worked = time.perf_counter(), time.process_time()
    works = {"rebuild": rebuild, "load": load, "feed": feed, "harm": harm, "sjoin": sjoin}
    works[name](*arguments)
    print(time.perf_counter() - started, time.process_time() - worked, peak_memory_mb())


main()
