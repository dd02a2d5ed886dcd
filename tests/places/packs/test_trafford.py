"""Trafford's council lists: four shapes of hours, rows without a position, years-old files."""

import csv
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from gis.models import Area, PlaceName, Postcode
from places.models import Listing, Organisation, Place
from tests.builders.packs import Loaded

PLACE = "trafford"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.usefixtures("loaded_place"),
]
SETS = {"lad23": 1, "ward23": 21, "msoa21": 28, "lsoa11": 138, "lsoa21": 139, "oa21": 738}
LISTED = {
    "libraries": (13, True),
    "leisure_centres": (9, True),
    "community_hubs": (6, True),
    "pharmacies": (57, True),
    "food_banks_trafford_manchester": (88, False),
    "sports_facilities": (302, False),
    "mental_health_services": (44, False),
}


def of_file(stem: str) -> "list[Listing]":
    """Listings of one directory."""
    source = f"directory:trafford-e08000009:{stem}"
    return list(Listing.objects.filter(origin=source).select_related("place"))


def test_a_second_load_changes_nothing(loaded_place: tuple[Loaded, Loaded]) -> None:
    assert loaded_place[1].changed == 0
    assert "Nothing changed." in loaded_place[1].output


@pytest.mark.parametrize(("code", "count"), SETS.items(), ids=SETS.keys())
def test_areas(code: str, count: int) -> None:
    assert Area.objects.in_set(code).filter(nation="england").count() == count


def test_postcodes_and_outward_codes(shared_data: Path) -> None:
    with (shared_data / "trafford/postcodes_onspd_2025-02.csv").open(encoding="utf-8") as file:
        codes = [row["postcode"] for row in csv.DictReader(file)]
    assert Postcode.objects.count() == len(codes) == 11264
    outward = PlaceName.objects.filter(kind="outward_code").values_list("name", flat=True)
    assert set(outward) == {code.split()[0] for code in codes}


@pytest.mark.parametrize(
    ("stem", "count", "live"), [(s, *v) for s, v in LISTED.items()], ids=LISTED.keys()
)
def test_directories(stem: str, count: int, live: bool) -> None:
    listings = of_file(stem)
    assert len(listings) == count
    assert {listing.live for listing in listings} == {live}


def test_pharmacies_are_found_by_their_postcodes_and_open_as_their_columns_say(
    shared_data: Path,
) -> None:
    with (shared_data / "trafford/directory/pharmacies.csv").open(encoding="utf-8") as file:
        rows = {row["organisation_data_service_code"]: row for row in csv.DictReader(file)}
    points = dict(Postcode.objects.values_list("code", "point"))
    for listing in of_file("pharmacies"):
        row = rows[listing.origin_id]
        assert listing.place.point.distance(points[listing.place.postcode]) < 0.01
        for weekday in ("monday", "saturday", "sunday"):
            said = row[f"opening_hours_{weekday}"]
            stretches = [] if said == "CLOSED" else sorted(said.split(","))
            ours = sorted(
                f"{s.starts_at:%H:%M}-{s.ends_at:%H:%M}"
                for s in listing.sessions.all()
                if s.weekday == weekday
            )
            if listing.hours_known == "known":
                assert ours == stretches, (listing.name, weekday)


def test_hours_in_free_text_are_read_or_kept() -> None:
    hubs = {listing.name: listing for listing in of_file("community_hubs")}
    altrincham = hubs["Altrincham"]
    assert altrincham.hours_text == "Tuesdays, Wednesdays and Fridays, 10am-2pm"
    rows = altrincham.sessions.values_list("weekday", "starts_at", "ends_at")
    assert set(rows) == {(d, time(10), time(14)) for d in ("tuesday", "wednesday", "friday")}
    for stem in ("community_hubs", "leisure_centres", "food_banks_trafford_manchester"):
        for listing in of_file(stem):
            assert (listing.hours_known == "known") == listing.sessions.exists()


def test_old_lists_are_dated() -> None:
    assert {x.confirmed_on for x in of_file("mental_health_services")} == {date(2018, 7, 1)}
    assert {x.confirmed_on for x in of_file("pharmacies")} == {NOW.date()}


def test_services_elsewhere_are_refused_with_their_postcodes(
    loaded_place: tuple[Loaded, Loaded],
) -> None:
    refused = loaded_place[0].remarks("directory/mental_health_services.csv")
    assert len(refused) == 16
    assert {field for _row, field, _reason in refused} == {"postcode"}


def test_facilities_of_one_site_stand_at_one_place(shared_data: Path) -> None:
    with (shared_data / "trafford/directory/sports_facilities.csv").open(encoding="utf-8") as file:
        sites = {row["site_id"] for row in csv.DictReader(file)}
    places = {
        listing.get_latest_revision_as_object().place_id for listing in of_file("sports_facilities")
    }
    assert len(places) <= len(sites) < 302


def test_who_runs_a_leisure_centre_is_an_organisation_of_its_own() -> None:
    names = {listing.organisation.name for listing in of_file("leisure_centres")}
    assert "Trafford Leisure CIC." in names
    assert Organisation.objects.get(name="Trafford Council").type == "source"


def test_na_is_nothing() -> None:
    for value in ("NA", "N/A"):
        assert not Listing.objects.filter(phone=value).exists()
        assert not Listing.objects.filter(email=value).exists()
        assert not Place.objects.filter(address=value).exists()
