"""Bank holidays and term dates into the calendars, and from there into the hours."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from gis.models import Area
from places.models import BankHoliday, Listing, OpenInterval, SchoolTerm, TermCalendarRow
from tests.builders.listings import build_area
from tests.builders.packs import AUTHORITY, HEADER, ROW, PackFolder, load

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 12, 1, 12, tzinfo=UTC)
NEW_YEAR = {"title": "New Year’s Day", "date": "2027-01-01", "notes": "", "bunting": True}
HEAD = "area_code,school_year,term,first_day,last_day"
AUTUMN = (
    f"{AUTHORITY},2026-27,Autumn 1,2026-09-02,2026-10-23",
    f"{AUTHORITY},2026-27,Autumn 2,2026-11-02,2026-12-18",
)


def holidays(folder: Path, content: Any, **divisions: Any) -> PackFolder:
    """A pack of one file of bank holidays."""
    text = content if isinstance(content, str | bytes) else json.dumps(content | divisions)
    return PackFolder(folder).table("bank_holidays", text, file="days.json")


def division(*events: Any) -> dict[str, Any]:
    """One division of the file."""
    return {"division": "x", "events": list(events)}


def test_england_and_wales_share_their_days(tmp_path: Path) -> None:
    content = {
        "england-and-wales": division(NEW_YEAR),
        "scotland": division(NEW_YEAR, NEW_YEAR | {"title": "2nd January", "date": "2027-01-02"}),
        "northern-ireland": division(),
    }
    load(holidays(tmp_path, content))
    found = BankHoliday.objects.order_by("day", "nation").values_list("nation", "day")
    assert list(found) == [
        ("england", date(2027, 1, 1)),
        ("scotland", date(2027, 1, 1)),
        ("wales", date(2027, 1, 1)),
        ("scotland", date(2027, 1, 2)),
    ]
    assert load(holidays(tmp_path, content)).changed == 0


BAD_EVENTS = {
    "no date": ({"title": "Day off"}, "date", "is missing"),
    "another way of dates": (NEW_YEAR | {"date": "1/1/2027"}, "date", "is not a date like"),
    "a number": (NEW_YEAR | {"date": 20270101}, "date", "is missing"),
    "no title": (NEW_YEAR | {"title": ""}, "title", "is missing"),
    "no event": ("New Year", "", "is no event"),
    "twice": (NEW_YEAR, "date", "is there a second time"),
}


@pytest.mark.parametrize(("bad", "field", "reason"), BAD_EVENTS.values(), ids=BAD_EVENTS.keys())
def test_a_bad_day_does_not_stop_the_others(
    tmp_path: Path, bad: Any, field: str, reason: str
) -> None:
    loaded = load(holidays(tmp_path, {"scotland": division(NEW_YEAR, bad)}))
    assert loaded.error == ""
    assert BankHoliday.objects.count() == 1
    ((row, column, said),) = loaded.remarks("days.json")
    assert (row, column) == (2, field)
    assert reason in said


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is not JSON"),
        ("[]", "is not the GOV.UK list"),
        ("{}", "is not the GOV.UK list"),
        ('{"wales": {"events": []}}', "“wales” is no division"),
        ('{"scotland": []}', "“scotland” is no division with events"),
        ('{"scotland": {"events": []}}', "has no bank holidays"),
        ('{"scotland": {"events": [', "is not JSON: line 1"),
        ('{"scotland": "é"}'.encode("latin-1"), "is not UTF-8"),
    ],
)
def test_what_is_no_list_of_bank_holidays_is_refused(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    loaded = load(holidays(tmp_path, content))
    assert reason in loaded.file("days.json")["refused_whole"]
    assert BankHoliday.objects.count() == 0


def test_a_day_that_the_file_no_longer_has_is_told_and_stays(tmp_path: Path) -> None:
    load(holidays(tmp_path, {"scotland": division(NEW_YEAR)}))
    moved = NEW_YEAR | {"date": "2027-01-04"}
    loaded = load(holidays(tmp_path, {"scotland": division(moved)}))
    assert "New Year’s Day 2027-01-01, scotland" in str(loaded.remarks("days.json", "gone"))
    assert BankHoliday.objects.count() == 2


def listing_pack(folder: Path, row: str) -> PackFolder:
    """A listing that is open on one sort of day, in the pack's authority."""
    sessions = (
        "listing_id,repeat,weekday,interval_weeks,nth,on_date,starts_at,ends_at,season,"
        f"valid_from,valid_to,on_bank_holidays,by_appointment,coverage_area\n{row}\n"
    )
    pack = PackFolder(folder).authority().directory(f"{HEADER}\n{ROW}\n")
    return pack.table("sessions", sessions, file="sessions.csv")


