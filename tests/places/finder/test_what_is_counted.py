"""Questions that found nothing open are counted where the site says so, and nothing else is."""

from datetime import date, datetime

import pytest
from django.conf import settings as installed
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from guardianship.lib.time_bands import band_at
from guardianship.safeguarding.rights.retention import forget
from places.demand import tally
from places.demand.models import NothingOpenCount
from places.finder.moment import When, wall_clock, window_of
from places.finder.nothing_open import band_asked
from places.forms import read_question
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, london, page

pytestmark = pytest.mark.django_db
AS_INSTALLED = installed.COUNT_NOTHING_OPEN
QUESTION = "?at=2026-11-28T21:30&near=Eastmoor"


@pytest.fixture(autouse=True)
def _a_quiet_town(freeze, settings, monkeypatch) -> None:
    """Nothing is open on Saturday night; a worker that has heard of nothing yet."""
    freeze(SATURDAY_EVENING)
    settings.COUNT_NOTHING_OPEN = True
    monkeypatch.setattr(tally, "_tally", tally.Tally())
    town.an_authority()
    town.a_place_name("Eastmoor")
    a_listing("Monday Club", hours("monday", "18:00", "21:00"), at_m=(300, 0))


@pytest.fixture
def later(client, freeze):
    """Ten minutes on, another page is asked for; afterwards all that the table holds."""

    def wait() -> list[tuple[str, str, str, str, int]]:
        freeze(SATURDAY_EVENING + tally.WRITTEN_EVERY)
        assert client.get("/help/").status_code == 200
        freeze(SATURDAY_EVENING)
        rows = NothingOpenCount.objects.order_by("wanted", "band")
        return [
            (row.area_code, str(row.quarter_from), row.wanted, row.band, row.count) for row in rows
        ]

    return wait


def test_a_question_that_finds_nothing_is_one_number(client, later) -> None:
    page(client, QUESTION)
    page(client, f"{QUESTION}&kind=respite_space")
    assert later() == [
        ("W06000901", "2026-10-01", "any", "weekend_night", 1),
        ("W06000901", "2026-10-01", "respite_space", "weekend_night", 1),
    ]
    page(client, QUESTION)
    assert later()[0][-1] == 2


def test_another_place_of_the_same_authority_adds_to_the_same_number(client, later) -> None:
    town.a_place_name("Eastmoor Quay", at_m=(0, 4_000))
    page(client, QUESTION)
    page(client, QUESTION.replace("Eastmoor", "Eastmoor+Quay"))
    assert [row[-1] for row in later()] == [2]


NOT_COUNTED = {
    "no place": "?at=2026-11-28T21:30",
    "no time": "?near=Eastmoor&kind=respite_space",
    "something is open": "?at=2026-11-30T19:00&near=Eastmoor",
    "a short way": f"{QUESTION}&radius_m=1600",
    "an age": f"{QUESTION}&age=14",
    "free": f"{QUESTION}&free=1",
    "help": f"{QUESTION}&help=hot_food",
    "who can come": f"{QUESTION}&access=open_to_all",
    "step-free": f"{QUESTION}&step_free=1",
    "several kinds": f"{QUESTION}&kind=respite_space&kind=detached_youth_work",
    "a later page": f"{QUESTION}&page=2",
    "a position": f"{QUESTION}&here=1",
    "a box on a map": "?at=2026-11-28T21:30&extent=-3.7,52.1,-3.6,52.2",
    "beyond what is known": "?at=2027-12-01T19:00&near=Eastmoor",
    "not all of it was read": f"{QUESTION}&age=old",
    "a place nobody knows": "?at=2026-11-28T21:30&near=Nowhere",
    "an area nobody loaded": "?at=2026-11-28T21:30&area=wards:W05000001",
}


