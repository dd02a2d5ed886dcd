"""OpenStreetMap hours and the sessions they come to."""

import pytest

from places.importers.hours import HoursShape, read_hours
from places.timetable import HoursKnown
from tests.places.hours.shown import shown, weekly


def osm(text):
    read = read_hours(HoursShape.OSM, text)
    assert read.refused == ""
    assert read.text == text.strip()
    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo 09:00-17:00", "Mo 09:00-17:00"),
        ("Mo-We 09:00-17:00", "MoTuWe 09:00-17:00"),
        ("Mo,We,Fr 09:00-17:00", "MoWeFr 09:00-17:00"),
        ("Sa-Mo 09:00-17:00", "MoSaSu 09:00-17:00"),
        ("10:00-12:00", "MoTuWeThFrSaSu 10:00-12:00"),
        ("Mo 09:00-12:00,13:00-17:00", "Mo 09:00-12:00, Mo 13:00-17:00"),
        ("Mo 09:00-12:00, 13:00-17:00", "Mo 09:00-12:00, Mo 13:00-17:00"),
        ("Mo 09:00-12:00; Tu 13:00-17:00", "Mo 09:00-12:00, Tu 13:00-17:00"),
        ("Mo 09:00-12:00, Tu 13:00-17:00", "Mo 09:00-12:00, Tu 13:00-17:00"),
        ("Fr 19:00-01:00", "Fr 19:00-01:00"),
        ("Fr 22:00-26:00", "Fr 22:00-02:00"),
        ("Fr 20:00-24:00", "Fr 20:00-24:00"),
        ("Fr 20:00-00:00", "Fr 20:00-24:00"),
        ("Fr 00:00-24:00", "Fr 00:00-24:00"),
        ("24/7", "MoTuWeThFrSaSu 00:00-24:00 normal"),
        ("Mo-Su 24/7", "MoTuWeThFrSaSu 00:00-24:00 normal"),
        ("Mo-Su 10:00-12:00; We off", "MoTuThFrSaSu 10:00-12:00"),
        ("Mo-Su 10:00-12:00; We closed", "MoTuThFrSaSu 10:00-12:00"),
        ("Mo-Su 10:00-12:00; We 14:00-15:00", "MoTuThFrSaSu 10:00-12:00, We 14:00-15:00"),
        ("Mo-Tu 10:00-12:00, Tu 14:00-15:00", "MoTu 10:00-12:00, Tu 14:00-15:00"),
        ("Mo 09:00-17:00; 12:00-13:00 off", "Mo 09:00-12:00, Mo 13:00-17:00"),
        ('Sa 10:00-12:00; Su off "rest"', "Sa 10:00-12:00"),
        ("off", ""),
        ("24/7 closed", ""),
    ],
)
def test_weekly_hours(text, expected):
    read = osm(text)
    assert weekly(read) == expected
    assert read.hours_known is HoursKnown.KNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mo 09:00-17:00", "Mo 09:00-17:00", id="not said"),
        pytest.param("Mo 09:00-17:00; PH off", "Mo 09:00-17:00 closed", id="off"),
        pytest.param("Mo 09:00-17:00, PH off", "Mo 09:00-17:00 closed", id="off with a comma"),
        pytest.param("PH off; Mo 09:00-17:00", "Mo 09:00-17:00", id="off, then overruled"),
        pytest.param(
            "Sa-Su,PH 10:00-18:00",
            "SaSu 10:00-18:00 normal, * 10:00-18:00 special",
            id="with the weekend",
        ),
        pytest.param(
            "Mo-Su,PH 10:00-18:00", "MoTuWeThFrSaSu 10:00-18:00 normal", id="with every day"
        ),
        pytest.param(
            "Mo 09:00-17:00; PH 10:00-14:00",
            "Mo 09:00-17:00 closed, * 10:00-14:00 special",
            id="special",
        ),
        pytest.param(
            "Mo-Fr,PH 09:00-17:00; Sa 10:00-14:00; Su off",
            "MoTuWeThFr 09:00-17:00 normal, Sa 10:00-14:00",
            id="overruled on Saturday",
        ),
        pytest.param("24/7; PH off", "MoTuWeThFrSaSu 00:00-24:00 closed", id="24/7 but"),
        pytest.param("PH 10:00-14:00", "* 10:00-14:00 special", id="bank holidays only"),
    ],
)
def test_bank_holidays(text, expected):
    assert weekly(osm(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We 15:00-18:00; SH off", "We 15:00-18:00 term"),
        ("SH We 10:00-15:00", "We 10:00-15:00 holidays"),
        (
            "We 15:00-18:00; SH We 10:00-15:00",
            "We 10:00-15:00 holidays, We 15:00-18:00 term",
        ),
        ("We 15:00-18:00; SH,PH off", "We 15:00-18:00 term closed"),
        ("Mo-Tu 15:00-18:00; SH Tu 15:00-18:00", "MoTu 15:00-18:00"),
    ],
)
def test_school_holidays(text, expected):
    assert weekly(osm(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fr[1] 19:00-21:00", ["Fr [1] 19:00-21:00"]),
        ("Fr[1,3] 19:00-21:00", ["Fr [1] 19:00-21:00", "Fr [3] 19:00-21:00"]),
        ("Fr[-1] 19:00-21:00", ["Fr [-1] 19:00-21:00"]),
        ("Fr[1,-1] 19:00-21:00", ["Fr [-1] 19:00-21:00", "Fr [1] 19:00-21:00"]),
        ("Fr[2-3] 19:00-21:00", ["Fr [2] 19:00-21:00", "Fr [3] 19:00-21:00"]),
        (
            "Fr 10:00-12:00; Fr[1] off",
            [f"Fr [{nth}] 10:00-12:00" for nth in (2, 3, 4, 5)],
        ),
        (
            "Fr 10:00-12:00, Fr[-1] 14:00-16:00",
            ["Fr 10:00-12:00", "Fr [-1] 14:00-16:00"],
        ),
    ],
)
def test_which_one_of_the_month(text, expected):
    assert shown(osm(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apr-Sep Mo 10:00-18:00", ["Mo 10:00-18:00 401..930"]),
        ("Feb Mo 10:00-18:00", ["Mo 10:00-18:00 201..229"]),
        ("Nov-Feb Mo 10:00-18:00", ["Mo 10:00-18:00 1101..229"]),
        ("Dec 20-Jan 5 Mo 10:00-18:00", ["Mo 10:00-18:00 1220..105"]),
        ("Mo 10:00-18:00; Dec 25 off", ["Mo 10:00-18:00 1226..1224"]),
        ("Mo 10:00-18:00; Aug off", ["Mo 10:00-18:00 901..731"]),
        (
            "Mo 10:00-18:00; Dec 25,Jan 1 off",
            ["Mo 10:00-18:00 102..1224", "Mo 10:00-18:00 1226..1231"],
        ),
        (
            "Mo 10:00-18:00; Jul-Aug Mo 12:00-14:00",
            ["Mo 12:00-14:00 701..831", "Mo 10:00-18:00 901..630"],
        ),
        ("Apr-Sep: Mo 10:00-18:00; Oct-Mar: Mo 10:00-18:00", ["Mo 10:00-18:00"]),
        ("2026 Jul 20-Aug 31 Mo 10:00-15:00", ["Mo 10:00-15:00 2026-07-20..2026-08-31"]),
        ("2026 Jul 18 10:00-15:00", ["2026-07-18 10:00-15:00 normal"]),
        (
            "Mo 10:00-18:00; 2026 Jul 20-Aug 31 Mo 12:00-14:00",
            [
                "Mo 10:00-18:00 ..2026-07-19",
                "Mo 12:00-14:00 2026-07-20..2026-08-31",
                "Mo 10:00-18:00 2026-09-01..",
            ],
        ),
    ],
)
def test_parts_of_the_year(text, expected):
    assert shown(osm(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo 10:00-18:00; 2026 Dec 24 off", ["closed 2026-12-24..2026-12-24"]),
        ("Mo 10:00-18:00; 2026 Dec 24-2027 Jan 3 off", ["closed 2026-12-24..2027-01-03"]),
        (
            "Mo 10:00-18:00; 2026 Dec 24 10:00-12:00,13:00-14:00",
            [
                "changed 2026-12-24..2026-12-24 10:00-12:00",
                "changed 2026-12-24..2026-12-24 13:00-14:00",
            ],
        ),
        ("Mo 10:00-18:00, 2026 Dec 24 19:00-21:00", ["extra 2026-12-24..2026-12-24 19:00-21:00"]),
    ],
)
def test_full_dates_at_the_end_are_exceptions(text, expected):
    assert shown(osm(text)) == ["Mo 10:00-18:00", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Mo 10:00-12:00 "by appointment"', "Mo 10:00-12:00 asked"),
        ('Mo 10:00-12:00; Tu "by appointment only"', "Mo 10:00-12:00, Tu 00:00-24:00 asked"),
        ('Mo 10:00-12:00; Tu open "by booking"', "Mo 10:00-12:00, Tu 00:00-24:00 asked"),
        (
            'Mo 10:00-12:00; Tu off || "by appointment"',
            "Mo 00:00-10:00 asked, Mo 10:00-12:00, Mo 12:00-24:00 asked, "
            "TuWeThFrSaSu 00:00-24:00 asked",
        ),
    ],
)
def test_by_appointment(text, expected):
    assert weekly(osm(text)) == expected


