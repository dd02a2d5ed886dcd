"""A second opinion on plain strings from opening-hours-py, a Rust program by other people.

Plain means without bank holidays, of which it knows only those that all four nations share,
and without nights past midnight, which it cuts off wherever the next day is named at all.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours, ParserError

from places.importers.hours import HoursRead, HoursShape, read_hours
from tests.places.hours.comparison import disagreements, windows

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
# The hour from 01:00 comes twice: it closes when that time comes the second time, we the first.
HOUR_THAT_COMES_TWICE = (
    datetime(2026, 10, 25, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 2, tzinfo=UTC),
)
MOST_STRINGS_AT_THAT_HOUR = 40
LEAST_PLAIN = 0.9


@pytest.mark.slow
def test_plain_real_strings_agree_with_the_second_judge(osm_strings):
    read = {text: read_hours(HoursShape.OSM, text) for text in osm_strings}
    plain = [text for text, hours in read.items() if _is_plain(text, hours)]
    assert len(plain) >= LEAST_PLAIN * len(osm_strings)
    unsure: Counter[str] = Counter()
    found = [d for text in plain for d in disagreements(text, _judged(text), unsure)]
    assert not [str(d) for d in found if d.ours == "open"][:20], "false open"
    begins, ends = HOUR_THAT_COMES_TWICE
    unexplained = [d for d in found if not begins <= d.at < ends]
    assert not [str(d) for d in unexplained][:20], "false closed"
    assert len({d.text for d in found}) <= MOST_STRINGS_AT_THAT_HOUR


def _is_plain(text: str, hours: HoursRead) -> bool:
    if hours.refused or "PH" in text:
        return False
    if any(s.hours.ends_next_day and s.hours.ends_at != time(0) for s in hours.sessions):
        return False
    try:
        OpeningHours(text)
    except ParserError:
        return False
    return True


def _judged(text: str) -> list[tuple[datetime, datetime, str]]:
    hours = OpeningHours(text, timezone=LONDON, country="GB")
    return [
        (begins.astimezone(UTC), ends.astimezone(UTC), str(state))
        for start, end in windows()
        for begins, ends, state, _ in hours.intervals(
            (start - DAY).astimezone(LONDON), (end + DAY).astimezone(LONDON)
        )
        if str(state) != "closed"
    ]
