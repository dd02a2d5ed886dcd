"""Newport from the files of its publishers, against counts and lists made by other people."""

import csv
import math
from bisect import bisect_left
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import fmean
from typing import Any

import opening_hours
import pytest
from django.contrib.gis.geos import Point
from django.contrib.gis.measure import D

from gis.crs import WGS84
from gis.geocoding import Choices, Found, NotFound, Precision, locate
from gis.models import Area, AreaLink, AreaSet, PlaceName, Postcode
from guardianship.insight.releasing.making import make_release
from guardianship.insight.running import ask_for_run, work_on
from places.importers.fingerprints import of_listing
from places.importers.osm_kinds import LEFT_OUT
from places.models import BankHoliday, ImportRecord, Listing, OpenInterval, Place
from tests.builders.packs import Loaded

PLACE = "newport"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.usefixtures("loaded_place"),
]
SETS = {"lad22": 1, "ward22": 21, "msoa11": 20, "lsoa11": 95, "lsoa21": 100, "oa11": 475}
# Refuges and homes, waiting rooms of buses, a wine stall, a pitch out of use.
OTHERWISE_LEFT_OUT = {
    *("n1243077938", "n9596043207", "n9740449695", "w759569368", "w855915472"),
    *("n8916783291", "n9148537964", "w1020971300", "w1026096969", "w1027671455"),
    *("n9522615331", "w40476358"),
}
# Walks as far as a person's arm: the list gives six decimals.
SAME_SPOT_M = 0.2


@pytest.fixture(scope="module")
def points_of_interest(shared_data: Path) -> dict[str, dict[str, str]]:
    """The list that somebody else made of the same OpenStreetMap file, by id."""
    path = shared_data / "newport/osm/pois.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["osm_id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def listings(loaded_place: tuple[Loaded, Loaded]) -> dict[str, Listing]:
    """All listings of the place by their OpenStreetMap id."""
    rows = Listing.objects.select_related("place").filter(origin="osm:newport-w06000022")
    return {row.origin_id: row for row in rows}


def test_nothing_was_refused(loaded_place: tuple[Loaded, Loaded]) -> None:
    totals = loaded_place[0].report["totals"]
    assert (totals["refused"], totals["conflicts"], totals["gone"]) == (0, 0, 0)


def test_a_second_load_changes_nothing_and_says_so(loaded_place: tuple[Loaded, Loaded]) -> None:
    first, second = loaded_place
    assert second.changed == 0
    assert second.report["totals"]["kept"] == first.changed
    assert [found["derived"] for found in second.report["files"] if found["derived"]] == []
    assert "0 changed" in second.output.splitlines()[-1]
    assert "Nothing changed." in second.output


@pytest.mark.parametrize(("code", "count"), SETS.items(), ids=SETS.keys())
def test_areas(code: str, count: int) -> None:
    areas = Area.objects.in_set(code)
    assert areas.count() == count
    assert set(areas.values_list("nation", flat=True)) == {"wales"}
    assert all(area.boundary.valid for area in areas)


def test_postcodes_and_bank_holidays() -> None:
    assert Postcode.objects.count() == 3370
    assert BankHoliday.objects.filter(nation="wales").count() == (
        BankHoliday.objects.filter(nation="england").count()
    )
    assert BankHoliday.objects.filter(nation="wales", day__year=2026).count() == 8


def test_lookups_between_2011_and_2021(shared_data: Path) -> None:
    path = shared_data / "newport/small_area/lookup_lsoa11_lsoa21_ltla22.csv"
    with path.open(encoding="utf-8", newline="") as file:
        expected = {
            (row["lsoa11_code"], row["lsoa21_code"], row["change_code"])
            for row in csv.DictReader(file)
        }
    found = AreaLink.objects.values_list("from_area__code", "to_area__code", "change")
    assert set(found) == expected
    split = AreaLink.objects.filter(change="S").values_list("from_area__code", flat=True)
    assert len(set(split)) < len(split)


