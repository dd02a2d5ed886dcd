"""Two builds from one seed are the same to the last byte, whatever the process's own chance."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from guardianship.demo.town import SEED
from tests.conftest import REPOSITORY

BUILD = (
    "from pathlib import Path; from guardianship.demo.pack import build; import sys;"
    "build(Path(sys.argv[1]), int(sys.argv[2]))"
)


def start(folder: Path, seed: int, hash_seed: str) -> subprocess.Popen[bytes]:
    """Build in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": f"UTC+{hash_seed}"}
    command = [sys.executable, "-c", BUILD, str(folder), str(seed)]
    return subprocess.Popen(command, cwd=REPOSITORY, env=environment)


def digests(folder: Path) -> dict[str, str]:
    """Every file under ``folder`` with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_one_seed_gives_one_pack_and_another_seed_another(pack: Path, tmp_path: Path) -> None:
    wanted = {"second": (SEED, "8"), "other": (SEED + 1, "1")}
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "town.osm.pbf").write_bytes(b"an older file, which is replaced")
    running = [start(tmp_path / name, *seeds) for name, seeds in wanted.items()]
    assert [process.wait(timeout=300) for process in running] == [0, 0]
    first, second, other = map(digests, (pack, tmp_path / "second", tmp_path / "other"))
    assert first == second
    assert "town.osm.pbf" in first
    assert {name for name in first if first[name] != other[name]} >= {
        "town.osm.pbf",
        "postcodes.csv",
        "boundaries/lsoa21.geojson",
        "directory/youth_provision.csv",
    }