@pytest.mark.parametrize("query", NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_anything_else_is_not_counted(client, later, query) -> None:
    page(client, query)
    assert later() == []


@pytest.mark.parametrize("what", ["hours nobody knows", "an address that is private"])
def test_where_something_may_be_open_nothing_is_missing(client, later, what) -> None:
    if what == "hours nobody knows":
        a_listing("Maybe", hours_known="not_known", at_m=(200, 0))
    else:
        a_hidden_listing("Hidden", hours("saturday", "18:00", "22:00"))
    page(client, QUESTION)
    assert later() == []


def test_switched_off_nothing_is_noted_and_no_address_is_marked(client, later, settings) -> None:
    settings.COUNT_NOTHING_OPEN = False
    page(client, QUESTION)
    assert later() == []
    told = client.post("/find/", {"lat": town.at().y, "lon": town.at().x})
    assert told["Location"] == "/find/?near=Eastmoor"
    assert "We count how often" not in client.get("/how/").content.decode()


def test_a_position_is_never_counted_nor_what_is_pressed_from_there(client, later) -> None:
    told = client.post("/find/", {"lat": town.at().y, "lon": town.at().x, "when": "tonight"})
    assert told["Location"] == "/find/?when=tonight&near=Eastmoor&here=1"
    html = page(client, told["Location"].removeprefix("/find/"))
    assert "when=now&amp;near=Eastmoor&amp;here=1" in html
    # Another time is still asked from there; whoever names a place is asked like anybody.
    assert '<input type="hidden" name="here" value="1">' in html
    typed = client.post("/find/", {"near": "Eastmoor", "when": "tonight", "here": "1"})
    assert typed["Location"] == "/find/?when=tonight&near=Eastmoor"
    assert later() == []


def test_the_page_asks_the_database_nothing_more_and_stays_as_it_was(client, settings) -> None:
    def asked() -> tuple[int, str, str]:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/find/{QUESTION}")
        assert response.cookies == {}
        writes = [q["sql"] for q in queries if not q["sql"].startswith("SELECT")]
        assert writes == []
        return len(queries), response["ETag"], response["Cache-Control"]

    counted = asked()
    settings.COUNT_NOTHING_OPEN = False
    assert asked() == counted


def test_pressing_again_counts_once_and_a_machine_so_often_a_day(client, freeze) -> None:
    for _again in range(3):
        page(client, QUESTION)
    (missing,) = tally._tally.waiting
    for number in range(1, tally.MOST_A_DAY + 3):
        freeze(SATURDAY_EVENING + number * tally.WRITTEN_EVERY)
        tally.write_down_if_due()
        tally.note(missing)
    assert NothingOpenCount.objects.get().count == tally.MOST_A_DAY
    assert len(tally._tally.noted) == 1


def test_outside_every_authority_nothing_is_kept(client, later) -> None:
    town.a_place_name("Farmoor", at_m=(60_000, 0))
    page(client, QUESTION.replace("Eastmoor", "Farmoor"))
    assert later() == []


def test_head_counts_nothing(client, later) -> None:
    assert client.head(f"/find/{QUESTION}").status_code == 200
    assert later() == []


def test_the_table_has_no_column_for_a_person_place_or_moment() -> None:
    names = {field.name for field in NothingOpenCount._meta.get_fields()}
    assert names == {"id", "area_code", "quarter_from", "wanted", "band", "count"}


def test_it_is_off_until_the_operator_decides() -> None:
    assert AS_INSTALLED is False


def test_how_this_works_says_so(client) -> None:
    assert "We count how often a search finds nothing open." in client.get("/how/").content.decode()


@pytest.mark.parametrize(
    ("wall", "band"),
    [
        ("2026-11-25 16:00", "after_school"),
        ("2026-11-25 19:00", "evening"),
        ("2026-11-28 21:30", "weekend_night"),
        ("2026-11-29 00:30", "late"),
        ("2026-11-25 22:30", "late"),
        ("2026-11-29 10:00", "weekend_day"),
        ("2026-11-29 20:00", "sunday_evening"),
        ("2026-11-25 11:00", "other"),
        ("2026-11-29 02:00", "other"),
    ],
)
def test_each_moment_is_in_its_part_of_the_week(wall: str, band: str) -> None:
    assert band_asked(wall_clock(datetime.fromisoformat(wall))) == band
    if band != "other":
        assert band_at(datetime.fromisoformat(wall)) == band


@pytest.mark.parametrize(
    ("when", "at", "band"),
    [
        ("tonight", "2026-11-25 12:00", "evening"),
        ("tonight", "2026-11-28 12:00", "weekend_night"),
        ("tonight", "2026-11-29 01:00", "late"),
        ("weekend", "2026-11-25 12:00", "weekend_day"),
    ],
)
def test_a_stretch_is_in_the_part_it_has_most_of(when: str, at: str, band: str) -> None:
    assert band_asked(window_of(When(when), london(at))) == band


def test_a_mark_is_a_tick_like_others() -> None:
    assert read_question(QueryDict("here=1")).query.querystring() == "?here=1"
    assert set(read_question(QueryDict("here=perhaps")).problems) == {"here"}


def test_numbers_are_deleted_27_months_after_their_quarter_began(freeze) -> None:
    rows = [
        NothingOpenCount(area_code="W06000901", quarter_from=begins, wanted="any", band=band)
        for begins, band in ((date(2026, 7, 1), "late"), (date(2026, 10, 1), "late"))
    ]
    NothingOpenCount.objects.bulk_create(rows)
    freeze(london("2028-10-02 03:00"))
    forget()
    assert [row.quarter_from for row in NothingOpenCount.objects.all()] == [date(2026, 10, 1)]
