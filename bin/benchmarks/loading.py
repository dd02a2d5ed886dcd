"""Rebuilding open intervals and loading a real place, each in a process of its own.

A process of its own has a peak of memory of its own.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bin.benchmarks.measuring import Result
from bin.benchmarks.register import bench_database, build, settle
from bin.benchmarks.serving import database_url

ROOT = Path(__file__).resolve().parent.parent.parent
NEWPORT = ROOT / "tests" / "area_packs" / "newport"
LISTINGS = 5_000
REBUILT = 1_000
# Runs the rest of its arguments and prints seconds and the peak of memory on the last line.
MEASURED = "bin.benchmarks.measured_process"


def run() -> Iterator[Result]:
    """Rebuild 1,000 of 5,000 listings, then load the pack into an empty database, twice."""
    rows: list[list[object]] = []
    with bench_database():
        build(LISTINGS, with_sessions=True)
        settle()
        rows.append([f"rebuild all intervals of {REBUILT:,} listings", *measured("rebuild")])
    with bench_database():
        rows.append(["load the Newport pack", *measured("load", str(NEWPORT))])
        rows.append(["load it again: nothing changes", *measured("load", str(NEWPORT))])
    headings = ["work", "seconds", "of them in Python", "peak memory MB"]
    notes = [
        "Memory of the working process, libraries included, without PostgreSQL's.",
        "The pack's files are not part of the repository; without them it refuses each one.",
    ]
    yield Result("Loading", headings, rows, notes)


def measured(*arguments: str) -> Sequence[float]:
    """Seconds, processor seconds and megabytes of a process that works on this database."""
    command = [sys.executable, "-m", MEASURED, *arguments]
    environment = os.environ | {"DATABASE_URL": database_url()}
    done = subprocess.run(  # noqa: S603
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return [float(number) for number in done.stdout.splitlines()[-1].split()]
