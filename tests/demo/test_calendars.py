"""School terms and bank holidays as publishers write them."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path


def test_bank_holidays_equal_those_of_the_government(pack: Path, shared_data: Path) -> None:
    ours = json.loads((pack / "bank_holidays.json").read_text("utf-8"))
    theirs = json.loads((shared_data / "national/bank_holidays_uk.json").read_text("utf-8"))
    assert set(ours) == set(theirs)
    for division, published in theirs.items():
        events = [e for e in published["events"] if "2025" <= e["date"] < "2029"]
        assert ours[division] == {"division": division, "events": events}


def test_a_substitute_day_stands_in_for_the_weekend(pack: Path) -> None:
    events = json.loads((pack / "bank_holidays.json").read_text("utf-8"))["england-and-wales"]
    days = {event["date"]: event for event in events["events"]}
    assert "2026-12-26" not in days
    assert days["2026-12-28"]["title"] == "Boxing Day"
    assert days["2026-12-28"]["notes"] == "Substitute day"


def test_six_half_terms_a_year_on_school_days_with_breaks_between(rows) -> None:
    terms = rows("term_dates.csv")
    years = {term["school_year"] for term in terms}
    assert years == {"2025/26", "2026/27", "2027/28"}
    assert {term["area_code"] for term in terms} == {"W06009901"}
    spans = [
        (date.fromisoformat(term["first_day"]), date.fromisoformat(term["last_day"]))
        for term in terms
    ]
    assert len(spans) == 18
    assert spans == sorted(spans)
    for first, last in spans:
        assert timedelta(weeks=4) < last - first < timedelta(weeks=9)
        assert first.weekday() < 5
        assert last.weekday() < 5
    for (_, last), (first, _) in pairwise(spans):
        assert timedelta(days=7) < first - last < timedelta(weeks=8)


def test_schools_are_shut_at_christmas_and_easter_and_in_august(rows) -> None:
    in_term = {
        first + timedelta(days=n)
        for term in rows("term_dates.csv")
        for first in [date.fromisoformat(term["first_day"])]
        for n in range((date.fromisoformat(term["last_day"]) - first).days + 1)
    }
    shut = [date(2026, 12, 25), date(2026, 4, 6), date(2027, 3, 29), date(2027, 8, 2)]
    assert not in_term & set(shut)
    assert date(2026, 11, 25) in in_term
