"""Hours of a directory in every shape; half a timetable is no timetable."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from places.models import CoverageArea, Listing
from tests.builders.packs import HEADER, ROW, PackFolder, collection, feature, load, ring

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
SESSIONS = (
    "listing_id,repeat,weekday,interval_weeks,nth,on_date,starts_at,ends_at,season,valid_from,"
    "valid_to,on_bank_holidays,by_appointment,coverage_area"
)
EXCEPTIONS = "listing_id,kind,first_day,last_day,starts_at,ends_at,note,note_cy"
FRIDAY = "1,weekly,friday,1,,,18:00,21:00,always,,,closed,false,"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def with_sessions(folder: Path, *rows: str, directory: str = f"{HEADER}\n{ROW}\n") -> PackFolder:
    """A pack of one directory and the sessions of its rows."""
    content = "\n".join([SESSIONS, *rows]) + "\n"
    return PackFolder(folder).directory(directory).table("sessions", content, file="sessions.csv")


def hours_of(listing: Listing) -> list[tuple[Any, ...]]:
    """Weekday, start, end and whether it ends on the next day, of each session."""
    rows = listing.sessions.order_by("weekday", "starts_at")
    return list(rows.values_list("weekday", "starts_at", "ends_at", "ends_next_day"))


READ = {
    "weekly": (FRIDAY, {"weekday": "friday", "interval_weeks": 1, "season": "always"}),
    "past midnight": (
        "1,weekly,friday,,,,20:00,01:00,,,,normal,,",
        {"ends_at": time(1), "ends_next_day": True, "on_bank_holidays": "normal"},
    ),
    "until 24:00": (
        "1,weekly,friday,,,,20:00,24:00,,,,closed,,",
        {"ends_at": time(0), "ends_next_day": True},
    ),
    "round the clock": (
        "1,weekly,friday,,,,00:00,24:00,,,,normal,,",
        {"starts_at": time(0), "ends_at": time(0), "ends_next_day": True},
    ),
    "fortnightly": (
        "1,weekly,friday,2,,,18:00,21:00,term,2026-09-04,,closed,,",
        {"interval_weeks": 2, "valid_from": date(2026, 9, 4), "season": "term"},
    ),
    "first Friday": (
        "1,monthly,friday,,1,,18:00,21:00,,,,closed,,",
        {"repeat": "monthly", "nth": 1},
    ),
    "last Friday": ("1,monthly,friday,,-1,,18:00,21:00,,,,closed,,", {"nth": -1}),
    "once": (
        "1,once,,,,2026-12-24,14:00,17:00,,,,closed,,",
        {"repeat": "once", "on_date": date(2026, 12, 24), "weekday": ""},
    ),
    "between two dates": (
        "1,weekly,friday,,,,18:00,21:00,dates,2026-11-01,2026-12-31,closed,,",
        {"season": "dates", "valid_to": date(2026, 12, 31)},
    ),
    "by appointment": (
        "1,weekly,friday,,,,18:00,21:00,,,,closed,true,",
        {"by_appointment": True},
    ),
    "bank holidays not said": (
        "1,weekly,friday,,,,18:00,21:00,,,,,,",
        {"on_bank_holidays": "not_said"},
    ),
    "bank holiday hours": (
        "1,weekly,,,,,10:00,12:00,,,,special,,",
        {"on_bank_holidays": "special", "weekday": ""},
    ),
}


@pytest.mark.parametrize(("row", "expected"), READ.values(), ids=READ.keys())
def test_sessions_are_read(tmp_path: Path, row: str, expected: dict[str, Any]) -> None:
    loaded = load(with_sessions(tmp_path, row))
    assert loaded.remarks("sessions.csv") == []
    session = Listing.objects.get().sessions.get()
    assert {name: getattr(session, name) for name in expected} == expected
    assert Listing.objects.get().hours_known == "known"


REFUSED = {
    "no weekday": (",weekly,,1,,,18:00,21:00,,,,closed,,", "weekday", "is missing"),
    "weekday in short": (",weekly,fri,,,,18:00,21:00,,,,closed,,", "weekday", "not one of monday"),
    "no start": (",weekly,friday,,,,,21:00,,,,closed,,", "starts_at", "is missing"),
    "no times": (",weekly,friday,,,,,,,,,closed,,", "starts_at", "is missing"),
    "begins at 24:00": (",weekly,friday,,,,24:00,02:00,,,,closed,,", "starts_at", "is 24:00"),
    "no such time": (",weekly,friday,,,,18:00,26:00,,,,closed,,", "ends_at", "is not a time"),
    "dots": (",weekly,friday,,,,18.00,21.00,,,,closed,,", "starts_at", "is not a time"),
    "fortnightly from no day": (
        ",weekly,friday,2,,,18:00,21:00,,,,closed,,",
        "interval_weeks",
        "needs a first day",
    ),
    "every 99 weeks": (
        ",weekly,friday,99,,,18:00,21:00,,2026-01-01,,closed,,",
        "interval_weeks",
        "must be from 1 to 12",
    ),
    "monthly, sixth": (",monthly,friday,,6,,18:00,21:00,,,,closed,,", "nth", "from 1 to 5"),
    "monthly without nth": (",monthly,friday,,,,18:00,21:00,,,,closed,,", "nth", "from 1 to 5"),
    "weekly with nth": (",weekly,friday,,1,,18:00,21:00,,,,closed,,", "nth", "not “monthly”"),
    "once without a date": (",once,,,,,18:00,21:00,,,,closed,,", "on_date", "is missing"),
    "dates without dates": (
        ",weekly,friday,,,,18:00,21:00,dates,,,closed,,",
        "season",
        "needs valid_from and valid_to",
    ),
    "dates in the wrong order": (
        ",weekly,friday,,,,18:00,21:00,,2026-12-01,2026-11-01,closed,,",
        "valid_to",
        "is before valid_from",
    ),
    "unknown season": (",weekly,friday,,,,18:00,21:00,summer,,,closed,,", "season", "not one of"),
    "unknown patch": (",weekly,friday,,,,18:00,21:00,,,,closed,,X9", "", "no loaded area"),
}


@pytest.mark.parametrize(("rest", "field", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_refused_session_leaves_no_half_timetable(
    tmp_path: Path, rest: str, field: str, reason: str
) -> None:
    loaded = load(with_sessions(tmp_path, FRIDAY, f"1{rest}"))
    if field:
        ((row, column, said),) = loaded.remarks("sessions.csv")
        assert (row, column) == (3, field)
        assert reason in said
        listing = Listing.objects.get()
        assert (listing.hours_known, listing.sessions.count()) == ("not_known", 0)
        assert "row 3 of sessions.csv was refused" in loaded.remarks("places.csv", "noted")[0][2]
    else:
        assert reason in loaded.remarks("places.csv")[0][2]
        assert Listing.objects.count() == 0


def test_sessions_that_overlap_leave_the_hours_not_known(tmp_path: Path) -> None:
    late = FRIDAY.replace("18:00,21:00", "20:00,22:00")
    loaded = load(with_sessions(tmp_path, FRIDAY, late))
    assert Listing.objects.get().hours_known == "not_known"
    assert "two sessions overlap" in loaded.remarks("places.csv", "noted")[0][2]
    assert load(with_sessions(tmp_path, FRIDAY, late)).changed == 0


def test_sessions_of_nobody_are_refused(tmp_path: Path) -> None:
    loaded = load(with_sessions(tmp_path, FRIDAY, FRIDAY.replace("1,", "9,", 1)))
    assert loaded.remarks("sessions.csv") == [
        (3, "listing_id", "no row of a directory has the id 9")
    ]


def exceptions(folder: Path, *rows: str) -> PackFolder:
    """A pack of one listing, open on Fridays, with dated exceptions."""
    content = "\n".join([EXCEPTIONS, *rows]) + "\n"
    return with_sessions(folder, FRIDAY).table("exceptions", content, file="exceptions.csv")


def test_exceptions_are_read(tmp_path: Path) -> None:
    rows = (
        "1,closed,2026-12-24,2027-01-02,,,Christmas,Nadolig",
        "1,extra,2026-12-05,,10:00,12:00,,",
    )
    load(exceptions(tmp_path, *rows))
    closed, extra = Listing.objects.get().exceptions.order_by("kind")
    assert (closed.first_day, closed.last_day, closed.note, closed.note_cy) == (
        date(2026, 12, 24),
        date(2027, 1, 2),
        "Christmas",
        "Nadolig",
    )
    assert (extra.kind, extra.last_day, extra.starts_at) == ("extra", date(2026, 12, 5), time(10))


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("1,shut,2026-12-24,,,,,", "kind"),
        ("1,,2026-12-24,,,,,", "kind"),
        ("1,closed,,,,,,", "first_day"),
        ("1,closed,2026-12-24,2026-12-01,,,,", "last_day"),
        ("1,closed,2026-12-24,,10:00,12:00,,", "starts_at"),
        ("1,changed,2026-12-24,,,,,", "starts_at"),
    ],
)
def test_a_refused_exception_makes_the_hours_not_known(
    tmp_path: Path, row: str, field: str
) -> None:
    loaded = load(exceptions(tmp_path, row))
    assert loaded.remarks("exceptions.csv")[0][:2] == (2, field)
    assert Listing.objects.get().hours_known == "not_known"


OSM_ROW = f'{HEADER},hours_osm\n{ROW},"Fr 18:00-21:00; PH off; {{}}"\n'


def test_exceptions_stand_on_top_of_a_string(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    content = f"{EXCEPTIONS}\n1,closed,2026-11-27,,,,,\n1,extra,2026-11-28,,10:00,12:00,,\n"
    pack = PackFolder(tmp_path).directory(OSM_ROW.format("2026 Dec 11 off"))
    loaded = load(pack.table("exceptions", content, file="exceptions.csv"))
    assert loaded.remarks("exceptions.csv") == []
    listing = Listing.objects.get()
    assert (listing.hours_known, listing.hours_text[:2]) == ("known", "Fr")
    starts = [found.during.lower for found in listing.open_intervals.order_by("during")]
    coming = [moment for moment in starts if TODAY < moment < datetime(2026, 12, 19, tzinfo=UTC)]
    days = [(20, 11, 18), (28, 11, 10), (4, 12, 18), (18, 12, 18)]
    assert coming == [datetime(2026, month, day, hour, tzinfo=UTC) for day, month, hour in days]


def test_a_dated_exception_of_the_file_beats_the_string_s(tmp_path: Path) -> None:
    content = f"{EXCEPTIONS}\n1,changed,2026-12-24,,10:00,12:00,,\n"
    pack = PackFolder(tmp_path).directory(OSM_ROW.format("2026 Dec 23-2026 Dec 27 off"))
    load(pack.table("exceptions", content, file="exceptions.csv"))
    rows = Listing.objects.get().exceptions.order_by("first_day")
    assert [(row.kind, row.first_day.day, row.last_day.day) for row in rows] == [
        ("closed", 23, 23),
        ("changed", 24, 24),
        ("closed", 25, 27),
    ]


def test_exceptions_on_top_of_a_string_that_is_not_understood(tmp_path: Path) -> None:
    content = f"{EXCEPTIONS}\n1,closed,2026-11-27,,,,,\n"
    pack = PackFolder(tmp_path).directory(OSM_ROW.format("sunset+"))
    loaded = load(pack.table("exceptions", content, file="exceptions.csv"))
    listing = Listing.objects.get()
    assert (listing.hours_known, listing.sessions.count()) == ("not_known", 0)
    assert listing.exceptions.get().kind == "closed"
    assert "hours not known: " in loaded.remarks("places.csv", "noted")[0][2]


def test_hours_in_day_columns(tmp_path: Path) -> None:
    columns = ",".join(f"hours_{name}" for name in DAYS)
    cells = '"09:00-12:00,13:00-17:00",CLOSED,09:00-17:00,CLOSED,CLOSED,CLOSED,CLOSED'
    load(PackFolder(tmp_path).directory(f"{HEADER},{columns}\n{ROW},{cells}\n"))
    assert hours_of(Listing.objects.get()) == [
        ("monday", time(9), time(12), False),
        ("monday", time(13), time(17), False),
        ("wednesday", time(9), time(17), False),
    ]


@pytest.mark.parametrize(
    ("column", "text", "days"),
    [
        ("hours_osm", "Mo-We 09:00-17:00; PH off", ["monday", "tuesday", "wednesday"]),
        ("hours_text", "Tuesdays and Fridays, 10am-2pm", ["friday", "tuesday"]),
    ],
)
def test_hours_as_text(tmp_path: Path, column: str, text: str, days: list[str]) -> None:
    load(PackFolder(tmp_path).directory(f'{HEADER},{column}\n{ROW},"{text}"\n'))
    listing = Listing.objects.get()
    assert [row[0] for row in hours_of(listing)] == days
    assert (listing.hours_text, listing.hours_known) == (text, "known")


def test_hours_that_are_not_understood_are_kept_as_text(tmp_path: Path) -> None:
    text = "See above, or ask Sam"
    loaded = load(PackFolder(tmp_path).directory(f'{HEADER},hours_text\n{ROW},"{text}"\n'))
    listing = Listing.objects.get()
    assert (listing.hours_text, listing.hours_known) == (text, "not_known")
    ((row, column, reason),) = loaded.remarks("places.csv", "noted")
    assert (row, column) == (2, "hours_text")
    assert reason.startswith("hours not known: ")


@pytest.mark.parametrize(
    ("said", "known"),
    [("", "known"), ("known", "known"), ("not_known", "not_known"), ("by_appointment",) * 2],
)
def test_the_source_may_say_what_is_known(tmp_path: Path, said: str, known: str) -> None:
    directory = f"{HEADER},hours_known\n{ROW},{said}\n"
    load(with_sessions(tmp_path, FRIDAY, directory=directory))
    assert Listing.objects.get().hours_known == known


def test_known_hours_without_any_are_not_known(tmp_path: Path) -> None:
    load(PackFolder(tmp_path).directory(f"{HEADER},hours_known\n{ROW},known\n"))
    assert Listing.objects.get().hours_known == "not_known"


PATCH = feature([ring(-3.05, 51.55, -3.0, 51.6)], code="PW-C01", name="Park", org="Out There")
DETACHED = (
    "id,name,kind,organisation,coverage_area\n1,Out and about,detached_youth_work,Out There,{}\n"
)


def detached(folder: Path, *rows: str, patch: str = "") -> PackFolder:
    """A pack of detached youth work on a patch."""
    pack = with_sessions(folder, *rows, directory=DETACHED.format(patch)).authority()
    pack.table("organisations", "name\nOut There\n", file="organisations.csv", name="name")
    keys = {"code": "code", "name": "name", "organisation": "org"}
    return pack.table("coverage_areas", collection(PATCH), file="patches.geojson", **keys)


def test_detached_work_is_where_its_sessions_are(tmp_path: Path, freeze: Any) -> None:
    freeze(TODAY)
    load(detached(tmp_path, f"{FRIDAY}PW-C01"))
    listing = Listing.objects.get()
    assert listing.place is None
    assert listing.sessions.get().coverage_area.code == "PW-C01"
    assert listing.public_geometry.extent == pytest.approx((-3.05, 51.55, -3.0, 51.6))
    assert listing.authority.name == "Middleham"
    assert listing.open_intervals.count() > 10
    assert load(detached(tmp_path, f"{FRIDAY}PW-C01")).changed == 0


def test_the_row_may_name_the_patch_of_all_its_sessions(tmp_path: Path) -> None:
    load(detached(tmp_path, FRIDAY, patch="PW-C01"))
    assert Listing.objects.get().sessions.get().coverage_area.name == "Park"


def test_a_loaded_area_may_be_a_patch(tmp_path: Path) -> None:
    load(detached(tmp_path, FRIDAY, patch="W06000099"))
    area = CoverageArea.objects.get(code="W06000099")
    assert (area.name, area.organisation.name) == ("Middleham", "Out There")


def test_a_patch_that_moves_takes_its_listings_along(tmp_path: Path) -> None:
    load(detached(tmp_path, f"{FRIDAY}PW-C01"))
    pack = detached(tmp_path, f"{FRIDAY}PW-C01")
    moved = feature([ring(-3.05, 51.55, -2.95, 51.6)], code="PW-C01", name="Park", org="Out There")
    pack.file("patches.geojson", collection(moved))
    loaded = load(pack)
    assert loaded.file("patches.geojson")["changed"] == 1
    assert Listing.objects.get().public_geometry.extent[2] == pytest.approx(-2.95)


def test_a_patch_of_an_unknown_organisation_is_refused(tmp_path: Path) -> None:
    pack = detached(tmp_path, FRIDAY, patch="PW-C01")
    pack.file("organisations.csv", "name\nSomebody else\n")
    loaded = load(pack)
    assert "there is no organisation called “Out There”" in str(
        loaded.file("patches.geojson")["refused_whole"]
    )
