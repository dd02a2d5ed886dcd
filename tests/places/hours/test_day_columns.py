"""One column a day, Monday first."""

import pytest

from places.importers.hours import HoursShape, read_hours
from places.timetable import HoursKnown
from tests.places.hours.shown import weekly

SHUT = ["CLOSED"] * 7


def week(**cells):
    names = ("mo", "tu", "we", "th", "fr", "sa", "su")
    return [cells.get(name, "CLOSED") for name in names]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(week(mo="09:00-18:00"), "Mo 09:00-18:00", id="one day"),
        pytest.param(
            week(mo="09:00-12:30,13:00-16:30,17:00-21:00"),
            "Mo 09:00-12:30, Mo 13:00-16:30, Mo 17:00-21:00",
            id="three stretches",
        ),
        pytest.param(week(fr="19:00-01:00"), "Fr 19:00-01:00", id="past midnight"),
        pytest.param(week(fr="19:00-24:00"), "Fr 19:00-24:00", id="to 24:00"),
        pytest.param(
            week(sa=" 9:00 – 12:00 , 13:00-14:00"), "Sa 09:00-12:00, Sa 13:00-14:00", id="spaces"
        ),
        pytest.param(week(sa="closed"), "", id="closed all week"),
        pytest.param(week(fr="8pm - 2am"), "Fr 20:00-02:00", id="am and pm"),
        pytest.param(week(fr="10am-1pm and 2pm-5pm"), "Fr 10:00-13:00, Fr 14:00-17:00", id="and"),
        pytest.param(week(fr="noon–midnight"), "Fr 12:00-24:00", id="noon to midnight"),
        pytest.param(week(fr="Open 24 hours"), "Fr 00:00-24:00", id="24 hours"),
        pytest.param(week(fr="09.00 to 17.00"), "Fr 09:00-17:00", id="dots"),
        pytest.param(week(fr="20:00-2:00"), "Fr 20:00-02:00", id="one figure after midnight"),
        pytest.param(["09:00-17:00"] * 7, "MoTuWeThFrSaSu 09:00-17:00", id="every day"),
    ],
)
def test_read(cells, expected):
    read = read_hours(HoursShape.DAY_COLUMNS, cells)
    assert read.refused == ""
    assert read.hours_known is HoursKnown.KNOWN
    assert weekly(read) == expected


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        pytest.param(week(tu=""), "Tuesday is empty", id="empty is not closed"),
        pytest.param(
            week(we="NA"), "“Wednesday NA” is not HH:MM-HH:MM or CLOSED", id="not available"
        ),
        pytest.param(week(we="9-5"), "9-5", id="no minutes"),
        pytest.param(week(we="09:00-17:00;18:00-19:00"), "Wednesday", id="wrong separator"),
        pytest.param(week(we="09:00-17:00,"), "Wednesday", id="nothing behind the comma"),
        pytest.param(week(we="09:00-25:00"), "not a time of day", id="no such time"),
        pytest.param(week(we="09:00-09:00"), "09:00-09:00", id="nought or 24 hours"),
        pytest.param(week(we="9:00-5:00"), "am and what is pm", id="five in the afternoon"),
        pytest.param(week(we="09:00-05:00"), "am and what is pm", id="a nought too many"),
        pytest.param(week(mo="9:00-17:00", we="9:00-1:00"), "9:00-1:00", id="half a day"),
        pytest.param(week(we="7:00-9:00"), "am and what is pm", id="evening or morning"),
        pytest.param(week(we="8pm-late"), "late", id="late"),
        pytest.param(week(we="Tuesday 8pm-10pm"), "no hours", id="another day's hours"),
        pytest.param(week(we="8pm-10pm (term time only)"), "more than", id="a season"),
        pytest.param(week(we="8pm-10pm, closed on bank holidays"), "more than", id="holidays"),
        pytest.param(SHUT[:6], "6 days", id="six cells"),
    ],
)
def test_refused(cells, named):
    read = read_hours(HoursShape.DAY_COLUMNS, cells)
    assert named in read.refused
    assert (read.sessions, read.hours_known) == ((), HoursKnown.NOT_KNOWN)


def test_the_cells_are_kept_as_text():
    read = read_hours(HoursShape.DAY_COLUMNS, week(tu="09:00-17:00", we=""))
    assert read.text.startswith("Monday CLOSED; Tuesday 09:00-17:00; Thursday CLOSED")


def test_no_cells_at_all_is_not_known_and_no_fault():
    read = read_hours(HoursShape.DAY_COLUMNS, [""] * 7)
    assert (read.refused, read.hours_known) == ("", HoursKnown.NOT_KNOWN)
