"""Sessions read back as people say them."""

from datetime import date

import pytest

from places.readback import sentence, week_table
from tests.builders.places import hours

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([], ""),
        ([hours("tuesday", "18:00", "21:00")], "Tue 6pm–9pm"),
        (
            [hours(day, "18:00", "21:00", season="term") for day in ("tuesday", "thursday")],
            "Tue and Thu 6pm–9pm in term time",
        ),
        (
            [hours(day, "09:30", "17:00") for day in ("monday", "tuesday", "wednesday")],
            "Mon–Wed 9:30am–5pm",
        ),
        (
            [
                hours(day, "00:00", "24:00")
                for day in (
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                )
            ],
            "every day all day",
        ),
        ([hours("friday", "19:00", "01:00")], "Fri 7pm–1am"),
        ([hours("friday", "12:00", "24:00")], "Fri midday–midnight"),
        (
            [hours("friday", "19:00", "22:00", repeat="monthly", nth=1)],
            "first Fri of the month 7pm–10pm",
        ),
        (
            [hours("friday", "19:00", "22:00", repeat="monthly", nth=-1)],
            "last Fri of the month 7pm–10pm",
        ),
        (
            [hours("friday", "19:00", "22:00", interval_weeks=2, valid_from=date(2026, 11, 6))],
            "every other Fri 7pm–10pm",
        ),
        (
            [hours("friday", "19:00", "22:00", interval_weeks=3, valid_from=date(2026, 11, 6))],
            "Fri every 3 weeks 7pm–10pm",
        ),
        (
            [hours("", "10:00", "16:00", repeat="once", on_date=date(2026, 12, 24))],
            "24 December 2026 10am–4pm",
        ),
        (
            [hours("monday", "10:00", "16:00", season="holidays", by_appointment=True)],
            "Mon 10am–4pm in the school holidays if you book a time",
        ),
        (
            [
                hours(
                    "monday",
                    "10:00",
                    "16:00",
                    valid_from=date(2026, 12, 1),
                    valid_to=date(2026, 12, 31),
                )
            ],
            "Mon 10am–4pm from 1 December 2026 to 31 December 2026",
        ),
        (
            [hours("monday", "10:00", "16:00", yearly_from=401, yearly_to=930)],
            "Mon 10am–4pm from 1 April to 30 September each year",
        ),
        (
            [hours("monday", "9:00".zfill(5), "12:00"), hours("monday", "13:00", "17:00")],
            "Mon 9am–midday; Mon 1pm–5pm",
        ),
        (
            [hours("", "11:00", "16:00", on_bank_holidays="special")],
            "every day 11am–4pm on bank holidays",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_sentence(sessions, expected) -> None:
    assert sentence(sessions) == expected


def test_the_week_has_every_day_and_then_what_is_not_weekly() -> None:
    table = week_table(
        [
            hours("monday", "09:00", "12:00"),
            hours("monday", "13:00", "17:00", season="term"),
            hours("friday", "19:00", "22:00", repeat="monthly", nth=1),
            hours("", "11:00", "16:00", on_bank_holidays="special"),
            hours("", "10:00", "16:00", repeat="once", on_date=date(2026, 12, 24)),
        ]
    )
    assert [(row.day, row.times) for row in table.rows] == [
        ("Monday", ["9am–midday", "1pm–5pm, in term time"]),
        ("Tuesday", []),
        ("Wednesday", []),
        ("Thursday", []),
        ("Friday", ["7pm–10pm, first Fri of the month"]),
        ("Saturday", []),
        ("Sunday", []),
        ("Bank holidays", ["11am–4pm"]),
        ("24 December 2026", ["10am–4pm"]),
    ]
