"""OpenStreetMap places as candidates: what is taken, what is left out and why, what is said."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from gis.models import PlaceName
from places.importers.osm_kinds import LEFT_OUT, NOT_FOR_YOUNG_PEOPLE
from places.models import Listing, Organisation, Place
from tests.builders.osm import OsmFile
from tests.builders.packs import Loaded, PackFolder, load

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
LIBRARY = {"amenity": "library", "name": "Library"}


def load_osm(folder: Path, osm: OsmFile, **keys: Any) -> Loaded:
    """Load a pack of one PBF file."""
    pack = PackFolder(folder).authority()
    osm.write(folder / "town.osm.pbf")
    return load(pack.table("osm_places", file="town.osm.pbf", **({"publish": True} | keys)))


def only(folder: Path, **tags: str) -> Listing:
    """The listing of one node with these tags."""
    load_osm(folder, OsmFile().node(1, **tags))
    return Listing.objects.get()


def test_a_node_becomes_a_candidate(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    listing = only(tmp_path, **LIBRARY, opening_hours="Mo-Fr 09:00-17:00; PH off")
    plain = {
        "name": "Library",
        "kind": "ordinary_place",
        "summary": "Library.",
        "summary_cy": "Llyfrgell.",
        "access": "open_to_all",
        "live": True,
        "origin": "osm:middleham-w06000099",
        "origin_id": "n1",
        "confirmed_on": date(2026, 11, 20),
        "confirmed_by": "OpenStreetMap, not checked by us yet",
        "hours_known": "known",
        "hours_text": "Mo-Fr 09:00-17:00; PH off",
    }
    assert {name: getattr(listing, name) for name in plain} == plain
    source = listing.organisation
    assert (source.name, source.type) == ("OpenStreetMap contributors", "source")
    assert (source.licence, source.attribution) == ("ODbL 1.0", "© OpenStreetMap contributors")
    assert listing.sessions.count() == 5
    assert listing.place.authority.name == "Middleham"


def test_drafts_unless_the_manifest_publishes(tmp_path: Path) -> None:
    load_osm(tmp_path, OsmFile().node(1, **LIBRARY), publish=False)
    assert not Listing.objects.get().live


def test_areas_are_a_point_inside(tmp_path: Path) -> None:
    osm = OsmFile().square(7, **LIBRARY)
    osm.square(8, lon=-2.99).square(9, lon=-2.98).relation(5, [8, 9], leisure="park", name="Park")
    load_osm(tmp_path, osm)
    library, park = Listing.objects.order_by("name")
    assert (library.origin_id, park.origin_id) == ("w7", "r5")
    assert (library.place.point.x, library.place.point.y) == pytest.approx((-2.9995, 51.6005))
    assert park.place.point.x == pytest.approx(-2.9895) or park.place.point.x == pytest.approx(
        -2.9795
    )


def test_a_bookmaker_in_a_cafe_is_a_bookmaker(tmp_path: Path) -> None:
    load_osm(tmp_path, OsmFile().node(1, amenity="cafe", shop="bookmaker", name="Odds"))
    load_osm(tmp_path, OsmFile().node(1, amenity="cafe;bar", name="Both"))
    assert Listing.objects.count() == 0


@pytest.mark.parametrize("tag", sorted(LEFT_OUT))
def test_what_is_not_for_young_people_is_never_listed(tmp_path: Path, tag: str) -> None:
    key, value = tag.split("=")
    extra = (
        {}
        if key in {"amenity", "shop", "leisure", "office", "club", "tourism"}
        else {"amenity": "social_facility"}
    )
    tags = extra | {key: value, "name": "Somewhere"}
    loaded = load_osm(tmp_path, OsmFile().node(1, **tags).node(2, lon=-3.01, **LIBRARY))
    assert list(Listing.objects.values_list("name", flat=True)) == ["Library"]
    assert loaded.file("town.osm.pbf")["left_out"] == 1
    ((_row, _field, reason),) = loaded.remarks("town.osm.pbf", "left_out")
    assert tag in reason


def test_every_reason_is_words() -> None:
    assert all(reason.split()[0] in {"is", "belongs", "sells"} for reason in NOT_FOR_YOUNG_PEOPLE)


LEFT_OUT_TAGS = {
    "the manifest says so": ({"amenity": "cafe", "name": "Cafe"}, "amenity=cafe"),
    "a key whatever its value": ({"amenity": "cafe", "name": "Cafe", "brand": "X"}, "brand=*"),
    "private": ({"leisure": "pitch", "access": "private"}, ""),
    "no access": ({"leisure": "pitch", "access": "no"}, ""),
    "gone": ({"amenity": "cafe", "name": "Cafe", "end_date": "2019-01-01"}, ""),
    "disused": ({"amenity": "cafe", "name": "Cafe", "disused": "yes"}, ""),
}


@pytest.mark.parametrize(("tags", "exclude"), LEFT_OUT_TAGS.values(), ids=LEFT_OUT_TAGS.keys())
def test_left_out(tmp_path: Path, tags: dict[str, str], exclude: str) -> None:
    keys = {"exclude": [exclude]} if exclude else {}
    loaded = load_osm(tmp_path, OsmFile().node(1, **tags), **keys)
    assert Listing.objects.count() == 0
    assert loaded.file("town.osm.pbf")["left_out"] == 1


UNNAMED = {
    "toilets": ({"amenity": "toilets"}, "Toilets", "Toiledau"),
    "toilets of somebody": (
        {"amenity": "toilets", "operator": "Some Railway", "brand": "Loo"},
        "Toilets",
        "Toiledau",
    ),
    "toilets in a street": (
        {"amenity": "toilets", "operator": "Some Council", "addr:street": "High Street"},
        "Toilets, High Street",
        "Toiledau, High Street",
    ),
    "a café of somebody": (
        {"amenity": "cafe", "operator": "Some Trust", "opening_hours": "24/7"},
        "Café",
        "Caffi",
    ),
    "playground": ({"leisure": "playground"}, "Playground", "Maes chwarae"),
    "pitch": ({"leisure": "pitch"}, "Sports pitch", "Cae chwaraeon"),
    "football pitch": ({"leisure": "pitch", "sport": "soccer"}, "Football pitch", "Cae pêl-droed"),
    "with hours": ({"shop": "greengrocer", "opening_hours": "24/7"}, "Greengrocer shop", ""),
    "with a brand": (
        {"amenity": "cafe", "brand": "Beans", "opening_hours": "24/7"},
        "Beans",
        "",
    ),
}


@pytest.mark.parametrize(("tags", "name", "welsh"), UNNAMED.values(), ids=UNNAMED.keys())
def test_places_without_a_name(tmp_path: Path, tags: dict[str, str], name: str, welsh: str) -> None:
    listing = only(tmp_path, **tags)
    assert (listing.name, listing.name_cy) == (name, welsh)


def test_who_runs_a_place_without_a_name_is_told_below(tmp_path: Path) -> None:
    listing = only(tmp_path, amenity="toilets", operator="Some Railway")
    assert (listing.summary, listing.summary_cy) == (
        "Run by Some Railway.",
        "Rheolir gan Some Railway.",
    )


def test_other_things_without_a_name_are_no_places(tmp_path: Path) -> None:
    osm = OsmFile().node(1, shop="clothes").node(2, highway="bus_stop", name="Stop")
    loaded = load_osm(tmp_path, osm.node(3, lon=-3.01, **LIBRARY))
    assert loaded.file("town.osm.pbf")["rows"] == 1


def test_unnamed_places_side_by_side_are_two_places(tmp_path: Path) -> None:
    load_osm(tmp_path, OsmFile().node(1, leisure="pitch").node(2, lon=-3.0001, leisure="pitch"))
    assert Place.objects.count() == 2


SAID = {
    "wheelchair": ({"wheelchair": "limited"}, "step_free", "partly"),
    "no step": ({"wheelchair": "yes"}, "step_free", "yes"),
    "silent about steps": ({}, "step_free", "not_said"),
    "free": ({"fee": "no"}, "cost", "free"),
    "paid": ({"fee": "yes"}, "cost", "pay"),
    "silent about cost": ({}, "cost", "not_said"),
    "charge": ({"charge": "2 GBP"}, "cost_note", "2 GBP"),
    "wifi": ({"internet_access": "wlan"}, "practical_help", ["wifi"]),
    "some internet": ({"internet_access": "yes"}, "practical_help", []),
    "toilet and shower": (
        {"toilets": "yes", "shower": "yes"},
        "practical_help",
        ["toilet", "shower"],
    ),
    "accessible toilet": ({"toilets__wheelchair": "yes"}, "access_facts", ["accessible_toilet"]),
    "least age": ({"min_age": "16"}, "age_from", 16),
    "no age": ({"min_age": "adult"}, "age_from", None),
    "phone": ({"contact__phone": "+44 1633 656656"}, "phone", "+44 1633 656656"),
    "website": ({"website": "https://example.org"}, "website", "https://example.org"),
    "no website": ({"website": "https//example"}, "website", ""),
    "Welsh name": ({"name__cy": "Llyfrgell"}, "name_cy", "Llyfrgell"),
    "English name of a Welsh one": (
        {"name": "Llyfrgell", "name__cy": "Llyfrgell", "name__en": "Library"},
        "name",
        "Library",
    ),
    "usual name": ({"name": "The Library", "name__en": "Library"}, "name", "The Library"),
    "access said": ({"access": "customers"}, "access", "not_said"),
    "access note": ({"access": "customers"}, "access_note", "For customers."),
    "cafe is not said to be for all": ({"amenity": "cafe"}, "access", "not_said"),
    "hours not understood": ({"opening_hours": "when open"}, "hours_known", "not_known"),
    "hours kept as text": ({"opening_hours": "when open"}, "hours_text", "when open"),
    "no hours": ({}, "hours_known", "not_known"),
    "markup": ({"name": "<b>Library</b><script>x</script>"}, "name", "Library"),
}


@pytest.mark.parametrize(("tags", "field", "value"), SAID.values(), ids=SAID.keys())
def test_what_the_tags_say(tmp_path: Path, tags: dict[str, str], field: str, value: Any) -> None:
    assert getattr(only(tmp_path, **(LIBRARY | tags)), field) == value


def test_addresses(tmp_path: Path) -> None:
    parts = {"addr__housenumber": "1", "addr__street": "High Street", "addr__city": "Newport"}
    place = only(tmp_path, **LIBRARY, **parts, addr__postcode="np201hg").place
    assert (place.address, place.postcode) == ("1 High Street, Newport", "NP20 1HG")


def test_half_a_postcode_is_left_out_with_a_note(tmp_path: Path) -> None:
    loaded = load_osm(tmp_path, OsmFile().node(1, **LIBRARY, addr__postcode="NP20"))
    assert Place.objects.get().postcode == ""
    assert loaded.remarks("town.osm.pbf", "noted") == [
        (None, "n1 addr:postcode", "“NP20” is not a whole postcode and was left out")
    ]


def test_a_second_load_changes_nothing_and_a_changed_tag_is_followed(tmp_path: Path) -> None:
    osm = OsmFile().node(1, **LIBRARY).node(2, lon=-3.01, amenity="cafe", name="Cafe")
    load_osm(tmp_path, osm)
    assert load_osm(tmp_path, osm).changed == 0
    changed = OsmFile().node(1, **LIBRARY, opening_hours="Mo 09:00-12:00")
    loaded = load_osm(tmp_path, changed)
    found = loaded.file("town.osm.pbf")
    assert (found["changed"], found["added"], found["gone"]) == (1, 0, 1)
    assert Listing.objects.get(name="Library").sessions.count() == 1
    assert Listing.objects.get(name="Cafe").live


@pytest.mark.parametrize(
    "content",
    [b"", b"not a map at all", b"\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x7c" + b"\x00" * 50],
    ids=["empty", "text", "cut off"],
)
def test_what_is_no_pbf_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    loaded = load(PackFolder(tmp_path).table("osm_places", content, file="town.osm.pbf"))
    assert loaded.file("town.osm.pbf")["refused_whole"]
    assert Organisation.objects.count() == 0


def test_a_pbf_that_ends_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    osm = OsmFile()
    for number in range(1, 400):
        osm.node(number, lon=-3 + number / 1e4, amenity="cafe", name=f"Cafe {number}")
    whole = osm.write(tmp_path / "whole.osm.pbf").read_bytes()
    loaded = load(
        PackFolder(tmp_path).table("osm_places", whole[: len(whole) // 2], file="town.osm.pbf")
    )
    assert loaded.file("town.osm.pbf")["refused_whole"]
    assert Listing.objects.count() == 0


def test_places_outside_the_country_are_refused(tmp_path: Path) -> None:
    loaded = load_osm(tmp_path, OsmFile().node(1, lon=13.4, lat=52.5, **LIBRARY).node(2, **LIBRARY))
    ((_row, field, reason),) = loaded.remarks("town.osm.pbf")
    assert field == "n1"
    assert "outside the United Kingdom" in reason
    assert Listing.objects.count() == 1


def test_settlements_become_place_names(tmp_path: Path) -> None:
    osm = OsmFile().node(1, place="suburb", name="Caerleon", name__cy="Caerllion")
    osm.node(2, place="hamlet", name="Caerleon", lon=-3.05).node(3, place="locality", name="Bend")
    osm.node(4, lon=-3.01, **LIBRARY)
    load_osm(tmp_path, osm)
    names = PlaceName.objects.filter(kind="settlement").order_by("name")
    assert [(n.name, n.within, n.point.x) for n in names] == [
        ("Caerleon", "Middleham", -3.0),
        ("Caerllion", "Middleham", -3.0),
    ]


def test_the_gazetteer_can_be_left_alone(tmp_path: Path) -> None:
    osm = OsmFile().node(1, place="suburb", name="Caerleon").node(4, lon=-3.01, **LIBRARY)
    load_osm(tmp_path, osm, gazetteer=False)
    assert not PlaceName.objects.filter(kind="settlement").exists()
