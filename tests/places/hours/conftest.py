"""The real strings of Newport, and npm's opening_hours as a judge of how we read them."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]
ORACLE = Path(__file__).parent / "oracle"
INSTALL_TIMEOUT_S = 180
JUDGE_TIMEOUT_S = 300


@dataclass(frozen=True)
class Verdict:
    """What the judge says: (start, end, "open" or "unknown"), or why it could not read."""

    intervals: list[tuple[datetime, datetime, str]]
    error: str = ""


Judge = Callable[[Sequence[str], Sequence[tuple[datetime, datetime]]], list[Verdict]]


@pytest.fixture(scope="session")
def shared_rows(shared_data: Path) -> Callable[..., list[dict[str, str]]]:
    """Reads a CSV of the shared real data."""

    def read(*parts: str) -> list[dict[str, str]]:
        with shared_data.joinpath(*parts).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def osm_strings(shared_rows: Callable[..., list[dict[str, str]]]) -> list[str]:
    """The distinct opening hours of Newport's places in OpenStreetMap."""
    rows = shared_rows("newport", "osm", "pois.csv")
    return sorted({row["opening_hours"] for row in rows} - {""})


@pytest.fixture(scope="session")
def judge() -> Judge:
    """npm's opening_hours, installed from its lock file into the local cache."""
    if not shutil.which("npm") or not shutil.which("node"):
        pytest.skip("NOT CHECKED AGAINST npm opening_hours: npm is not installed")
    installed = _installed()

    def ask(strings: Sequence[str], windows: Sequence[tuple[datetime, datetime]]) -> list[Verdict]:
        question = {
            "strings": list(strings),
            "windows": [[a.isoformat(), b.isoformat()] for a, b in windows],
        }
        answer = subprocess.run(
            ["node", str(ORACLE / "judge.mjs"), str(installed / "package.json")],
            input=json.dumps(question),
            capture_output=True,
            text=True,
            check=True,
            timeout=JUDGE_TIMEOUT_S,
            env={**os.environ, "TZ": "Europe/London"},
        )
        return [_verdict(found) for found in json.loads(answer.stdout)]

    return ask


def _verdict(found: dict[str, object]) -> Verdict:
    if "error" in found:
        return Verdict([], str(found["error"]))
    intervals = found["intervals"]
    assert isinstance(intervals, list)
    return Verdict(
        sorted(
            (datetime.fromisoformat(a), datetime.fromisoformat(b), "unknown" if unknown else "open")
            for a, b, unknown in intervals
        )
    )


def _installed() -> Path:
    lock = (ORACLE / "package-lock.json").read_bytes()
    cache = REPOSITORY / ".local" / "hours-oracle"
    target = cache / hashlib.sha256(lock).hexdigest()[:16]
    if target.exists():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ORACLE / name, scratch)
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=scratch,
            capture_output=True,
            text=True,
            timeout=INSTALL_TIMEOUT_S,
        )
        if done.returncode:
            said = done.stderr.strip()[-500:]
            if os.environ.get("CI"):
                pytest.fail(f"npm ci of the judge failed: {said}")
            pytest.skip(f"NOT CHECKED AGAINST npm opening_hours: npm ci failed: {said}")
        if not target.exists():  # another worker may have been faster
            shutil.move(scratch, target)
            Path(scratch).mkdir()  # for the context manager to clear away
    return target
