"""The benchmark of the map counts what opening it costs, and that stays within its budget."""

import re
from pathlib import Path

import leaflet
import pytest
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

from bin.benchmarks.frames import _longest_task_ms
from bin.benchmarks.opening import (
    HEAD_BYTES,
    WITH_THE_PAGE,
    bytes_of_code,
    code_of_the_map,
    first_view,
)
from gis.basemap.catalogue import Basemap

STATIC = Path(__file__).resolve().parents[2] / "guardianship/static"
# 70 kB are allowed; what is in hand is for later.
MOST_CODE_BYTES = 66_000


def test_opening_the_map_stays_within_its_budget() -> None:
    assert 30_000 < sum(code_of_the_map().values()) <= MOST_CODE_BYTES


def test_every_script_of_map_and_basemap_is_counted() -> None:
    ours = {
        str(path.relative_to(STATIC))
        for folder in ("js/map", "js/basemap", "vendor")
        for path in (STATIC / folder).rglob("*.js")
    }
    assert set(code_of_the_map()) - {"css/basemap.css"} == ours - WITH_THE_PAGE


def test_the_parts_of_leaflet_are_of_the_version_that_the_editors_have() -> None:
    whole = Path(leaflet.__file__).parent / "static/leaflet/leaflet.js"
    version = re.search(r"Leaflet ([\d.]+)", whole.read_text("utf-8")[:200])
    assert version
    assert (STATIC / f"vendor/leaflet-{version.group(1)}/leaflet.js").is_file()


def test_the_table_ends_with_the_sum() -> None:
    *files, total = bytes_of_code().rows
    assert total[0] == "in all"
    assert total[1] == pytest.approx(sum(float(str(row[1])) for row in files))


@pytest.mark.django_db
def test_a_place_without_tiles_costs_the_head_alone(settings, tmp_path: Path) -> None:
    settings.BASEMAP_DIR = tmp_path
    with write(str(tmp_path / "far-0.pmtiles")) as writer:
        writer.write_tile(zxy_to_tileid(9, 0, 0), b"x" * 50)
        header = {"tile_type": TileType.MVT, "tile_compression": Compression.NONE}
        writer.finalize(header | {"min_zoom": 9, "max_zoom": 9}, {})
    about = {"code": "far", "name": "Far", "attribution": "", "as_of": ""}
    here = Basemap(**about, file="far-0.pmtiles", bounds=(-4, 52, -3, 53), centre=(-3.5, 52.5))
    assert first_view(here, (360, 740)) == HEAD_BYTES
    corner = Basemap(
        **about, file="far-0.pmtiles", bounds=(-180, 84, -179, 85), centre=(-179.9, 85)
    )
    assert first_view(corner, (360, 740)) == HEAD_BYTES + 50


def test_the_longest_task_is_that_of_the_page_itself() -> None:
    def event(name: str, tid: int, **told: object) -> dict[str, object]:
        return {"name": name, "pid": 1, "tid": tid, **told}

    events = [
        event("thread_name", 1, args={"name": "CrRendererMain"}),
        event("thread_name", 2, args={"name": "Compositor"}),
        event("RunTask", 1, tdur=12_000),
        event("ThreadControllerImpl::RunTask", 1, tdur=30_000),
        event("RunTask", 2, tdur=90_000),
    ]
    assert _longest_task_ms({"traceEvents": events}) == 30
