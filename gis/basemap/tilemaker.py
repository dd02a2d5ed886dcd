"""Runs Debian's tilemaker with our own schema: an OpenStreetMap PBF into a file of tiles."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from gis.basemap.sea import COLUMN, write_sea
from gis.basemap.source import BasemapSource

SCHEMA = Path(__file__).parent / "schema"
PROGRAM = "tilemaker"
LONGEST_S = 3600
LAST_LINES = 5


class TilemakerMissing(RuntimeError):
    """tilemaker is not installed here; the message says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            "tilemaker is not installed, so no basemap was built. Everything else works: lists "
            "are complete, and the map draws places on plain paper.\n"
            "On Debian and Ubuntu: apt install tilemaker (version 2.2 or newer), then run "
            "this command again. Elsewhere: https://github.com/systemed/tilemaker"
        )


class TilemakerFailed(RuntimeError):
    """tilemaker ended with an error; the message ends with what it said last."""


def make_tiles(source: BasemapSource, folder: Path) -> Path:
    """Write the tiles of ``source`` into ``folder`` as MBTiles, uncompressed; return the file."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise TilemakerMissing
    output = folder / "tiles.mbtiles"
    command = [program, "--input", str(source.pbf.resolve()), "--output", str(output)]
    command += ["--config", str(_config(source, folder)), "--process", str(SCHEMA / "process.lua")]
    command += ["--bbox", ",".join(f"{side_deg:.7f}" for side_deg in source.bounds)]
    # One thread: several write the features of a tile in an order that changes from run to run.
    command += ["--threads", "1"]
    ended = subprocess.run(  # noqa: S603  (no shell; our own arguments)
        command, cwd=folder, capture_output=True, text=True, timeout=LONGEST_S, check=False
    )
    if ended.returncode or not output.is_file():
        said = (ended.stdout + ended.stderr).replace("\r", "\n").split("\n")
        last = "\n".join([line for line in said if line.strip()][-LAST_LINES:])
        raise TilemakerFailed(f"tilemaker ended with {ended.returncode}:\n{last}")
    return output


def _config(source: BasemapSource, folder: Path) -> Path:
    """The schema's settings, with the sea of this place added where it has one."""
    config = json.loads((SCHEMA / "config.json").read_text("utf-8"))
    shapes = folder / "sea.shp"
    if write_sea(source.pbf, source.bounds, shapes):
        water = config["layers"]["water"]
        config["layers"]["sea"] = {
            **water,
            "source": str(shapes),
            "source_columns": [COLUMN],
            "write_to": "water",
        }
    path = folder / "config.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    return path
