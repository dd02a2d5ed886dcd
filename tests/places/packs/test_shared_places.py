"""One venue is one place, however many listings and sources name it."""

from pathlib import Path

import pytest

from places.models import Listing, Place
from tests.builders.packs import PackFolder, load

pytestmark = pytest.mark.django_db
COLUMNS = "id,name,place,place_id,postcode,lon,lat"
# At this latitude 0.0001 degrees of longitude are about 7 m, of latitude 11 m.
SHARED = {
    "the same id": ("Hall,h1,,-3.0,51.6", "Other name,h1,,-3.05,51.65", 1),
    "same name, 20 m apart": ("Hall,,,-3.0,51.6", "HALL,,,-3.0,51.60018", 1),
    "same name, 50 m apart": ("Hall,,,-3.0,51.6", "Hall,,,-3.0,51.60045", 2),
    "same name and postcode, 100 m apart": (
        "Hall,,NP20 1AA,-3.0,51.6",
        "Hall,,NP20 1AA,-3.0,51.6009",
        1,
    ),
    "same name and postcode, 300 m apart": (
        "Hall,,NP20 1AA,-3.0,51.6",
        "Hall,,NP20 1AA,-3.0,51.6027",
        2,
    ),
    "another name at the same spot": ("Hall,,,-3.0,51.6", "Room,,,-3.0,51.6", 2),
}


@pytest.mark.parametrize(("one", "other", "places"), SHARED.values(), ids=SHARED.keys())
def test_in_one_file(tmp_path: Path, one: str, other: str, places: int) -> None:
    load(PackFolder(tmp_path).directory(f"{COLUMNS}\n1,Club,{one}\n2,Choir,{other}\n"))
    assert (Listing.objects.count(), Place.objects.count()) == (2, places)


@pytest.mark.parametrize(
    ("one", "other", "places"), list(SHARED.values())[1:], ids=list(SHARED)[1:]
)
def test_in_two_files(tmp_path: Path, one: str, other: str, places: int) -> None:
    pack = PackFolder(tmp_path).directory(f"{COLUMNS}\n1,Club,{one}\n")
    load(pack.directory(f"{COLUMNS}\n2,Choir,{other}\n", file="other.csv"))
    assert (Listing.objects.count(), Place.objects.count()) == (2, places)


def test_rows_that_disagree_about_a_place_are_told(tmp_path: Path) -> None:
    loaded = load(
        PackFolder(tmp_path).directory(
            f"{COLUMNS}\n1,Club,Hall,h1,,-3.0,51.6\n2,Choir,Hall,h1,,-3.01,51.6\n"
        )
    )
    assert Place.objects.get().point.x == -3.0
    assert loaded.remarks("places.csv", "noted") == [
        (3, "place_id", "an earlier row says otherwise of this place; it counts")
    ]


def test_a_place_that_moves_takes_all_its_listings_along(tmp_path: Path) -> None:
    rows = "1,Club,Hall,h1,,{0},51.6\n2,Choir,Hall,h1,,{0},51.6\n"
    load(PackFolder(tmp_path).directory(f"{COLUMNS}\n{rows.format(-3.0)}"))
    load(PackFolder(tmp_path).directory(f"{COLUMNS}\n{rows.format(-3.01)}"))
    assert Place.objects.get().point.x == -3.01
    assert {listing.public_geometry.x for listing in Listing.objects.all()} == {-3.01}
