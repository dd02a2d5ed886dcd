"""The invented town as ``bin/demo`` loads it, on a Wednesday evening, for one story."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from bin.benchmarks.invented_town import load_invented_town
from gis.basemap import build as basemap
from tests.builders.demo_pack import built_pack  # noqa: F401 - a fixture

# A minute past seven in London. The clock goes on, as it does for those who work.
WEDNESDAY_EVENING = datetime(2026, 11, 25, 19, 1, tzinfo=UTC)


@pytest.fixture
def demo_town(transactional_db: None, settings, pack: Path, tmp_path: Path) -> Iterator[None]:
    """Places, hours, pages and accounts; a basemap where tilemaker is."""
    settings.DEMONSTRATION = True
    settings.BASEMAP_DIR = tmp_path / "basemaps"
    with time_machine.travel(WEDNESDAY_EVENING):
        load_invented_town(pack)
        if shutil.which("tilemaker"):
            basemap.build(pack)
        yield
