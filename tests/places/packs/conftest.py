"""Real places, loaded once for all tests of a module."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from tests.builders.kept_rows import kept_for_a_module
from tests.builders.packs import Loaded
from tests.conftest import REPOSITORY


def load_real(name: str, folder: Path) -> Loaded:
    """Load a real place of ``tests/area_packs`` into the open transaction."""
    report, output = folder / f"{name}.json", io.StringIO()
    pack = REPOSITORY / "tests" / "area_packs" / name
    call_command("load_area_pack", pack, apply=True, report=report, stdout=output)
    return Loaded(json.loads(report.read_text("utf-8")), output.getvalue(), "")


@pytest.fixture(scope="module")
def loaded_place(
    request: pytest.FixtureRequest,
    shared_data: Path,
    django_db_setup: None,
    django_db_blocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Loaded, Loaded]]:
    """The place that the module names as ``PLACE``, loaded twice: both reports.

    The module's tests are marked ``django_db`` and undo what they write, within the transaction
    that holds the place.
    """
    folder = tmp_path_factory.mktemp(request.module.PLACE)
    with (
        kept_for_a_module(django_db_blocker),
        time_machine.travel(request.module.NOW, tick=False),
    ):
        yield load_real(request.module.PLACE, folder), load_real(request.module.PLACE, folder)
