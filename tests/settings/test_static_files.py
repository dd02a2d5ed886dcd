"""Collected static files go by hashed names, and so does all that scripts and styles load."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from guardianship.static_files import HashedFilesStorage

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
LOADS = re.compile(
    r"""\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']|new URL\(\s*["']([^"']+)["']"""
)
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
LIBRARY = "vendor/leaflet-1.9.3/leaflet.js"
ENTRIES = ("js/map/list.js", "js/locate.js", "js/exit.js", "css/site.css", "css/map.css")


class PacksTheLibrary(HashedFilesStorage):
    """Packs one large file: packing all of Wagtail's too shows no more and takes the longest."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """As a site does, of fewer."""
        stem = LIBRARY.removesuffix(".js")
        yield from super().compress_files([path for path in paths if path.startswith(stem)])


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of collected files, as a public server has it."""
    folder = tmp_path_factory.mktemp("static")
    hashed = {"staticfiles": {"BACKEND": "tests.settings.test_static_files.PacksTheLibrary"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=hashed):
        call_command("collectstatic", interactive=False, verbosity=0)
        for name in ENTRIES:
            assert HASHED.search(staticfiles_storage.url(name))
    return folder


def hashed_name(folder: Path, name: str) -> str:
    path = PurePosixPath(name)
    own = re.compile(rf"{re.escape(path.stem)}\.[0-9a-f]{{12}}{re.escape(path.suffix)}")
    found = [file.name for file in (folder / path.parent).iterdir() if own.fullmatch(file.name)]
    assert len(found) == 1, name
    return str(path.parent / found[0])


def joined(base: str, relative: str) -> str:
    parts = list(PurePosixPath(base).parent.parts)
    for part in relative.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def followed(folder: Path) -> dict[str, list[str]]:
    """Every file that the entries lead to, with what it loads."""
    found: dict[str, list[str]] = {}
    waiting = [hashed_name(folder, name) for name in ENTRIES]
    while waiting:
        name = waiting.pop()
        if name in found or not name.endswith((".js", ".css")):
            continue
        text = (folder / name).read_text("utf-8")
        pattern = LOADS if name.endswith(".js") else IN_STYLE
        named = ["".join(m) if isinstance(m, tuple) else m for m in pattern.findall(text)]
        found[name] = [joined(name, one) for one in named if not one.startswith(("data:", "#"))]
        waiting += found[name]
    return found


@pytest.mark.slow
def test_all_that_is_loaded_is_there_under_a_hashed_name(collected: Path) -> None:
    loads = followed(collected)
    missing = {
        (name, one)
        for name, some in loads.items()
        for one in some
        if not HASHED.search(one) or not (collected / one).is_file()
    }
    assert missing == set()


@pytest.mark.slow
def test_the_way_leads_to_the_map_its_worker_and_its_colours(collected: Path) -> None:
    reached = {re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in followed(collected)}
    assert reached >= {
        "js/map/map.js",
        "js/basemap/basemap.js",
        "js/basemap/worker.js",
        "js/basemap/sheets.js",
        LIBRARY,
        "vendor/pmtiles-4.5.0/pmtiles.js",
        "css/basemap.css",
    }


@pytest.mark.slow
def test_they_are_packed_beforehand(collected: Path) -> None:
    script = collected / hashed_name(collected, LIBRARY)
    for ending in (".gz", ".br"):
        assert 0 < Path(f"{script}{ending}").stat().st_size < script.stat().st_size / 3


@pytest.mark.parametrize("name", ["dev", "production"])
def test_servers_use_these_names(name: str) -> None:
    settings = Path(__file__).parents[2] / f"guardianship/settings/{name}.py"
    assert '"guardianship.static_files.HashedFilesStorage"' in settings.read_text("utf-8")