def test_every_postcode_is_inside_the_authority_or_at_its_edge() -> None:
    authority = Area.objects.in_set("lad22").get()
    outside = Postcode.objects.exclude(point__dwithin=(authority.boundary, D(m=10)))
    assert outside.count() == 0


def test_an_outward_code_is_the_mean_of_its_postcodes(shared_data: Path) -> None:
    path = shared_data / "newport/postcodes_codepoint_open_2014-08.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["postcode"].startswith("NP20 ")]
    found = locate("np20")
    assert isinstance(found, Found)
    assert found.precision == Precision.OUTWARD
    assert found.point.x == pytest.approx(fmean(float(row["lon"]) for row in rows), abs=1e-7)
    assert found.point.y == pytest.approx(fmean(float(row["lat"]) for row in rows), abs=1e-7)


@pytest.mark.parametrize("name", ["Newport", "Casnewydd", "Caerleon", "Caerllion", "Maindee"])
def test_people_find_places_by_name(name: str) -> None:
    assert isinstance(locate(name), Found)


def test_place_names_come_from_five_kinds() -> None:
    kinds = set(PlaceName.objects.values_list("kind", flat=True))
    assert kinds == {"settlement", "ward", "neighbourhood", "authority", "outward_code", "street"}


def test_organisations_find_streets_and_the_public_search_does_not() -> None:
    one = locate("12 Commercial St, Newport", streets=True)
    assert isinstance(one, Found)
    assert one.precision == Precision.STREET
    begun = locate("church", streets=True)
    assert isinstance(begun, Choices)
    labels = [found.label for found in begun.choices]
    assert len(set(labels)) == len(labels) > 1
    assert isinstance(locate("Commercial Street"), NotFound)


def test_all_points_of_interest_are_listed_but_those_left_out(
    points_of_interest: dict[str, dict[str, str]], listings: dict[str, Listing]
) -> None:
    private = {
        osm_id for osm_id, row in points_of_interest.items() if row["access"] in {"private", "no"}
    }
    left_out = {osm_id for osm_id, row in points_of_interest.items() if row["category"] in LEFT_OUT}
    missing = points_of_interest.keys() - listings.keys() - private - left_out
    # What else is left out is left out by another tag than the list's category.
    assert missing == OTHERWISE_LEFT_OUT
    assert not left_out & listings.keys()
    assert not private & listings.keys()
    assert len(points_of_interest.keys() & listings.keys()) > 1500


def test_names_and_points_are_those_of_the_list(
    points_of_interest: dict[str, dict[str, str]], listings: dict[str, Listing]
) -> None:
    both = points_of_interest.keys() & listings.keys()
    unlike = []
    for osm_id in sorted(both):
        row, listing = points_of_interest[osm_id], listings[osm_id]
        if row["name"] and " ".join(row["name"].split()) != listing.name:
            unlike.append((osm_id, row["name"], listing.name))
        if distance_m(row, listing) > SAME_SPOT_M and not shared(listing):
            unlike.append((osm_id, "point", str(distance_m(row, listing))))
    assert unlike == []


def shared(listing: Listing) -> bool:
    """Whether the place is that of a namesake within 30 m, which stands for both."""
    return listing.place.listings.count() > 1


def distance_m(row: dict[str, str], listing: Listing) -> float:
    """From the list's point to ours."""
    point = listing.place.point
    east_m = (float(row["lon"]) - point.x) * 111_320 * math.cos(math.radians(point.y))
    return math.hypot(east_m, (float(row["lat"]) - point.y) * 111_320)


