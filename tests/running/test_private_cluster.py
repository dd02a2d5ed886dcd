"""The private cluster of a checkout: shut to others, healing, ending with its last user."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import REPOSITORY

pytestmark = pytest.mark.slow

# Uses the cluster, says so, and ends when its input does.
HOLD = """#!/usr/bin/env bash
source "$(dirname "${BASH_SOURCE[0]}")/lib/start.sh"
hold_cluster
ensure_cluster
echo held
read -r _ || true
"""


class Checkout:
    """A copy of ``bin/`` and nothing else, with what its scripts say."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(REPOSITORY / "bin", root / "bin")
        hold = root / "bin/hold"
        hold.write_text(HOLD, encoding="utf-8")
        hold.chmod(0o755)
        # The tests may run with a database of somebody else's; this cluster may not know.
        self.environment = {
            key: value for key, value in os.environ.items() if key != "DATABASE_URL"
        }

    def cluster(self, word: str) -> tuple[int, str]:
        """Exit code and words of ``bin/cluster WORD``."""
        result = subprocess.run(
            [str(self.root / "bin/cluster"), word],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return result.returncode, result.stdout + result.stderr

    def hold(self) -> subprocess.Popen[str]:
        """A script that uses the cluster until its input is closed."""
        script = subprocess.Popen(
            [str(self.root / "bin/hold")],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert script.stdout
        assert script.stdout.readline() == "held\n"
        return script

    @property
    def socket_dir(self) -> Path:
        """Where the cluster listens."""
        return Path((self.root / ".local/socket_dir").read_text(encoding="utf-8").strip())

    @property
    def process_file(self) -> Path:
        """The server's own note of its process."""
        return self.socket_dir.parent / "data/postmaster.pid"

    def ask(self, sql: str) -> str:
        """The answer to a query, as the application's role."""
        address = ["-h", str(self.socket_dir), "-U", "guardianship", "-d", "guardianship"]
        command = ["psql", "-XAtq", *address, "-c", sql]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """One checkout for all these tests; whatever it made is gone afterwards."""
    made = Checkout(tmp_path_factory.mktemp("running") / "checkout")
    yield made
    if (made.root / ".local/socket_dir").exists():
        shutil.rmtree(made.socket_dir.parent)


@pytest.fixture
def checkout(copy: Checkout) -> Iterator[Checkout]:
    """The checkout, with its cluster stopped before and after."""
    yield copy
    copy.cluster("stop")


def end(script: subprocess.Popen[str]) -> None:
    """Close the script's input and wait for its end."""
    script.communicate("", timeout=60)


def test_it_is_shut_to_others_and_has_what_the_application_needs(checkout: Checkout) -> None:
    assert checkout.cluster("status")[0] == 3
    code, said = checkout.cluster("start")
    assert code == 0, said
    assert f"running on {checkout.socket_dir}" in said
    assert checkout.socket_dir.stat().st_mode & 0o777 == 0o700
    assert checkout.ask("SHOW listen_addresses") == ""
    assert checkout.ask("SHOW is_superuser") == "off"
    extensions = checkout.ask("SELECT extname FROM pg_extension ORDER BY extname").split()
    assert extensions == ["btree_gist", "plpgsql", "postgis"]
    assert checkout.process_file.owner() != "root"
    assert checkout.cluster("stop") == (0, "stopped\n")
    assert checkout.cluster("status")[0] == 3


def test_it_heals_after_the_machine_was_killed(checkout: Checkout) -> None:
    checkout.cluster("start")
    checkout.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    checkout.ask("SELECT pg_sleep(0.5)")
    note = checkout.process_file.read_text(encoding="utf-8").splitlines(keepends=True)
    os.kill(int(note[0]), signal.SIGKILL)
    # After a restart of the machine another program may have the number.
    checkout.process_file.write_text("".join([f"{os.getpid()}\n", *note[1:]]), encoding="utf-8")
    code, said = checkout.cluster("start")
    assert code == 0, said
    assert checkout.ask("SELECT answer FROM kept") == "42"


def test_whoever_leaves_last_stops_it(checkout: Checkout) -> None:
    first, second = checkout.hold(), checkout.hold()
    end(first)
    assert checkout.cluster("status")[0] == 0
    end(second)
    assert checkout.cluster("status")[0] == 3


def test_a_user_that_was_killed_does_not_keep_it_up(checkout: Checkout) -> None:
    killed, other = checkout.hold(), checkout.hold()
    killed.kill()
    killed.communicate()
    end(other)
    assert checkout.cluster("status")[0] == 3


def test_it_stays_when_it_was_asked_to(checkout: Checkout) -> None:
    checkout.cluster("start")
    end(checkout.hold())
    assert checkout.cluster("status")[0] == 0
