"""A hamlet by the sea as an area pack, basemaps built for the tests, and a server to read them."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import osmium
import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from osmium.osm.mutable import Node, Way

from gis.basemap.build import Built, build

MANIFEST = """
[pack]
name = "Traethbach"
nation = "wales"
authority = "W00000001"

[[directory]]
file = "somebody-elses.csv"

[[basemap]]
file = "hamlet.osm.pbf"
attribution = "© Nobody"
as_of = 2026-01-31
"""
# Land on the left: the coast runs north, so the sea lies in the east.
COAST = ([(-3.99, 51.99), (-3.99, 52.03)], {"natural": "coastline"})
STREET = {"highway": "residential", "name": "Long Street", "name:cy": "Stryd Hir"}
WAYS = [
    COAST,
    ([(-4.02, 52.0), (-4.0, 52.01), (-3.992, 52.02)], STREET),
    ([(-4.02, 52.012), (-3.991, 52.012)], {"highway": "primary"}),
    ([(-4.01, 52.002), (-4.0, 52.002)], {"highway": "footway", "access": "private"}),
    ([(-4.01, 52.004), (-4.0, 52.004), (-4.0, 52.007), (-4.01, 52.004)], {"leisure": "park"}),
    ([(-4.01, 52.01), (-4.009, 52.01), (-4.009, 52.011), (-4.01, 52.01)], {"building": "yes"}),
]
NODES = [
    ((-4.005, 52.01), {"place": "village", "name": "Traethbach", "name:en": "Little Beach"}),
    ((-4.0, 52.015), {"shop": "bakery", "name": "Bread"}),
    ((-3.98, 52.0), {"seamark:type": "buoy_cardinal"}),
]


def write_pbf(path: Path, ways: list = WAYS, nodes: list = NODES) -> Path:
    """An OpenStreetMap file of ways [(corners, tags)] and nodes [(position, tags)]."""
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        corners = [corner for line, _ in ways for corner in line]
        ids = {corner: number for number, corner in enumerate(dict.fromkeys(corners), start=1)}
        for corner, number in ids.items():
            writer.add_node(Node(id=number, location=corner))
        for number, (position, tags) in enumerate(nodes, start=len(ids) + 1):
            writer.add_node(Node(id=number, location=position, tags=tags))
        for number, (line, tags) in enumerate(ways, start=1):
            writer.add_way(Way(id=number, nodes=[ids[corner] for corner in line], tags=tags))
    return path


@pytest.fixture
def hamlet(tmp_path: Path) -> Path:
    """The folder of the hamlet's pack."""
    return write_hamlet(tmp_path / "hamlet")


def write_hamlet(folder: Path) -> Path:
    """The hamlet's pack in a folder of its own."""
    folder.mkdir()
    write_pbf(folder / "hamlet.osm.pbf")
    (folder / "area.toml").write_text(MANIFEST, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def basemap_dir(settings, tmp_path: Path) -> Path:
    """Where the basemaps of a test are kept."""
    settings.BASEMAP_DIR = tmp_path / "basemaps"
    return settings.BASEMAP_DIR


@pytest.fixture
def tilemaker() -> str:
    """The path of tilemaker; bin/test installs it where the distribution has it."""
    found = shutil.which("tilemaker")
    if not found:
        pytest.skip("tilemaker is not installed, and this system's packages do not offer it")
    return found


@pytest.fixture
def built(hamlet: Path, tilemaker: str) -> Built:
    """The hamlet's basemap."""
    return build(hamlet)


@pytest.fixture
def site(settings) -> Iterator[Callable[..., str]]:
    """``site(url=…, lat=…)``: the address of the bare page, with the site behind it."""
    settings.ROOT_URLCONF = "tests.gis.basemap.bare_page"
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def address(**asked: object) -> str:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        return f"http://127.0.0.1:{server.server_port}/bare/?{query}"

    yield address
    server.shutdown()
    server.server_close()
    thread.join()


class QuietHandler(WSGIRequestHandler):
    """Does not write every request to the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def empty_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without any program."""
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
