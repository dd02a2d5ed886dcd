"""What is not understood is refused whole, and the reason names the part."""

import pytest

from places.importers.hours import HoursShape, read_hours
from places.timetable import HoursKnown


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Mo 18:00+", "18:00+", id="open end"),
        pytest.param("Mo 18:00-22:00+", "18:00-22:00+", id="open end after a time"),
        pytest.param("Mo sunrise-18:00", "sunrise", id="sun"),
        pytest.param("Mo (sunset-01:00)-22:00", "sunset", id="sun with an offset"),
        pytest.param("Mo 10:00-12:00; easter off", "easter", id="Easter"),
        pytest.param("week 1-53/2 Mo 10:00-12:00", "week", id="weeks of the year"),
        pytest.param("Mo 10:00-12:00; PH -1 day off", "day", id="day before a holiday"),
        pytest.param("Mo[1]-We 10:00-12:00", "Mo[1]", id="span from the first Monday"),
        pytest.param("Mo[6] 10:00-12:00", "Mo[6", id="sixth Monday"),
        pytest.param("Mo 10:00-12:00; Sa unknown", "Sa unknown", id="unknown"),
        pytest.param('Mo 10:00-12:00 "ring the bell"', "ring the bell", id="other comment"),
        pytest.param('Mo 10:00-12:00; Tu open "maybe"', "maybe", id="open, with a doubt"),
        pytest.param('Mo off "by appointment"', "by appointment", id="shut by appointment"),
        pytest.param("Mo 10:00-12:00 || Tu 10:00-12:00", "Tu 10:00-12:00", id="fallback"),
        pytest.param("Mo 9-17", "Mo 9", id="hours without minutes"),
        pytest.param("Mo 10:00", "10:00", id="one time"),
        pytest.param("Mo 10:00-12:00/30", "10:00-12:00/", id="departures"),
        pytest.param("Mo 10:00-25:70", "25:70", id="no such time"),
        pytest.param("Mo 10:00-10:00", "10:00-10:00", id="nought or 24 hours"),
        pytest.param("Mo 00:00-00:00", "00:00-00:00", id="midnight to midnight"),
        pytest.param("Mo 12:00-10:30", "12:00-10:30", id="22:30 surely"),
        pytest.param("Mo 10:00-35:00", "10:00-35:00", id="more than a day"),
        pytest.param("Mo 9:00-5:00", "am and what is pm", id="till five in the afternoon"),
        pytest.param("Mo 09:00-05:00", "am and what is pm", id="a nought too many"),
        pytest.param("Mo 6:00-8:00pm", "am and what is pm", id="one pm for both"),
        pytest.param("Mo 10:00-12:00, 2:00-4:00", "2:00-4:00", id="after lunch"),
        pytest.param("We off; Mo-Fr 10:00-12:00", "We off", id="opened again"),
        pytest.param("Dec 20-Jan 5 off; Mo-Fr 10:00-12:00", "Dec 20-Jan 5 off", id="no holidays"),
        pytest.param("Mo", "Mo", id="no hours"),
        pytest.param("Mo off", "nothing of the other days", id="only shut"),
        pytest.param("PH off", "nothing of the other days", id="only bank holidays shut"),
        pytest.param("Feb 30 10:00-12:00", "Feb 30", id="no such day"),
        pytest.param("2026 Feb 29 10:00-12:00", "Feb 29", id="no leap year"),
        pytest.param("2026 Dec 20-Jan 5 off", "ends before it begins", id="which January"),
        pytest.param("Mo 10:00-12:00; 14:00-16:00", "14:00-16:00", id="no day of its own"),
        pytest.param("Mo 10:00-12:00; Mo 14:00-16:00", "Mo 10:00-12:00", id="contradiction"),
        pytest.param("Mo 10:00-12:00; 24/7", "24/7", id="always after all"),
        pytest.param("Mo-Fr 24/7", "24/7", id="always on weekdays"),
        pytest.param("Mo 10:00-12:00, PH 11:00-12:00", "PH", id="besides or instead"),
        pytest.param("Mo 10:00-12:00; Dec PH off", "PH", id="some bank holidays"),
        pytest.param("PH 10:00-12:00, Mo 09:00-11:00", "PH", id="besides or instead, turned"),
        pytest.param("Apr 4-Apr 3 10:00-12:00", "whole year", id="a year or nothing"),
        pytest.param("SH off; Mo 10:00-12:00", "school holidays", id="holidays overruled"),
        pytest.param("Apr-Sep Mo 10:00-18:00; Sa 10:00-16:00", "Sa", id="Saturdays in January"),
        pytest.param("Mo 10:00-12:00 Tu 10:00-12:00", "Tu", id="no separator"),
        pytest.param("Mo 10:00-12:00; Tu 12; 00-23:00", "Tu 12", id="torn apart"),
        pytest.param("Mo 10:00-030:00", "030", id="three figures"),
        pytest.param("Monkey 10:00-12:00", "Monkey", id="no such day"),
        pytest.param("Mo 10:00-12:00 $", "$", id="a stray sign"),
        pytest.param(";;;", ";", id="nothing"),
        pytest.param("Mo 10:00-12:00;" * 200, "longer than", id="very long"),
    ],
)
def test_refused_with_a_reason(text, named):
    read = read_hours(HoursShape.OSM, text)
    assert named in read.refused
    assert (read.sessions, read.exceptions) == ((), ())
    assert read.hours_known is HoursKnown.NOT_KNOWN
    assert read.text == text


@pytest.mark.parametrize("shape", [HoursShape.OSM, HoursShape.FREE_TEXT, HoursShape.NONE])
@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_value_is_not_known_and_no_fault(shape, text):
    read = read_hours(shape, text)
    assert (read.refused, read.text, read.hours_known) == ("", "", HoursKnown.NOT_KNOWN)


@pytest.mark.parametrize(
    ("shape", "value"), [(HoursShape.OSM, ["24/7"] * 7), (HoursShape.DAY_COLUMNS, "24/7")]
)
def test_a_value_of_another_shape_is_a_mistake_in_the_code(shape, value):
    with pytest.raises(TypeError):
        read_hours(shape, value)
