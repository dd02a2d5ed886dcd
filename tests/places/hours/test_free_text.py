"""Hours in plain English: read when every word is understood, else refused."""

import pytest

from places.importers.hours import HoursShape, read_hours
from places.timetable import HoursKnown
from tests.places.hours.shown import shown, weekly


def plain(text):
    return read_hours(HoursShape.FREE_TEXT, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Fri: 6:30am-10:00pm, Sat-Sun: 8am-6pm", "MoTuWeThFr 06:30-22:00, SaSu 08:00-18:00"),
        ("Mon-Fri 6.30am-10pm, Sat-Sun: 8am-6pm", "MoTuWeThFr 06:30-22:00, SaSu 08:00-18:00"),
        ("Tuesdays, Wednesdays and Fridays, 10am-2pm", "TuWeFr 10:00-14:00"),
        ("Mondays, 9am-4pm; Tuesdays, 9.30am-6pm", "Mo 09:00-16:00, Tu 09:30-18:00"),
        ("Tues 11am - 2pm, Fri 11.30am -1.30pm", "Tu 11:00-14:00, Fr 11:30-13:30"),
        ("Tuesday 6pm - 8pm and Sunday 3pm - 5pm", "Tu 18:00-20:00, Su 15:00-17:00"),
        ("Saturday & Sunday 7am - 9am.", "SaSu 07:00-09:00"),
        ("Open Monday 9am to 1pm and 2pm to 5pm", "Mo 09:00-13:00, Mo 14:00-17:00"),
        ("Thursday between 4pm and 6pm", "Th 16:00-18:00"),
        ("Weekdays 9 a.m. – 5 p.m.", "MoTuWeThFr 09:00-17:00"),
        ("Every day, 10am until 4pm", "MoTuWeThFrSaSu 10:00-16:00"),
        ("10am-4pm, Monday to Wednesday", "MoTuWe 10:00-16:00"),
        ("Wed 10am - 12 noon", "We 10:00-12:00"),
        ("Wed 12noon - 3pm", "We 12:00-15:00"),
        ("Wed 12pm - 3pm", "We 12:00-15:00"),
        ("Fridays 7pm-midnight", "Fr 19:00-24:00"),
        ("Fridays 10pm - 2am", "Fr 22:00-02:00"),
        ("Mon 09:00-17:00; Sat 10:00-12:00", "Mo 09:00-17:00, Sa 10:00-12:00"),
        ("Fri 18:30 - 21:00", "Fr 18:30-21:00"),
        ("Sat 24 hours", "Sa 00:00-24:00"),
        ("Mon-Wed 9am-5pm, closed Tuesdays", "MoWe 09:00-17:00"),
        ("Mon-Tue 9am-5pm; Sat & Sun closed", "MoTu 09:00-17:00"),
    ],
)
def test_weekly_hours(text, expected):
    read = plain(text)
    assert (read.refused, weekly(read)) == ("", expected)
    assert read.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday 3 - 5pm", "Tu 15:00-17:00"),
        ("Tuesday 12.30 - 2.30pm", "Tu 12:30-14:30"),
        ("Tuesday 12-2pm", "Tu 12:00-14:00"),
        ("Saturday 10 - 11am", "Sa 10:00-11:00"),
        ("Fridays 6.30-8.30pm", "Fr 18:30-20:30"),
    ],
)
def test_one_am_or_pm_stands_for_both_and_is_reported(text, expected):
    read = plain(text)
    assert weekly(read) == expected
    assert len(read.repairs) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1st Saturday of month 10am-12noon", ["Sa [1] 10:00-12:00"]),
        (
            "1st and 3rd Friday of the month 6pm-8pm",
            ["Fr [1] 18:00-20:00", "Fr [3] 18:00-20:00"],
        ),
        ("Last Friday of each month, 7pm to 9pm", ["Fr [-1] 19:00-21:00"]),
        (
            "Tuesdays 12pm - 3pm; 1st Saturday of month 10am - 12noon",
            ["Tu 12:00-15:00", "Sa [1] 10:00-12:00"],
        ),
    ],
)
def test_which_one_of_the_month(text, expected):
    assert shown(plain(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed 4pm-6pm (term time only)", "We 16:00-18:00 term"),
        ("Wed 4pm-6pm during term time", "We 16:00-18:00 term"),
        ("Wed 4pm-6pm. Fri 4pm-6pm.\nTerm time only", "WeFr 16:00-18:00 term"),
        ("School holidays: Wed 10am-3pm", "We 10:00-15:00 holidays"),
        (
            "Term time: Wed 4pm-6pm. School holidays: Wed 10am-3pm",
            "We 10:00-15:00 holidays, We 16:00-18:00 term",
        ),
        (
            "Term time: Wed 4pm-6pm, Thu 4pm-6pm; School holidays: Thu 4pm-6pm",
            "We 16:00-18:00 term, Th 16:00-18:00",
        ),
        ("Wed 4pm-6pm, closed bank holidays", "We 16:00-18:00 closed"),
        ("Wed 4pm-6pm\nNot open on Bank Holidays", "We 16:00-18:00 closed"),
        ("Wed 4pm-6pm including bank holidays", "We 16:00-18:00 normal"),
        (
            "Wed 4pm-6pm. Bank holidays 10am-2pm",
            "We 16:00-18:00 closed, * 10:00-14:00 special",
        ),
        ("Mon-Tue by appointment", "MoTu 00:00-24:00 asked"),
        ("Open 24/7.", "MoTuWeThFrSaSu 00:00-24:00 normal"),
        ("Mon 9am-5pm by appointment only", "Mo 09:00-17:00 asked"),
    ],
)
def test_seasons_bank_holidays_and_appointments(text, expected):
    read = plain(text)
    assert (read.refused, weekly(read)) == ("", expected)


