"""Jotted hours become rows, and what is not understood is refused."""

import pytest

from guardianship.demo.hours import HEADER, Unreadable, exception_rows, session_rows

CASES = {
    "term tue,thu 18:00-21:00": [
        {"weekday": "tuesday", "season": "term", "starts_at": "18:00", "ends_at": "21:00"},
        {"weekday": "thursday", "season": "term", "starts_at": "18:00", "ends_at": "21:00"},
    ],
    "last fri 19:00-22:00": [{"repeat": "monthly", "weekday": "friday", "nth": "-1"}],
    "fortnightly wed 18:00-20:00 from 2026-09-09": [
        {"repeat": "weekly", "interval_weeks": 2, "valid_from": "2026-09-09", "season": "always"}
    ],
    "sat 10:00-14:00 from 2026-06-06 to 2026-08-29": [
        {"season": "dates", "valid_from": "2026-06-06", "valid_to": "2026-08-29"}
    ],
    "once 2026-12-24 15:00-21:00": [
        {"repeat": "once", "weekday": "", "on_date": "2026-12-24", "valid_from": ""}
    ],
    "mon 09:00-12:00 13:00-17:00 bh=normal": [
        {"starts_at": "09:00", "on_bank_holidays": "normal"},
        {"starts_at": "13:00", "on_bank_holidays": "normal"},
    ],
    "tue 14:00-16:00 appointment": [{"by_appointment": "yes"}],
    "fri 20:00-01:00 patch=PW-C01": [{"ends_at": "01:00", "coverage_area": "PW-C01"}],
}


@pytest.mark.parametrize(("jotting", "wanted"), CASES.items(), ids=CASES)
def test_a_jotting_becomes_rows(jotting: str, wanted: list[dict[str, object]]) -> None:
    found = [dict(zip(HEADER, row, strict=True)) for row in session_rows("somewhere", [jotting])]
    assert len(found) == len(wanted)
    for row, facts in zip(found, wanted, strict=True):
        assert facts.items() <= row.items()
        assert row["listing_id"] == "somewhere"


def test_daily_is_seven_rows() -> None:
    days = [row[HEADER.index("weekday")] for row in session_rows("x", ["daily 07:00-22:00"])]
    assert len(set(days)) == len(days) == 7


@pytest.mark.parametrize(
    "jotting",
    [
        "tue",
        "tuesday 18:00-20:00",
        "mon 6pm-9pm",
        "2026-12-24 10:00-12:00",
        "mon-tue-wed 1:00-2:00",
    ],
)
def test_what_is_not_understood_is_refused(jotting: str) -> None:
    with pytest.raises(Unreadable, match=jotting.split()[0]):
        session_rows("x", [jotting])


def test_exceptions_have_hours_unless_closed() -> None:
    written = [
        {"kind": "closed", "days": "2026-12-25", "note": "Christmas Day."},
        {"kind": "extra", "days": "2026-12-30/2026-12-31", "times": "10:00-14:00"},
    ]
    assert exception_rows("x", written) == [
        ["x", "closed", "2026-12-25", "2026-12-25", "", "", "Christmas Day.", ""],
        ["x", "extra", "2026-12-30", "2026-12-31", "10:00", "14:00", "", ""],
    ]
