"""What a benchmark hands back, and the ways to measure that they share."""

import gc
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bin.benchmarks.table import format_table


@dataclass(frozen=True)
class Result:
    """One table of a benchmark, with what it cannot tell in its notes."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = field(default_factory=tuple)

    def __str__(self) -> str:
        """The table as people read it."""
        notes = "".join(f"\n  {note}" for note in self.notes)
        return f"{self.title}\n\n{format_table(self.headings, self.rows)}{notes}\n"


def times_ms(work: Callable[[int], object], repeats: int, warm_up: int = 3) -> list[float]:
    """Milliseconds of each call of ``work(number)``, sorted; the warm-up calls are not counted."""
    for number in range(warm_up):
        work(number)
    gc.collect()
    measured = []
    for number in range(repeats):
        started = time.perf_counter()
        work(number)
        measured.append((time.perf_counter() - started) * 1000)
    return sorted(measured)


def percentile(sorted_values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of the values do not exceed."""
    if not sorted_values:
        raise ValueError("no values")
    rank = -int(-share * len(sorted_values) // 1)
    return sorted_values[max(0, min(len(sorted_values), rank) - 1)]


def peak_memory_mb() -> float:
    """Most memory that this process has had so far, in megabytes."""
    # Linux hands what getrusage says on to children, so a small one would show its parent's peak.
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM:"))
        return int(kilobytes) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
