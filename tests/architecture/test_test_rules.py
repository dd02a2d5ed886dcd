"""The tests' own rules hold: no network, a clock that stops, a loud word on what did not run."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guardianship.lib import clock
from tests.architecture.sources import REPOSITORY, write_sample

# An address of the range kept for documentation: nobody has it.
STRANGER = "192.0.2.1"
SAMPLE = """
def test_reads_a_real_place(shared_data):
    assert shared_data.is_dir()

def test_reads_nothing():
    pass
"""


def run_sample(sample: Path, shared: Path) -> str:
    """What pytest says about a file of tests, with the repository's rules and ``shared`` data."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command += ["-c", str(REPOSITORY / "pyproject.toml"), "--rootdir", str(sample.parent)]
    environment = {**os.environ, "GUARDIANSHIP_SHARED": str(shared)}
    environment.pop("PYTEST_XDIST_WORKER", None)
    result = subprocess.run(
        [*command, str(sample)],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stdout + result.stderr


def test_tests_reach_nobody() -> None:
    with pytest.raises(UserWarning, match="tried to use socket"):
        socket.socket()


@pytest.mark.browser
def test_browser_tests_reach_this_machine_alone() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5):
            pass
    with socket.socket() as stranger, pytest.raises(UserWarning, match=STRANGER):
        stranger.connect((STRANGER, 80))


def test_the_clock_stops_and_moves(freeze) -> None:
    saturday = datetime(2026, 11, 28, 21, 30, tzinfo=UTC)
    freeze(saturday)
    assert clock.now() == saturday
    freeze(datetime(2026, 11, 29, 0, 30, tzinfo=UTC))
    assert clock.now().isoformat() == "2026-11-29T00:30:00+00:00"


def test_the_clock_refuses_a_moment_without_a_zone(freeze) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        freeze(datetime(2026, 11, 28, 21, 30))  # noqa: DTZ001


@pytest.mark.slow
def test_a_place_that_was_not_tested_is_named_loudly(tmp_path: Path) -> None:
    said = run_sample(write_sample(tmp_path, "test_sample.py", SAMPLE), tmp_path / "missing")
    assert "REAL PLACES NOT TESTED" in said
    assert "did not run: test_sample.py::test_reads_a_real_place" in said
    assert "1 passed, 1 skipped" in said.splitlines()[-1]