def test_hours_are_those_of_an_independent_reader(
    points_of_interest: dict[str, dict[str, str]], listings: dict[str, Listing]
) -> None:
    moments = [datetime(2026, 11, day, hour, 30) for day in range(21, 28) for hour in range(24)]  # noqa: DTZ001 - wall clock
    unlike = []
    compared = 0
    known = {
        osm_id: listing
        for osm_id, listing in listings.items()
        if listing.hours_known == "known" and osm_id in points_of_interest
    }
    opened: dict[int, list[Any]] = {}
    for row in OpenInterval.objects.filter(listing__in=[x.pk for x in known.values()]):
        if row.certainty == "open":
            opened.setdefault(row.listing_id, []).append(row.during)
    for osm_id, listing in known.items():
        text = points_of_interest[osm_id]["opening_hours"]
        try:
            judge = opening_hours.OpeningHours(text)
        except opening_hours.ParserError:
            continue
        compared += 1
        ours = {at for span in opened.get(listing.pk, ()) for at in _within(span, moments)}
        theirs = {at for at in moments if judge.is_open(at)}
        if ours != theirs:
            unlike.append((osm_id, text))
    assert compared > 700
    # Unknown hours, appointments and slips of the pen are read with more doubt here.
    assert len(unlike) <= compared * 0.02, unlike


def _within(span: Any, moments: list[datetime]) -> list[datetime]:
    """The sorted moments that the span holds. Winter: London's wall clock is UTC."""
    first, after = (
        bisect_left(moments, at.astimezone(UTC).replace(tzinfo=None))
        for at in (span.lower, span.upper)
    )
    return moments[first:after]


def test_hours_that_are_not_understood_are_kept_and_told(
    loaded_place: tuple[Loaded, Loaded], listings: dict[str, Listing]
) -> None:
    doubted = {
        field.split()[0]
        for _row, field, reason in loaded_place[0].remarks(
            "osm/newport-2023-06-13.osm.pbf", "noted"
        )
        if reason.startswith("hours not known")
    }
    with_text = {
        osm_id
        for osm_id, listing in listings.items()
        if listing.hours_text and listing.hours_known == "not_known"
    }
    assert doubted == with_text


def test_every_listing_has_its_place_authority_and_horizon() -> None:
    listings = Listing.objects.filter(origin="osm:newport-w06000022")
    authority = Area.objects.in_set("lad22").get()
    assert set(listings.values_list("authority", flat=True)) == {authority.pk}
    assert set(listings.values_list("live", flat=True)) == {True}
    assert not listings.filter(intervals_until__isnull=True).exists()
    assert not listings.filter(latest_revision__isnull=True).exists()
    assert Place.objects.filter(authority=authority).count() == Place.objects.count()


def test_no_listing_looks_edited(listings: dict[str, Listing]) -> None:
    records = ImportRecord.objects.filter(subject="listing", source="osm:newport-w06000022")
    left = dict(records.values_list("source_id", "left_fingerprint"))
    rows = Listing.objects.prefetch_related("sessions", "exceptions")
    assert [row.origin_id for row in rows if of_listing(row, row) != left[row.origin_id]] == []


def test_the_question_can_be_asked() -> None:
    at = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
    centre = Point(-2.9977, 51.5842, srid=WGS84)
    found = Listing.objects.listed().open_at(at).near(centre, 3000)
    assert found.exists()
    assert not found.filter(name__icontains="William Hill").exists()


def test_a_week_of_newport_is_measured_and_released() -> None:
    """End to end, with few draws: half of the town is outside the map file, and is not read."""
    authority = Area.objects.get(area_set__code="lad22")
    run = ask_for_run(
        authority,
        AreaSet.objects.get(code="lsoa11"),
        week_from=date(2026, 11, 23),
        parameters={"draws": 20},
    )
    work_on(run.area_set_id)
    run.refresh_from_db()
    assert run.state == "done", run.error
    assert run.head["people"] == 15_185  # 15,184 aged 10 to 17 in the file of mid-2020, in fives
    assert run.table("conservation")["holds"].astype(bool).all()
    evening = run.table("slots").query("band == 'evening'")
    assert len(evening) == SETS["msoa11"]
    assert (evening["group"] == "not read").sum() >= 1
    release = make_release(run)
    harm = release.table("harm")
    assert release.worked_out_hash() == release.content_hash
    assert not harm["count"].between(0, 9).any()
    assert (harm["count"].dropna() % 5 == 0).all()
