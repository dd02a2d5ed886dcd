"""Bank holidays: closed, as usual, special hours, or not said; and those that have moved."""

from datetime import date

import holidays
import pytest

from places.recurrence import DateSpan, OnBankHolidays, Season, TermCalendar
from places.timetable import Calendars, Reason
from tests.places.timetable.builders import MON, SAT, london, on, session, state, word

CLOSED, NORMAL = OnBankHolidays.CLOSED, OnBankHolidays.NORMAL
SPECIAL, NOT_SAID = OnBankHolidays.SPECIAL, OnBankHolidays.NOT_SAID
MAY_DAY = Calendars(bank_holidays=frozenset({date(2026, 5, 4)}))
ELSEWHERE = Calendars(possible_bank_holidays=frozenset({date(2026, 5, 4)}))


def mondays(mode):
    return session(MON, "10:00-16:00", on_bank_holidays=mode)


@pytest.mark.parametrize(
    ("modes", "expected"),
    [
        pytest.param([CLOSED], "closed", id="closed"),
        pytest.param([NORMAL], "open", id="as usual"),
        pytest.param([NOT_SAID], "not_sure", id="not said"),
        pytest.param([SPECIAL], "open", id="special"),
        pytest.param([NORMAL, NOT_SAID], "open", id="the known one wins"),
    ],
)
def test_at_noon_on_the_holiday(modes, expected):
    assert word([mondays(m) for m in modes], london("2026-05-04 12:00"), MAY_DAY) == expected


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(CLOSED, "open"), (NORMAL, "open"), (NOT_SAID, "open"), (SPECIAL, "closed")],
)
def test_on_an_ordinary_monday(mode, expected):
    assert word([mondays(mode)], london("2026-05-11 12:00"), MAY_DAY) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-05-04 10:30", "closed"),
        ("2026-05-04 12:30", "open"),
        ("2026-05-04 15:00", "closed"),
        ("2026-05-11 10:30", "open"),
        ("2026-05-11 15:00", "open"),
    ],
)
def test_special_hours_stand_in_place_of_all_others(at, expected):
    special = session(None, "12:00-14:00", on_bank_holidays=SPECIAL)
    assert word([mondays(NORMAL), special], london(at), MAY_DAY) == expected


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(CLOSED, "not_sure"), (NORMAL, "open"), (NOT_SAID, "not_sure"), (SPECIAL, "not_sure")],
)
def test_nation_not_known(mode, expected):
    found = state([mondays(mode)], london("2026-05-04 12:00"), ELSEWHERE)
    assert found.word == expected
    assert found.reason in (Reason.NONE, Reason.BANK_HOLIDAY)


def test_a_night_that_begins_before_the_holiday_runs_on():
    sunday_night = session(6, "22:00-02:00", on_bank_holidays=CLOSED)
    assert word([sunday_night], london("2026-05-04 01:00"), MAY_DAY) == "open"


def test_not_said_is_not_sure_only_while_it_would_be_open():
    assert word([mondays(NOT_SAID)], london("2026-05-04 17:00"), MAY_DAY) == "closed"


NATIONS = {
    subdiv: frozenset(holidays.country_holidays("GB", subdiv=subdiv, years=[2026, 2027]))
    for subdiv in ("ENG", "WLS", "SCT", "NIR")
}


@pytest.mark.parametrize(
    ("nation", "day", "is_holiday"),
    [
        ("ENG", "2026-04-06", True),
        ("WLS", "2026-04-06", True),
        ("NIR", "2026-04-06", True),
        ("SCT", "2026-04-06", False),
        ("SCT", "2026-01-02", True),
        ("ENG", "2026-01-02", False),
        ("NIR", "2026-03-17", True),
        ("WLS", "2026-03-17", False),
        ("NIR", "2026-07-13", True),
        ("SCT", "2026-11-30", True),
        ("ENG", "2026-08-31", True),
        ("SCT", "2026-08-03", True),
        ("SCT", "2026-08-31", False),
    ],
)
def test_each_nation_has_its_own(nation, day, is_holiday):
    """The days themselves are GOV.UK's; the engine takes whichever calendar it is given."""
    open_daily = [session(d, "10:00-16:00", on_bank_holidays=CLOSED) for d in range(7)]
    calendars = Calendars(bank_holidays=NATIONS[nation])
    assert word(open_daily, london(f"{day} 12:00"), calendars) == (
        "closed" if is_holiday else "open"
    )


@pytest.mark.parametrize(
    ("day", "mode", "expected"),
    [
        pytest.param("2026-12-26", CLOSED, "not_sure", id="Boxing Day, a Saturday"),
        pytest.param("2026-12-26", NOT_SAID, "not_sure", id="Boxing Day, not said"),
        pytest.param("2026-12-26", NORMAL, "open", id="Boxing Day, open as usual"),
        pytest.param("2026-12-28", CLOSED, "closed", id="its substitute, the Monday"),
        pytest.param("2027-12-25", CLOSED, "not_sure", id="Christmas Day, a Saturday"),
        pytest.param("2026-12-19", CLOSED, "open", id="the Saturday before"),
        pytest.param("2025-12-27", CLOSED, "open", id="a Saturday next to real holidays"),
    ],
)
def test_the_day_for_which_a_substitute_stands(day, mode, expected):
    rules = [session(d, "10:00-16:00", on_bank_holidays=mode) for d in (MON, SAT)]
    england = frozenset(
        map(
            on, ["2025-12-25", "2025-12-26", "2026-12-25", "2026-12-28", "2027-12-27", "2027-12-28"]
        )
    )
    assert word(rules, london(f"{day} 12:00"), Calendars(bank_holidays=england)) == expected


@pytest.mark.parametrize("at", ["2026-05-04 10:30", "2026-05-04 12:30"])
def test_special_hours_that_hang_on_missing_term_dates_settle_nothing(at):
    special = session(None, "12:00-14:00", on_bank_holidays=SPECIAL, season=Season.TERM)
    found = state([mondays(NORMAL), special], london(at), MAY_DAY)
    assert (found.word, found.reason) == ("not_sure", Reason.TERM_DATES_MISSING)


def test_special_hours_of_term_time_in_the_holidays_are_not_on():
    term = TermCalendar(known=(_year(2026),), terms=())
    calendars = Calendars(term, MAY_DAY.bank_holidays)
    special = session(None, "12:00-14:00", on_bank_holidays=SPECIAL, season=Season.TERM)
    assert word([mondays(NORMAL), special], london("2026-05-04 10:30"), calendars) == "open"


def _year(year):
    return DateSpan(date(year, 1, 1), date(year, 12, 31))
