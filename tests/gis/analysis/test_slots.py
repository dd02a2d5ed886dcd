"""Hours become shares of slots, minute for minute, also where the clock jumps."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from gis.analysis.contracts import BadFrame, BadParameter
from gis.analysis.slots import named_date, open_share, reliability, typical_week

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
CLUB = pd.Index(["club"])


def moment(day: date, clock: str, fold: int = 0) -> datetime:
    hour, minute = map(int, clock.split(":"))
    wall = datetime(day.year, day.month, day.day, hour % 24, minute, tzinfo=LONDON, fold=fold)
    return (wall + timedelta(days=hour // 24)).replace(fold=fold)


def hours(*rows: tuple[str, datetime, datetime]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["listing", "start", "end"])
    for column in ("start", "end"):
        frame[column] = pd.to_datetime(frame[column], utc=True)
    return frame


def on(day: date, start: str, end: str, listing: str = "club") -> tuple[str, datetime, datetime]:
    return listing, moment(day, start), moment(day, end)


def filled(share: pd.DataFrame, listing: str = "club") -> dict[int, float]:
    row = share.loc[listing]
    return {int(slot): round(float(value), 9) for slot, value in row[row > 0].items()}


def test_a_session_fills_its_hours() -> None:
    share = open_share(hours(on(FRIDAY, "18:30", "21:00")), CLUB, typical_week([MONDAY]))
    friday = 4 * 24
    assert filled(share) == {friday + 18: 0.5, friday + 19: 1, friday + 20: 1}
    assert share.shape == (1, 168)


def test_quarter_hours_are_finer() -> None:
    share = open_share(hours(on(FRIDAY, "18:30", "19:05")), CLUB, typical_week([MONDAY], 15))
    first = (4 * 24 + 18) * 4
    assert filled(share) == {first + 2: 1, first + 3: 1, first + 4: round(1 / 3, 9)}
    assert share.shape == (1, 672)


def test_every_other_week_counts_a_half() -> None:
    weeks = [MONDAY, MONDAY + timedelta(days=7)]
    share = open_share(hours(on(FRIDAY, "18:00", "19:00")), CLUB, typical_week(weeks))
    assert filled(share) == {4 * 24 + 18: 0.5}


def test_past_midnight_and_past_the_week() -> None:
    sunday = MONDAY + timedelta(days=6)
    session = hours(on(sunday, "23:00", "25:00"))
    week, next_week = typical_week([MONDAY]), typical_week([MONDAY + timedelta(days=7)])
    assert filled(open_share(session, CLUB, week)) == {167: 1}
    assert filled(open_share(session, CLUB, next_week)) == {0: 1}


def test_hours_told_twice_count_once() -> None:
    told = hours(
        on(FRIDAY, "18:00", "20:00"), on(FRIDAY, "19:00", "21:00"), on(FRIDAY, "18:30", "18:45")
    )
    share = open_share(told, CLUB, named_date(FRIDAY))
    assert filled(share) == {18: 1, 19: 1, 20: 1}


def test_listings_do_not_mix_and_keep_their_order() -> None:
    listings = pd.Index(["c", "a", "b"])
    told = hours(on(FRIDAY, "10:00", "11:00", "a"), on(FRIDAY, "10:30", "12:00", "c"))
    share = open_share(told, listings, named_date(FRIDAY))
    assert share.index.equals(listings)
    assert (filled(share, "a"), filled(share, "b"), filled(share, "c")) == (
        {10: 1},
        {},
        {10: 0.5, 11: 1},
    )


def test_unknown_hours_are_neither_open_nor_closed() -> None:
    share = open_share(
        hours(on(FRIDAY, "10:00", "11:00")),
        pd.Index(["club", "silent"]),
        named_date(FRIDAY),
        unknown=pd.Index(["silent"]),
    )
    assert share.loc["silent"].isna().all()
    assert share.loc["club"].notna().all()


def test_the_clock_goes_forward() -> None:
    day = date(2026, 3, 29)  # 01:00 to 02:00 does not exist
    share = open_share(hours(on(day, "00:00", "04:00")), CLUB, named_date(day))
    assert filled(share) == {0: 1, 2: 1, 3: 1}


def test_the_clock_goes_back() -> None:
    day = date(2026, 10, 25)  # 01:00 to 02:00 is there twice
    slots = named_date(day, 30)
    first = hours(("club", moment(day, "01:00"), moment(day, "01:30")))
    assert filled(open_share(first, CLUB, slots)) == {2: 0.5}
    second = hours(("club", moment(day, "01:30", fold=1), moment(day, "02:00")))
    assert filled(open_share(second, CLUB, slots)) == {3: 0.5}
    assert slots.lasts_s[[1, 2, 3, 4]].tolist() == [1800, 3600, 3600, 1800]


def test_summer_time_is_wall_time() -> None:
    day = date(2026, 7, 3)
    told = hours(
        ("club", datetime(2026, 7, 3, 17, tzinfo=UTC), datetime(2026, 7, 3, 18, tzinfo=UTC))
    )
    assert filled(open_share(told, CLUB, named_date(day))) == {18: 1}


def test_one_must_arrive_while_it_is_open_and_be_able_to_stay() -> None:
    told = hours(on(FRIDAY, "18:00", "20:00"))
    share = open_share(told, CLUB, named_date(FRIDAY), walk_min=15, stay_min=45)
    # Setting out from 17:45 to 19:00.
    assert filled(share) == {17: 0.25, 18: 1}


def test_a_stay_may_run_through_two_sessions_that_touch() -> None:
    told = hours(on(FRIDAY, "18:00", "18:30"), on(FRIDAY, "18:30", "19:00"))
    share = open_share(told, CLUB, named_date(FRIDAY), stay_min=45)
    assert filled(share) == {18: 0.25}


def test_a_session_shorter_than_the_stay_is_of_no_use() -> None:
    told = hours(on(FRIDAY, "18:00", "18:45"))
    assert filled(open_share(told, CLUB, named_date(FRIDAY), stay_min=45)) == {}


def test_shares_agree_with_asking_every_minute() -> None:
    random = np.random.default_rng(3)
    start = moment(MONDAY, "00:00")
    rows = []
    for _ in range(60):
        minute = int(random.integers(0, 7 * 24 * 60 - 400))
        opens = start + timedelta(minutes=minute)
        lasts = timedelta(minutes=int(random.integers(1, 300)))
        rows.append((str(random.choice(["a", "b", "c"])), opens, opens + lasts))
    listings = pd.Index(["a", "b", "c", "d"])
    share = open_share(hours(*rows), listings, typical_week([MONDAY]))
    for name in listings:
        mine = [(s, e) for listing, s, e in rows if listing == name]
        expected = np.zeros(168)
        for minute in range(7 * 24 * 60):
            at = start + timedelta(minutes=minute)
            expected[minute // 60] += any(s <= at < e for s, e in mine) / 60
        assert share.loc[name].to_numpy() == pytest.approx(expected)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(pd.DataFrame({"listing": []}), "lacks the column start, end", id="columns"),
        pytest.param(hours(on(FRIDAY, "18:00", "19:00", "x")), "listing x, which", id="stranger"),
        pytest.param(
            hours(on(FRIDAY, "19:00", "18:00")), "end no later than .*at 0", id="reversed"
        ),
        pytest.param(
            pd.DataFrame({"listing": ["club"], "start": [datetime(2026, 1, 1)], "end": [0]}),  # noqa: DTZ001
            "start needs moments with a time zone",
            id="naive",
        ),
        pytest.param(
            hours(on(FRIDAY, "18:00", "19:00"), ("club", pd.NaT, pd.NaT)),
            "start has no moment at 1",
            id="missing",
        ),
    ],
)
def test_bad_hours_are_refused(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(BadFrame, match=f"intervals: .*{message}"):
        open_share(frame, CLUB, named_date(FRIDAY))


def test_listings_stand_there_once() -> None:
    with pytest.raises(BadFrame, match="listings: has codes more than once: club"):
        open_share(hours(), pd.Index(["club", "club"]), named_date(FRIDAY))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: typical_week([]), "mondays must name"),
        (lambda: typical_week([FRIDAY]), "mondays must be Mondays; 2026-11-20"),
        (lambda: typical_week([MONDAY, MONDAY]), "mondays names a week twice"),
        (lambda: typical_week([MONDAY], 7), "slot_min must part the hour"),
        (lambda: named_date(FRIDAY, 0), "slot_min must part the hour"),
        (lambda: named_date(FRIDAY).at(1, 0), "weekday 1 at 0:00 is in no slot"),
        (lambda: open_share(hours(), CLUB, named_date(FRIDAY), walk_min=-1), "walk_min must"),
        (lambda: open_share(hours(), CLUB, named_date(FRIDAY), stay_min=9999), "stay_min must"),
        (lambda: reliability(pd.Series([1.0]), fresh_share=1.1), "fresh_share must"),
        (lambda: reliability(pd.Series([1.0]), least_share=0.99), "least_share must"),
        (lambda: reliability(pd.Series([1.0]), half_life_days=0), "half_life_days must"),
    ],
)
def test_parameters_out_of_range_are_refused_by_name(ask, message: str) -> None:
    with pytest.raises(BadParameter, match=message):
        ask()


def test_a_time_finds_its_slot() -> None:
    assert typical_week([MONDAY]).at(4, 21, 30) == 4 * 24 + 21
    assert typical_week([MONDAY], 15).at(4, 21, 30) == (4 * 24 + 21) * 4 + 2


def test_reliability_falls_by_half_of_what_is_above_the_floor() -> None:
    days = pd.Series([0, 180, 360, np.nan], index=list("abcd"))
    found = reliability(days)
    assert found.index.equals(days.index)
    assert found.tolist() == pytest.approx([0.95, 0.725, 0.6125, 0.5])


@pytest.mark.parametrize(
    "other", [{"fresh_share": 0.9}, {"least_share": 0.4}, {"half_life_days": 90.0}]
)
def test_every_parameter_of_reliability_acts(other: dict[str, float]) -> None:
    days = pd.Series([100.0])
    assert reliability(days, **other)[0] != reliability(days)[0]


def test_a_confirmation_in_the_future_is_refused() -> None:
    with pytest.raises(BadFrame, match="days_since_confirmed: is below 0 at 1"):
        reliability(pd.Series([3.0, -2.0]))
