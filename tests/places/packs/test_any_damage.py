"""Whatever happens to a file, the load ends in a report and never in a crash."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.osm import OsmFile
from tests.builders.packs import AUTHORITY, PackFolder, collection, feature, load, ring
from tests.places.packs.test_load_command import BANK_HOLIDAYS, TERMS
from tests.places.packs.test_sessions import EXCEPTIONS, SESSIONS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEEDS = range(4)
DIRECTORY = (
    "id,name,summary,postcode,lon,lat,age_from,access,practical_help,location_visibility,"
    "confirmed_on,place_id,languages,hours_known\n"
    'a1,"The ""Hall""","Pool, and\npizza",NP20 1AA,-3.0,51.6,11,open_to_all,wifi,exact,'
    "2026-01-02,h1,en;cy,\n"
    "a2,Refuge,,NP20 1AB,-3.01,51.61,,referral,,hidden,,h2,,not_known\n"
    "a3,Café Crème,,NP20 1AA,NA,NA,,,,,,,,\n"
)


def everything(folder: Path) -> PackFolder:
    """A pack with a small file of every sort."""
    pack = PackFolder(folder).authority()
    small = collection(
        feature([ring(-3.1, 51.5, -3.0, 51.7)], code="W1", name="West"),
        feature([ring(-3.0, 51.5, -2.9, 51.7)], code="W2", name="East"),
    )
    keys = {"file": "small.geojson", "kind": "lsoa", "code": "code", "name": "name"}
    pack.table("boundaries", small, area_set="old", **keys)
    pack.table("boundaries", area_set="new", **keys)
    pack.table(
        "lookups",
        "a,b,how\nW1,W1,U\nW2,W2,S\n",
        file="lookup.csv",
        from_set="old",
        from_code="a",
        to_set="new",
        to_code="b",
        change="how",
    )
    postcodes = "code,lon,lat\nNP20 1AA,-3.0,51.6\nNP20 1AB,-3.01,51.61\n"
    pack.table("postcodes", postcodes, file="postcodes.csv", postcode="code", lon="lon", lat="lat")
    pack.table("bank_holidays", BANK_HOLIDAYS, file="days.json").table(
        "term_dates", TERMS, file="terms.csv"
    )
    pack.table("organisations", "name\nOut There\n", file="people.csv", name="name")
    patch = feature([ring(-3.05, 51.55, -3.0, 51.6)], code="P1", name="Park", org="Out There")
    pack.table(
        "coverage_areas",
        collection(patch),
        file="patches.geojson",
        code="code",
        name="name",
        organisation="org",
    )
    pack.directory(DIRECTORY)
    sessions = f"{SESSIONS}\na1,weekly,friday,1,,,18:00,21:00,always,,,closed,false,P1\n"
    pack.table("sessions", sessions, file="sessions.csv")
    closed = f"{EXCEPTIONS}\na1,closed,2026-12-24,,,,Christmas,\n"
    pack.table("exceptions", closed, file="exceptions.csv")
    osm = OsmFile().node(1, amenity="library", name="Library", opening_hours="Mo-Fr 09:00-17:00")
    pack.path.mkdir(parents=True, exist_ok=True)
    osm.square(7, leisure="park", name="Park").write(pack.path / "town.osm.pbf")
    return pack.table("osm_places", file="town.osm.pbf", publish=True)


FILES = (
    "authority.geojson",
    "small.geojson",
    "lookup.csv",
    "postcodes.csv",
    "days.json",
    "terms.csv",
    "people.csv",
    "patches.geojson",
    "places.csv",
    "sessions.csv",
    "exceptions.csv",
    "town.osm.pbf",
)
NASTY = [b"\x00", b"\xe9", b"\xff\xfe", b'"', b"\n\n", b"\r", b",,,,", b"NaN", b"-1e308", b"<b>"]
NASTY += [
    "９".encode(),
    "\u202e".encode(),
    b"{",
    b"]",
    b"null",
    b"0",
    b";",
    b"24:00",
    AUTHORITY.encode(),
]


def flip(content: bytearray, chance: random.Random) -> None:
    """Change a few bytes."""
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)


def cut(content: bytearray, chance: random.Random) -> None:
    """Take a piece out."""
    start = chance.randrange(len(content))
    del content[start : start + chance.randint(1, 1 + len(content) // 3)]


def insert(content: bytearray, chance: random.Random) -> None:
    """Put something nasty in, here and there."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(content) + 1)
        content[place:place] = chance.choice(NASTY)


def swap_cells(content: bytearray, chance: random.Random) -> None:
    """Exchange two pieces between commas."""
    cells = bytes(content).split(b",")
    one, other = chance.randrange(len(cells)), chance.randrange(len(cells))
    cells[one], cells[other] = cells[other], cells[one]
    content[:] = b",".join(cells)


def repeat(content: bytearray, chance: random.Random) -> None:
    """Say a part twice."""
    start = chance.randrange(len(content))
    content += content[start:]


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip,
    cut,
    insert,
    swap_cells,
    repeat,
)


def test_the_pack_is_sound_without_damage(tmp_path: Path) -> None:
    loaded = load(everything(tmp_path))
    assert (loaded.error, loaded.report["totals"]["refused"]) == ("", 0)
    assert {found["file"] for found in loaded.report["files"]} >= set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_a_damaged_file_ends_in_a_report(tmp_path: Path, file: str) -> None:
    sound = everything(tmp_path)
    content = (tmp_path / file).read_bytes()
    for seed in SEEDS:
        chance = random.Random(f"{file} {seed}")  # noqa: S311 - damage that can be repeated
        damaged = bytearray(content)
        for damage in chance.sample(DAMAGES, chance.randint(1, 2)):
            if damaged:
                damage(damaged, chance)
        sound.file(file, bytes(damaged))
        loaded = load(sound, apply=False)
        assert loaded.file(file), (seed, damaged)
        for found in loaded.report["files"]:
            if found["refused_whole"]:
                assert found["changed"] == 0
                assert found["file"] in loaded.error
