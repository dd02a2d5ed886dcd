"""What ``bin/demo`` starts with: every migration is seen, jobs run beside each other and end."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, REPOSITORY

COMMAND = """
import sys
from django.core.management.base import BaseCommand
class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("code", type=int)
    def handle(self, *args, **options):
        print("out", file=sys.stdout)
        print("err", file=sys.stderr)
        if options["code"] > 9:
            raise ValueError("more than nine")
        sys.exit(options["code"])
"""


def bash(root: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run lines of a script of ``bin/`` in the checkout ``root``."""
    whole = f'source "{root}/bin/lib/start.sh"\n{script}'
    return subprocess.run(
        ["bash", "-c", whole, f"{root}/bin/demo"], capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of ``bin/``, and an app with a migration as deep as the deepest of ours."""
    shutil.copytree(REPOSITORY / "bin", tmp_path / "bin")
    for package in PACKAGES:
        (tmp_path / package).mkdir()
    deep = tmp_path / "guardianship/safeguarding/harm/migrations"
    deep.mkdir(parents=True)
    (deep / "0001_first.py").write_text("first")
    return tmp_path


def test_all_migrations_of_ours_are_seen() -> None:
    ours = {
        path.parent for package in PACKAGES for path in (REPOSITORY / package).rglob("0001_*.py")
    }
    seen = bash(REPOSITORY, "migration_folders").stdout.split()
    assert {REPOSITORY / folder for folder in seen} >= ours
    assert any(len(folder.relative_to(REPOSITORY).parts) > 3 for folder in ours)


def test_a_migration_that_came_deep_down_changes_the_state(checkout: Path) -> None:
    asked = "fingerprint $(migration_folders)"
    before = bash(checkout, asked).stdout
    assert bash(checkout, asked).stdout == before
    second = checkout / "guardianship/safeguarding/harm/migrations/0002_second.py"
    second.write_text("second")
    assert bash(checkout, asked).stdout != before


def test_what_ran_beside_is_told_when_it_is_joined(checkout: Path) -> None:
    found = bash(checkout, "beside files stage Files true; echo meanwhile; join files; echo after")
    assert found.returncode == 0, found.stderr
    meanwhile, files, after = found.stdout.splitlines()
    assert (meanwhile, files.split()[0], after) == ("meanwhile", "Files", "after")


def test_what_fails_beside_ends_the_script_with_its_words(checkout: Path) -> None:
    found = bash(
        checkout, "broken() { echo no paper; false; }; beside files stage Files broken; join files"
        "; echo after"
    )  # fmt: skip
    assert found.returncode == 1
    assert "no paper" in found.stdout
    assert "Files failed" in found.stdout
    assert "after" not in found.stdout


def test_jobs_end_with_their_script(checkout: Path) -> None:
    lines = (
        f'source "{checkout}/bin/lib/start.sh"; trap end_beside EXIT; '
        'beside files sleep 60; echo "${BESIDE[0]##*:}"; sleep 60 & wait'
    )
    script = subprocess.Popen(
        ["bash", "-c", lines, f"{checkout}/bin/demo"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert script.stdout
    group = int(script.stdout.readline())
    os.killpg(script.pid, signal.SIGTERM)
    script.communicate()
    deadline = time.monotonic() + 30
    while _lives(group) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _lives(group)


def _lives(group: int) -> bool:
    """Whether a group has a process that is more than a dead one nobody has asked after."""
    asked = ["ps", "-eo", "pgid=,stat="]
    rows = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    return any(int(row.split()[0]) == group and row.split()[1][0] != "Z" for row in rows)


@pytest.fixture
def warm(tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The socket of a warm Python with one small command, and its environment."""
    commands = tmp_path / "small/management/commands"
    commands.mkdir(parents=True)
    (commands / "end.py").write_text(COMMAND)
    (tmp_path / "small_settings.py").write_text('SECRET_KEY = "k"\nINSTALLED_APPS = ["small"]\n')
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "small_settings",
        "PYTHONPATH": str(tmp_path),
    }
    path = os.path.relpath(tmp_path / "socket", REPOSITORY)
    server = subprocess.Popen(
        [sys.executable, "-m", "bin.lib.warm", "serve", path],
        cwd=REPOSITORY,
        env=environment,
        start_new_session=True,
    )
    while not (tmp_path / "socket").exists():
        assert server.poll() is None
    yield path, environment
    os.killpg(server.pid, signal.SIGTERM)
    server.wait()


@pytest.mark.parametrize(
    ("code", "ends"),
    [("0", 0), ("7", 7), ("12", 1), ("none", 2)],
    ids=["well", "7", "raises", "unread"],
)
def test_the_warm_python_ends_as_manage_py_does(
    warm: tuple[str, dict[str, str]], code: str, ends: int
) -> None:
    path, environment = warm
    manage = REPOSITORY / "manage.py"
    ask = [sys.executable, "-IS", "bin/lib/warm.py", "ask", path, "/bin/false", str(manage)]
    found = subprocess.run(
        [*ask, "end", code],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    plainly = subprocess.run(
        [sys.executable, str(manage), "end", code],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.stdout, found.stderr.splitlines()[-1:]) == (
        plainly.stdout,
        plainly.stderr.splitlines()[-1:],
    )
    assert found.returncode == plainly.returncode == ends


def test_without_a_warm_python_the_command_runs_by_itself(tmp_path: Path) -> None:
    ask = [sys.executable, "-IS", "bin/lib/warm.py", "ask", str(tmp_path / "nobody")]
    found = subprocess.run(
        [*ask, sys.executable, "-c", "print('by itself'); raise SystemExit(5)"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.stdout, found.returncode) == ("by itself\n", 5)