def test_by_appointment_alone():
    assert plain("By appointment").hours_known is HoursKnown.BY_APPOINTMENT


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Monday - Friday 8am - 4pm. Please ring.", "please", id="a request"),
        pytest.param("Please ring first. Mon 9am-5pm", "all of the hours", id="ring first"),
        pytest.param("Mon 09:00-5:00", "am and what is pm", id="a nought for one"),
        pytest.param("See above", "does not know", id="see above"),
        pytest.param("Not known", "does not know", id="not known"),
        pytest.param("Pitches only: Mon-Fri 5pm-10pm", "pitches", id="only a part of it"),
        pytest.param("Mon 9-5", "am or pm", id="no am or pm"),
        pytest.param("Mon 9-5pm", "am or pm", id="9-5pm"),
        pytest.param("Mon 8.30-4.30", "am or pm", id="half past, no am or pm"),
        pytest.param("Mon 10am-2", "what is am", id="am only"),
        pytest.param("Sat 10-12noon", "what is am", id="10 to noon"),
        pytest.param("Sat 10:00-12:00", "am or pm", id="either clock"),
        pytest.param("Sat 12am-2pm", "noon or midnight", id="12am"),
        pytest.param("Sat 6pm-12pm", "noon or at midnight", id="12pm at night"),
        pytest.param("Sat 2pm-1pm", "all night", id="ends before it begins"),
        pytest.param("Sat 18:00-8pm", "not a time", id="two clocks"),
        pytest.param("Tuesday from 11am", "11am", id="no end"),
        pytest.param("Wednesday 7:30pm", "7:30pm", id="one time"),
        pytest.param("Mondays 4pm and 6pm", "4pm", id="two starts"),
        pytest.param("Thursday morning", "morning", id="a morning"),
        pytest.param("Evenings and weekends", "evenings", id="evenings"),
        pytest.param("10am-4pm", "which days", id="no days"),
        pytest.param("Mondays", "no hours", id="no hours"),
        pytest.param("Closed", "which days", id="closed, when?"),
        pytest.param("Every other Tuesday 5pm-7pm", "other", id="from which week?"),
        pytest.param("1st Saturday 10am-12noon", "of what", id="first of what?"),
        pytest.param("Mon-Fri 9am-5pm, Tue 10am-1pm", "same times", id="both or instead"),
        pytest.param("6pm-8pm Wed and 7pm-9pm Fri", "certain", id="which belong together"),
        pytest.param("Mon 9am-5pm, Tue 1pm-2pm term time only", "all of the hours", id="which"),
        pytest.param("Wed 4pm-6pm open bank holidays", "no hours", id="open, but when"),
        pytest.param("Mon 9am-5pm £2", "£", id="a price"),
        pytest.param("Mon 9am-5pm " * 60, "longer than", id="very long"),
    ],
)
def test_refused_with_a_reason(text, named):
    read = plain(text)
    assert named in read.refused
    assert (read.sessions, read.hours_known) == ((), HoursKnown.NOT_KNOWN)
    assert read.text == text.strip()