@pytest.mark.parametrize("text", ['"by appointment"', 'Mo-Su "by appointment"'])
def test_by_appointment_at_all_times_is_no_timetable(text):
    read = osm(text)
    assert (read.sessions, read.hours_known) == ((), HoursKnown.BY_APPOINTMENT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo 09:00-12:00,11:00-14:00", "Mo 09:00-14:00"),
        ("Mo 09:00-12:00,12:00-14:00", "Mo 09:00-14:00"),
        ("Mo 18:00-24:00,20:00-02:00", "Mo 18:00-02:00"),
        ("Mo 09:00-12:00, Mo 10:00-11:00", "Mo 09:00-12:00"),
    ],
)
def test_times_that_overlap_are_one_session(text, expected):
    assert weekly(osm(text)) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("mo-fr 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mon-Fri 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mo – Fr 09:00 – 17:00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 09:00-17:00;", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr: 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 09.00-17.00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 9:30 am-12 pm", "Mo-Fr 09:30-12:00"),
        ("Mo 09:00-17:00; Su Off", "Mo 09:00-17:00; Su off"),
    ],
)
def test_sloppy_spellings_are_put_right_and_reported(text, plain):
    repaired, straight = osm(text), osm(plain)
    assert repaired.sessions == straight.sessions
    assert repaired.repairs
    assert not straight.repairs
