"""Every real string that we read is compared with npm's opening_hours, to the minute.

A false "open" sends a young person to a locked door: none is allowed. A false "closed" is
allowed in the classes named here only, each of them counted.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from places.importers.hours import HoursShape, read_hours
from places.timetable import LONDON
from tests.places.hours.comparison import Disagreement, disagreements, windows
from tests.places.hours.random_strings import random_hours

# While the clock goes forward the judge counts minutes from midnight and so closes an hour
# late: an end at 01:30, which does not exist that night, and an end at 24:00 that evening.
CLOCK_FORWARD = (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 3, 30, 0, tzinfo=UTC))
MOST_STRINGS_AT_CLOCK_FORWARD = 6
LEAST_SHARE_READ = 0.98
RANDOM_SEED, RANDOM_STRINGS = 2026, 1200

# Shapes that the real strings have few of. They are invented, and mean the same to both.
INVENTED = [
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Su,PH 10:00-18:00",
    "Su,PH 10:00-16:00",
    "Mo-Fr 09:00-17:00; PH 10:00-14:00",
    "PH,Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "24/7; PH off",
    "24/7; Dec 25 off",
    "Fr[1] 19:00-21:00",
    "Fr[1,3] 19:00-23:30",
    "Fr[-1] 19:00-21:00",
    "Sa[2-4] 10:00-12:00; Su[1,-1] 14:00-16:00",
    "Fr 10:00-12:00; Fr[1] off",
    "Fr 10:00-12:00; Fr[-1] 14:00-16:00",
    "Fr 10:00-12:00, Fr[1] 14:00-16:00",
    "Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00",
    "Mo-Su 09:00-17:00; Dec 25 off; Jan 1 off",
    "Mo-Su 09:00-17:00; Dec 25-26,Jan 1 off; PH off",
    "Mo-Fr 09:00-17:00; PH off; Dec 24 10:00-12:00",
    "Nov 15-Mar 31 Sa-Mo 11:00-15:00",
    "Nov-Feb Mo-Fr 10:00-16:00; Mar-Oct Mo-Fr 10:00-18:00; Dec 25-26 off; Jan 1 off",
    "Mo-Fr 09:00-17:00; Dec 20-Jan 5 off",
    "24/7; 2026 Dec 25 off",
    "Mo-Su off; Fr 18:00-20:00",
    "Mo-Fr 9:00-12:00,13:00-17:00; Sa 9.00-12.00",
    "Mo-Fr 09:00-17:00; 2026 Dec 21-2027 Jan 3 off",
    "Mo-Fr 09:00-17:00; 2026 Dec 24 10:00-12:00,13:00-15:00",
    "Mo-Fr 09:00-17:00; 2026 Aug 24-28 Mo-We 10:00-15:00",
    "2026 Aug 24-30 Mo-Fr 10:00-15:00",
    "2026 Aug 29 10:00-15:00",
    "2026-2027 Mo 10:00-12:00",
    "Fr 22:00-26:00",
    "Sa,Su 12:00-17:00; Fr 22:00-02:00",
    'Mo-Fr 09:00-17:00; Sa "by appointment"',
    'Mo-Fr 09:00-17:00 || "by appointment"',
    "Mo-Fr 09:00-17:00; 12:00-13:00 off",
    "Mo-Fr 09:00-17:00, Tu off",
    "Mo-Fr 09:00-17:00, Sa 10:00-12:00",
    "Fr-Mo 20:00-06:00",
    "Th-Sa 22:00-04:00",
    "Mo-Fr 09:00-17:00; Aug off",
    "Mo-Fr 9am-5pm",
    "mon-fri 9:00 - 17.00;",
    "Su off; Mo-Sa 08:00-20:00",
    "off",
]


def test_the_share_of_real_strings_that_are_read(osm_strings):
    read = [t for t in osm_strings if not read_hours(HoursShape.OSM, t).refused]
    assert len(osm_strings) >= 650
    assert len(read) / len(osm_strings) >= LEAST_SHARE_READ


@pytest.mark.slow
def test_real_strings_agree_with_the_judge(osm_strings, judge):
    readable = [t for t in osm_strings if not read_hours(HoursShape.OSM, t).refused]
    unsure: Counter[str] = Counter()
    found = _compare(readable, judge, unsure)
    assert not _lines([d for d in found if d.ours == "open"]), "false open"
    false_closed = [d for d in found if d.ours == "closed"]
    assert not _lines([d for d in false_closed if not _at_clock_forward(d)]), "false closed"
    assert len({d.text for d in false_closed}) <= MOST_STRINGS_AT_CLOCK_FORWARD
    # We may be less sure than the judge about bank holidays and appointments, no more.
    assert set(unsure) <= {
        "not sure: bank_holiday, judge: open",
        "not sure: bank_holiday, judge: closed",
        "not sure: by_appointment, judge: unknown",
        "not sure: by_appointment, judge: open",  # 'open "by appointment"'
    }


@pytest.mark.slow
def test_invented_strings_agree_with_the_judge(judge):
    refused = {t: r for t in INVENTED if (r := read_hours(HoursShape.OSM, t).refused)}
    assert not refused
    found = _compare(INVENTED, judge, Counter())
    assert not _lines([d for d in found if not _at_clock_forward(d)])


@pytest.mark.slow
def test_random_strings_agree_with_the_judge(judge):
    random = Random(RANDOM_SEED)  # noqa: S311 - invented strings, no secret
    every = [random_hours(random) for _ in range(RANDOM_STRINGS)]
    readable = [text for text in every if not read_hours(HoursShape.OSM, text).refused]
    assert len(readable) >= RANDOM_STRINGS / 4
    found = _compare(readable, judge, Counter())
    assert not _lines([d for d in found if not _at_clock_forward(d)])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Fr-Sa 19:00-01:00; Su 12:00-18:00", "open"),
        ("Fr 22:00-02:00; Sa off", "open"),
        ("Th 22:00-02:00; PH off", "open"),
        ("Th-Su 22:00-02:00; Su off", "open"),
        ("Fr-Su 22:00-02:00; Fr off", "closed"),
    ],
)
def test_nights_belong_to_the_evening_and_not_to_the_letter(text, ours, judge):
    """To the letter a rule about the next day cuts the night off at midnight, and a rule that
    shuts the evening leaves what follows midnight open. Nobody means either.
    """
    found = [d for d in _compare([text], judge, Counter()) if not _at_clock_forward(d)]
    assert ours in {d.ours for d in found}
    assert all(d.at.astimezone(LONDON).hour in (0, 1) for d in found)


def test_a_night_that_runs_into_a_later_part_is_reported():
    read = read_hours(HoursShape.OSM, "Fr-Sa 19:00-01:00; Su 12:00-18:00")
    assert "runs on after midnight" in read.repairs[0]


def _at_clock_forward(disagreement: Disagreement) -> bool:
    return CLOCK_FORWARD[0] <= disagreement.at < CLOCK_FORWARD[1]


def _compare(texts: list[str], judge, unsure: Counter[str]) -> list[Disagreement]:
    verdicts = judge(texts, windows())
    errors = {t: v.error for t, v in zip(texts, verdicts, strict=True) if v.error}
    assert not errors, "the judge cannot read what we read"
    return [
        disagreement
        for text, verdict in zip(texts, verdicts, strict=True)
        for disagreement in disagreements(text, verdict.intervals, unsure)
    ]


def _lines(found: list[Disagreement]) -> list[str]:
    return [str(d) for d in found[:20]]