def test_hours_follow_a_bank_holiday(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    load(listing_pack(tmp_path / "a", "1,weekly,tuesday,,,,10:00,12:00,,,,closed,,"))
    day = datetime(2026, 12, 8, 11, tzinfo=UTC)
    assert certainties(day) == ["open"]
    content = {"england-and-wales": division({"title": "Day off", "date": "2026-12-08"})}
    loaded = load(holidays(tmp_path / "b", content))
    assert certainties(day) == []
    assert loaded.file("days.json")["derived"] == {"listings' hours": 1}


def test_a_part_of_a_year_takes_no_bank_holiday_away(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    load(listing_pack(tmp_path / "a", "1,weekly,friday,,,,10:00,12:00,,,,closed,,"))
    content = {"england-and-wales": division({"title": "Day off", "date": "2026-12-08"})}
    load(holidays(tmp_path / "b", content))
    assert certainties(datetime(2026, 12, 25, 11, tzinfo=UTC)) == []
    assert certainties(datetime(2026, 12, 18, 11, tzinfo=UTC)) == ["open"]


def terms(folder: Path, *rows: str, head: str = HEAD) -> PackFolder:
    """A pack of term dates."""
    content = "\n".join([head, *rows]) + "\n"
    return PackFolder(folder).authority().table("term_dates", content, file="terms.csv")


def test_terms_and_the_days_they_speak_of(tmp_path: Path) -> None:
    loaded = load(terms(tmp_path, *AUTUMN))
    assert loaded.remarks("terms.csv") == []
    row = TermCalendarRow.objects.get()
    assert (row.area.code, row.school_year) == (AUTHORITY, "2026-27")
    assert (row.known_from, row.known_to) == (date(2026, 9, 1), date(2027, 8, 31))
    assert list(SchoolTerm.objects.values_list("name", "first_day", "last_day")) == [
        ("Autumn 1", date(2026, 9, 2), date(2026, 10, 23)),
        ("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
    ]
    assert load(terms(tmp_path, *AUTUMN)).changed == 0


@pytest.mark.parametrize("label", ["2026/27", "2026-2027", "2026–27", "2026 - 27"])
def test_a_school_year_may_be_written_in_several_ways(tmp_path: Path, label: str) -> None:
    load(terms(tmp_path, AUTUMN[0].replace("2026-27", label)))
    assert TermCalendarRow.objects.get().school_year == "2026-27"


def test_scotland_begins_in_august(tmp_path: Path) -> None:
    pack = terms(tmp_path, f"{AUTHORITY},2026-27,Autumn,2026-08-17,2026-10-09")
    pack.pack["nation"] = "scotland"
    load(pack)
    row = TermCalendarRow.objects.get()
    assert (row.known_from, row.known_to) == (date(2026, 8, 1), date(2027, 7, 31))


BAD_TERMS = {
    "another area": ("X1,2026-27,Autumn 1,2026-09-02,2026-10-23", "area_code", "no authority"),
    "no such year": (
        f"{AUTHORITY},2026,Spring,2027-01-04,2027-02-12",
        "school_year",
        "like 2026-27",
    ),
    "years that do not follow": (
        f"{AUTHORITY},2026-28,Spring,2027-01-04,2027-02-12",
        "school_year",
        "like 2026-27",
    ),
    "the wrong order": (
        f"{AUTHORITY},2026-27,Spring,2027-02-12,2027-01-04",
        "last_day",
        "is before first_day",
    ),
    "another year": (
        f"{AUTHORITY},2026-27,Spring,2029-01-04,2029-02-12",
        "first_day",
        "is not in the school year",
    ),
    "no day": (f"{AUTHORITY},2026-27,Spring,2027-01-04,", "last_day", "is missing"),
    "no such day": (f"{AUTHORITY},2026-27,Spring,2027-02-30,2027-03-01", "first_day", "not a date"),
    "no name": (f"{AUTHORITY},2026-27,,2027-01-04,2027-02-12", "term", "is missing"),
    "an overlap": (
        f"{AUTHORITY},2026-27,Spring,2026-12-18,2027-02-12",
        "first_day",
        "overlaps “Autumn 2”",
    ),
}


@pytest.mark.parametrize(("bad", "field", "reason"), BAD_TERMS.values(), ids=BAD_TERMS.keys())
def test_a_bad_term_spoils_its_year_and_no_other(
    tmp_path: Path, bad: str, field: str, reason: str
) -> None:
    next_year = f"{AUTHORITY},2027-28,Autumn 1,2027-09-02,2027-10-22"
    loaded = load(terms(tmp_path, *AUTUMN, bad, next_year))
    row, column, said = loaded.remarks("terms.csv")[0]
    assert (row, column) == (4, field)
    assert reason in said
    known = set(TermCalendarRow.objects.values_list("school_year", flat=True))
    # Its year is spoilt where the row names one: its days would count as holidays.
    named = field not in {"area_code", "school_year"}
    assert known == ({"2027-28"} if named else {"2026-27", "2027-28"})
    assert (len(loaded.remarks("terms.csv")) == 3) is named


def test_a_missing_column_of_terms_is_named(tmp_path: Path) -> None:
    loaded = load(terms(tmp_path, "x", head="area_code,school_year,term,first_day,last"))
    assert "“last_day”" in loaded.file("terms.csv")["refused_whole"]


def test_hours_follow_the_terms(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    load(listing_pack(tmp_path / "a", "1,weekly,tuesday,,,,10:00,12:00,term,,,closed,,"))
    in_term, in_holidays = (datetime(2026, 12, d, 11, tzinfo=UTC) for d in (8, 22))
    assert certainties(in_term) == certainties(in_holidays) == ["unsure"]
    load(terms(tmp_path / "b", *AUTUMN))
    assert (certainties(in_term), certainties(in_holidays)) == (["open"], [])


def certainties(at: datetime) -> list[str]:
    """How sure the intervals are that hold a moment."""
    rows = OpenInterval.objects.filter(during__contains=at)
    return list(rows.values_list("certainty", flat=True))


def test_places_find_their_authority_when_boundaries_come_later(tmp_path: Path) -> None:
    content = f"{HEADER},location_visibility\n{ROW},exact\n2,Refuge,-3.01,51.61,hidden\n"
    directory = PackFolder(tmp_path / "a").directory(content)
    load(directory)
    assert set(Listing.objects.values_list("authority", flat=True)) == {None}
    loaded = load(PackFolder(tmp_path / "b").authority())
    area = Area.objects.get(code=AUTHORITY)
    assert set(Listing.objects.values_list("authority", flat=True)) == {area.pk}
    assert Listing.objects.get(name="The Hall").place.authority == area
    assert loaded.file("of places and listings")["changed"] == 3
    assert load(PackFolder(tmp_path / "b").authority()).changed == 0


def test_a_newer_boundary_wins(tmp_path: Path) -> None:
    old = build_area(name="Old Middleham")
    load(PackFolder(tmp_path / "a").directory(f"{HEADER}\n{ROW}\n"))
    assert Listing.objects.get().authority == old
    old.area_set.valid_to = date(2020, 1, 1)
    old.area_set.save()
    load(PackFolder(tmp_path / "b").authority())
    assert Listing.objects.get().authority.code == AUTHORITY
