"""Streets of a pack are found by name by those who say where something is, and by nobody else."""

from pathlib import Path

import pytest

from gis.geocoding import Choices, Found, NotFound, Precision, locate
from gis.models import AreaKind, PlaceName
from gis.packs.loading import run
from gis.packs.manifest import Entry, Pack
from gis.packs.report import FileReport
from gis.walking.street_names import StreetsLoader
from places.finder.where import find_spot, spot_near
from tests.builders.listings import build_area, square
from tests.builders.osm import OsmFile

pytestmark = pytest.mark.django_db
# About 690 m of street from west to east; 0.01 degrees of latitude are 1.1 km.
WEST, EAST, NORTH = -3.005, -2.995, 51.6
ROAD = {"highway": "residential"}
OWN = "W06000999"


def street(drawn: OsmFile, number: int, lat: float, **tags: str) -> OsmFile:
    corners = ((WEST, lat), (-3.0, lat), (EAST, lat))
    return drawn.line(number, *corners, **(ROAD | tags))


def load(folder: Path, drawn: OsmFile, *files: str) -> FileReport:
    drawn.write(folder / "town.osm.pbf")
    entries = [Entry("streets", folder / f, f, {}, {}) for f in ("town.osm.pbf", *files)]
    pack = Pack("Middleham", "", "wales", OWN, "", "", tuple(entries))
    return run(StreetsLoader(pack, entries[-1]))


@pytest.fixture
def loaded(db: None, tmp_path: Path) -> FileReport:
    """Two High Streets more than a kilometre apart, a road with a Welsh name, a footpath."""
    drawn = street(OsmFile(), 1, NORTH, name="High Street")
    street(drawn, 2, NORTH + 0.01, name="High Street")
    street(drawn, 3, NORTH + 0.02, name="Church Road", name__cy="Heol yr Eglwys")
    street(drawn, 4, NORTH + 0.03, name="M4", highway="motorway")
    drawn.line(5, (EAST, NORTH + 0.02), (EAST + 0.002, NORTH + 0.02), name="Church Road", **ROAD)
    return load(tmp_path, drawn)


FOUND = {
    "in full": "Church Road",
    "short": "church rd",
    "with a number": "12a Church Road",
    "numbers and a comma": "12-14, Church Rd",
    "Welsh": "heol yr eglwys",
}


@pytest.mark.parametrize("typed", FOUND.values(), ids=FOUND)
def test_a_street_is_found_by_a_point_on_it(loaded: FileReport, typed: str) -> None:
    found = locate(typed, streets=True)
    assert isinstance(found, Found)
    assert (found.precision, found.outward) == (Precision.STREET, "")
    assert found.point.y == pytest.approx(NORTH + 0.02, abs=1e-4)
    assert WEST < found.point.x < EAST


def test_motorways_have_no_name_here(loaded: FileReport) -> None:
    assert (loaded.rows, loaded.changed, loaded.added, loaded.refused) == (4, 4, 4, 0)
    assert loaded.derived == {"place names": 3}
    names = PlaceName.objects.filter(kind="street").order_by("name").values_list("name", flat=True)
    # Both High Streets lie in no ward that could tell them apart.
    assert list(names) == ["Church Road", "Heol yr Eglwys", "High Street"]


def test_two_of_a_name_in_two_wards_are_a_choice(tmp_path: Path) -> None:
    build_area(AreaKind.AUTHORITY, boundary=square(-3.0, NORTH, 0.1))
    for name, north in (("Downton", NORTH), ("Upton", NORTH + 0.01)):
        build_area(AreaKind.WARD, name=name, boundary=square(-3.0, north, 0.008))
    drawn = street(OsmFile(), 1, NORTH, name="High Street")
    load(tmp_path, street(drawn, 2, NORTH + 0.01, name="High Street"))
    found = locate("High St", streets=True)
    assert isinstance(found, Choices)
    labels = [one.label for one in found.choices]
    assert labels == ["High Street, Downton, Middleham", "High Street, Upton, Middleham"]
    one = locate("High St, Upton", streets=True)
    assert isinstance(one, Found)
    assert one.point.y == pytest.approx(NORTH + 0.01, abs=1e-4)


def test_what_is_begun_is_a_choice(loaded: FileReport) -> None:
    assert isinstance(locate("heol yr", streets=True), Choices)


def test_again_nothing_changes_and_what_is_gone_goes(loaded: FileReport, tmp_path: Path) -> None:
    one = street(OsmFile(), 3, NORTH + 0.02, name="Church Road")
    # Two names go, and the middle of a shorter road is elsewhere.
    assert load(tmp_path, one).derived == {"place names": 3}
    same = load(tmp_path, one)
    assert same.changed_nothing
    assert (same.rows, same.kept) == (1, 1)


def test_the_public_search_knows_no_streets(loaded: FileReport) -> None:
    assert isinstance(locate("Church Road"), NotFound)
    assert find_spot("Church Road") is None
    spot = spot_near("51.62", "-3.0")
    assert spot is None or "Road" not in spot.label


BAD = {
    "empty": (b"", "the file is empty"),
    "no PBF": (b"streets", "no readable OpenStreetMap PBF"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "town.osm.pbf"
    path.write_bytes(content)
    entry = Entry("streets", path, path.name, {}, {})
    pack = Pack("Middleham", "", "wales", OWN, "", "", (entry,))
    assert reason in run(StreetsLoader(pack, entry)).refused_whole


def test_a_file_without_names_and_a_second_file_are_refused(tmp_path: Path) -> None:
    assert "no street with a name" in load(tmp_path, street(OsmFile(), 1, NORTH)).refused_whole
    named = street(OsmFile(), 1, NORTH, name="High Street")
    named.write(tmp_path / "more.osm.pbf")
    assert "one file of streets" in load(tmp_path, named, "more.osm.pbf").refused_whole
