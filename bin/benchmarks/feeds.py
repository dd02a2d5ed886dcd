"""The Open Referral feed: memory and speed of all of it line by line, and pages first to last."""

import os
import subprocess
import sys
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.test import Client

from bin.benchmarks.measuring import Result, percentile, times_ms
from bin.benchmarks.register import bench_database, build, settle

LISTINGS = 100_000
PAGES_ASKED = 20
WAY_NAMES = {
    "feed": "the feed, whole services",
    "rest_framework": "the same members by Django REST framework",
    "feed_short": "the feed, short services",
}


def run() -> Iterator[Result]:
    """Build the register, then read it in processes of their own and page by page."""
    with bench_database():
        print(f"Building {LISTINGS:,} listings; this takes minutes.", file=sys.stderr)
        build(LISTINGS, with_sessions=True)
        settle()
        yield lines(("feed", "rest_framework", "feed_short"))
        yield pages(PAGES_ASKED)


def lines(ways: tuple[str, ...]) -> Result:
    """Each way in a process of its own: services a second, and memory above idle."""
    rows = [[WAY_NAMES[way], *measured(way)] for way in ways]
    first = rows[0][2]
    headings = ["format=ndjson", "services", "services/s", "MB", "peak MB above idle", "× first"]
    shown = [[*row, row[2] / first] for row in rows]
    notes = ["One after the other on the same register; nothing else is asked meanwhile."]
    return Result("Everything, line by line", headings, shown, notes)


def measured(way: str) -> list[float]:
    """Services, services a second, megabytes written, peak megabytes above idle."""
    environment = {**os.environ, "GUARDIANSHIP_BENCH_DATABASE": connection.settings_dict["NAME"]}
    command = [sys.executable, "-m", "bin.benchmarks.measured_feed", way]
    done = subprocess.run(  # noqa: S603 - our own module
        command, env=environment, capture_output=True, text=True, check=True
    )
    services, seconds, written_mb, above_mb = (float(part) for part in done.stdout.split())
    return [int(services), services / seconds, written_mb, above_mb]


def pages(asked: int) -> Result:
    """``/services?page=n`` at the beginning, in the middle and at the end."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else "x"})
    address = "/open-referral/services"
    total = client.get(address).json()["total_pages"]
    rows = []
    for name, number in (("first", 1), ("middle", total // 2), ("last", total)):
        measured_ms = times_ms(lambda _n, page=number: client.get(address, {"page": page}), asked)
        rows.append([name, number, percentile(measured_ms, 0.5), percentile(measured_ms, 0.95)])
    first = rows[0][3]
    headings = ["page", "number", "median ms", "p95 ms", "p95 × first"]
    return Result("/services?page=n", headings, [[*row, row[3] / first] for row in rows])
