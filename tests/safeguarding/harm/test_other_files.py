"""Files of other shapes: contact by police, health, schools, counts that others made."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gis.models import AreaSet
from guardianship.safeguarding.harm.models import HarmCount
from guardianship.safeguarding.wall.doors import open_for_task
from tests.safeguarding.harm.conftest import LAT, LON, SIDE, totals

pytestmark = pytest.mark.django_db
Write = Callable[..., Path]
MIDDLE = LAT + SIDE / 2


def load(file: Path, source: str, **options: object) -> str:
    """What the command says."""
    said = StringIO()
    call_command("import_harm", str(file), source=source, apply=True, stdout=said, **options)
    return said.getvalue()


def cells() -> set[tuple[str, str, str, int]]:
    """Month, time band, category and count of every cell."""
    with open_for_task("import"):
        rows = HarmCount.objects.values_list("month", "time_band", "category__code", "count")
        return {(f"{month:%Y-%m}", band, category, count) for month, band, category, count in rows}


def test_stop_and_search_is_contact(town: AreaSet, csv_file: Write) -> None:
    header = "Type,Date,Latitude,Longitude,Gender,Age range,Object of search,Outcome"
    point = f"{MIDDLE},{LON + SIDE / 2}"
    rows = [
        f"Person search,2024-01-05T19:30:00+00:00,{point},Male,10-17,Controlled drugs,Nothing",
        # A day without a time, as some forces publish it: midnight in London, in summer.
        f"Person search,2024-05-31T23:00:00+00:00,{point},Male,10-17,Controlled drugs,Nothing",
        "Person search,2024-01-05T19:30:00+00:00,,,Male,10-17,Controlled drugs,Nothing",
    ]
    said = load(csv_file(header, *rows), "stop-and-search")
    assert cells() == {
        ("2024-01", "weekend_night", "stop-and-search", 1),
        ("2024-06", "unknown", "stop-and-search", 1),
    }
    assert totals("stop-and-search", layer="harm") == {}
    assert "1 row without coordinates" in said


@pytest.mark.parametrize(
    ("day", "time", "band"),
    [
        ("2024-01-08", "16:20", "after_school"),
        ("08/01/2024", "19:05:30", "evening"),
        ("2024-01-07", "01:30", "late"),
        ("2024-01-08", "03:30", "other"),
        ("2024-01-08", "00:00", "unknown"),
        ("2024-01-08", "", "unknown"),
        ("2024-01-08", "about four", "unknown"),
    ],
)
def test_times_become_bands(town: AreaSet, csv_file: Write, day: str, time: str, band: str) -> None:
    file = csv_file("Date,Time,LSOA code,Category", f"{day},{time},W01000001,Assault")
    load(file, "ambulance")
    assert cells() == {("2024-01", band, "assault-injury", 1)}


def test_exclusions_are_harm_by_services_and_contact(town: AreaSet, csv_file: Write) -> None:
    rows = ["W01000001,2024-03,4", "W01000002,2024-03,0", "W01000003,2024-03,<5"]
    said = load(csv_file("lsoa_code,month,exclusions", *rows), "school-exclusions")
    assert totals("school-exclusions", layer="system_contact") == {"W01000001": 4}
    assert "1 row without a whole number (the first: 4)" in said


def test_counts_of_others_keep_band_and_loop_guard(town: AreaSet, csv_file: Write) -> None:
    rows = [
        "W01000001,2024-03,evening,bullying,7,no",
        "W01000001,2024-03,evening,bullying,2,yes",
        "W01000001,2024-03,whenever,bullying,1,",
    ]
    header = "area_code,month,time_band,category,count,from_response"
    load(csv_file(header, *rows), "young-people")
    assert cells() >= {("2024-03", "unknown", "bullying", 1)}
    assert totals("young-people", from_response=True) == {"W01000001": 2}
    with open_for_task("import"):
        assert set(HarmCount.objects.values_list("raised_by", flat=True)) == {"young_person"}
        assert HarmCount.objects.filter(month=date(2024, 3, 1)).count() == 3


def test_points_alone_find_their_areas(town: AreaSet, csv_file: Write) -> None:
    rows = [f"2018-02,Burglary,{LON + SIDE * 1.5},{MIDDLE}", f"2018-02,Burglary,0.1,{MIDDLE}"]
    said = load(csv_file("Month,Crime.type,Longitude,Latitude", *rows), "police-street")
    assert totals() == {"W01000002": 1}
    assert "1 row with a point outside the loaded areas" in said


@pytest.mark.parametrize(
    ("source", "header", "said"),
    [
        ("police-street", "Month,LSOA code,Kind", "there is no column “crime type”"),
        ("ambulance", "Hour,LSOA code,Category", "“datetime” or “date”"),
        ("school-exclusions", "lsoa,month,how many", "“count”"),
        ("ambulance", "Date,Longitude,Category", "only one of longitude and latitude"),
        ("ambulance", "Date,date,LSOA,Category", "there twice"),
    ],
    ids=["category", "time", "count", "half a point", "twice"],
)
def test_a_file_that_lacks_a_column_is_refused(
    town: AreaSet, csv_file: Write, source: str, header: str, said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        load(csv_file(header, ",".join("x" for _ in header.split(","))), source)
