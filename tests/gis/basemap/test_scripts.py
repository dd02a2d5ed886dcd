"""The browser's code is small, is ours or licensed, and asks nobody else."""

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "guardianship/static"
OURS = sorted((STATIC / "js/basemap").glob("*.js"))
VENDORED = sorted((STATIC / "vendor").glob("*/*.js"))
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']([^"']+)["']""")
# With Leaflet; the markers' own modules have the rest of 66 kB.
SHARE_BYTES = 50_000
LONGEST_LINES = 200

every_script = pytest.mark.parametrize("script", [*OURS, *VENDORED], ids=lambda path: path.name)


def test_there_is_something_to_look_at() -> None:
    assert len(OURS) > 5
    assert len(VENDORED) == 3


def test_leaflet_and_the_basemap_leave_room_for_the_markers() -> None:
    scripts = [*OURS, *VENDORED]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) <= SHARE_BYTES


@every_script
def test_imports_are_files_that_are_there(script: Path) -> None:
    for name in IMPORT.findall(script.read_text("utf-8")):
        assert name.startswith("."), name
        assert (script.parent / name).is_file(), name


@every_script
def test_nothing_is_made_of_text(script: Path) -> None:
    # Leaflet asks once whether the browser knows SVG, and what came before it.
    text = re.sub(r"""\.innerHTML=["']<(svg|v:shape)""", "", script.read_text("utf-8"))
    assert not re.search(r"\beval\(|\bnew Function\b|innerHTML", text)


@pytest.mark.parametrize("script", OURS, ids=lambda path: path.name)
def test_our_files_are_short(script: Path) -> None:
    assert len(script.read_text("utf-8").splitlines()) <= LONGEST_LINES


@pytest.mark.parametrize("script", VENDORED, ids=lambda path: path.name)
def test_libraries_bring_licence_and_version(script: Path) -> None:
    licence = (script.parent / "LICENCE").read_text("utf-8")
    assert re.search(r"Redistribution and use|Permission to use", licence)
    version = script.parent.name.rpartition("-")[2]
    assert version in script.read_text("utf-8").splitlines()[0]
