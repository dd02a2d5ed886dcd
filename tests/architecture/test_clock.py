"""Only the clock asks what time it is; everything else asks the clock."""

import ast
from pathlib import Path

from tests.architecture.sources import REPOSITORY, python_files, tree_of, write_sample

ASKING = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "timezone.localdate",
    "timezone.localtime",
    "timezone.now",
}
CLOCK = Path("guardianship/lib/clock.py")


def clock_readings(root: Path) -> list[str]:
    """Calls, or functions handed on, that read the machine's time outside the clock."""
    found = []
    for path in python_files(root):
        if path.relative_to(root) == CLOCK:
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute):
                name = f"{_last_name(node.value)}.{node.attr}"
                if name in ASKING:
                    found.append(f"{path.relative_to(root)}:{node.lineno}: {name}")
    return found


def _last_name(owner: ast.expr) -> str:
    if isinstance(owner, ast.Attribute):
        return owner.attr
    return owner.id if isinstance(owner, ast.Name) else ""


def test_only_the_clock_reads_the_time() -> None:
    assert clock_readings(REPOSITORY) == []


def test_the_checker_finds_other_clocks(tmp_path: Path) -> None:
    write_sample(tmp_path, "guardianship/lib/clock.py", "x = datetime.now(UTC)\n")
    write_sample(
        tmp_path,
        "places/late.py",
        "a = datetime.datetime.now(UTC)\nb = DateField(default=timezone.now)\nc = clock.now()\n",
    )
    assert clock_readings(tmp_path) == [
        "places/late.py:1: datetime.now",
        "places/late.py:2: timezone.now",
    ]
