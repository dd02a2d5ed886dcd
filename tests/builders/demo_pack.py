"""The pack of the invented town, built once for all tests of a run that look at it."""

import fcntl
import io
import os
from pathlib import Path

import pytest
from django.core.management import call_command

from guardianship.demo.town import SEED


@pytest.fixture(scope="session", name="pack")
def built_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command wrote, and beside it what the command said; nobody writes there.

    The first worker of a run builds it for all of them.
    """
    workers = "PYTEST_XDIST_WORKER" in os.environ
    ours = tmp_path_factory.getbasetemp()
    folder = (ours.parent if workers else ours) / "demo_pack"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said_of(folder).exists():
            said = io.StringIO()
            call_command("build_demo_pack", out=folder, seed=SEED, stdout=said)
            said_of(folder).write_text(said.getvalue(), "utf-8")
    return folder


def said_of(pack: Path) -> Path:
    """The file of what the command said; there when the pack is whole."""
    return pack.with_suffix(".built")
