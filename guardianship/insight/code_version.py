"""Which code decides about results: a hash that changes with it, and with nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent.parent
# What turns inputs into tables, and tables into a release. Pages, charts, exports and forms read
# them: a word that is changed there makes no figure another. A test follows the imports of the
# pipeline, so that nothing of the analysis is forgotten here.
WHAT_COMPUTES = (
    "gis/analysis",
    "gis/statistics/ages.py",
    "gis/statistics/counts.py",
    "gis/statistics/deprivation.py",
    "gis/statistics/frames.py",
    "gis/walking/distances.py",
    "gis/walking/networks.py",
    "gis/walking/packing.py",
    "guardianship/insight/canonical.py",
    "guardianship/insight/enums.py",
    "guardianship/insight/frames",
    "guardianship/insight/parameters.py",
    "guardianship/insight/pipeline.py",
    "guardianship/insight/releasing",
    "guardianship/insight/scenarios/keeping.py",
    "guardianship/insight/scenarios/stored.py",
    "guardianship/insight/steps",
    "guardianship/insight/table_columns.py",
    "guardianship/lib/time_bands.py",
    "places/recurrence.py",
    "places/timetable.py",
)


def files_that_compute() -> Iterator[Path]:
    """Every file that counts, in an order that is the same everywhere."""
    for part in WHAT_COMPUTES:
        path = CODE / part
        yield from [path] if path.suffix else sorted(path.rglob("*.py"))


@cache
def code_version() -> str:
    """A hash of the code that decides about results, by the names and bytes of its files."""
    found = hashlib.sha256()
    for path in files_that_compute():
        found.update(path.relative_to(CODE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
