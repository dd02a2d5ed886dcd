"""``python -m bin.benchmarks.measured_feed WAY``: write the whole feed, then say what it took."""

import os
import sys
import time
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.dev")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bin.benchmarks.measuring import peak_memory_mb  # noqa: E402
from bin.benchmarks.rest_framework_feed import whole_services  # noqa: E402

ADDRESS = "/open-referral/services?format=ndjson"
MEGABYTE = 1_000_000


def feed(more: str) -> Iterator[bytes]:
    """The feed itself, through its view."""
    host = settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else "localhost"
    return iter(Client(headers={"host": host}).get(ADDRESS + more).streaming_content)


WAYS = {
    "feed": lambda: feed("&full=true"),
    "feed_short": lambda: feed(""),
    "rest_framework": whole_services,
}


def main() -> None:
    """Print services, seconds, megabytes written and peak megabytes above idle."""
    connection.settings_dict["NAME"] = os.environ["GUARDIANSHIP_BENCH_DATABASE"]
    Client(headers={"host": "localhost"}).get("/open-referral/taxonomies")  # all code is loaded
    idle_mb = peak_memory_mb()
    started = time.perf_counter()
    services = size = 0
    for chunk in WAYS[sys.argv[1]]():
        services += chunk.count(b"\n")
        size += len(chunk)
    seconds = time.perf_counter() - started
    print(services, seconds, size / MEGABYTE, peak_memory_mb() - idle_mb)


main()
