"""Nothing found is never the end: other evenings, further away, and people who answer."""

import re

import pytest

from tests.builders import town
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, page, total

pytestmark = pytest.mark.django_db
WAY = re.compile(r'<li><a href="/find/([^"]*)">([^<]*)</a>: (\d+) places?</li>')


@pytest.fixture
def a_quiet_town(freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.a_place_name("Eastmoor")
    a_listing("Monday Club", hours("monday", "18:00", "21:00"), at_m=(300, 0))
    a_listing("Wednesday Club", hours("wednesday", "18:00", "21:00"), at_m=(300, 0), cost="free")
    a_listing("Far Club", hours("saturday", "18:00", "22:00"), at_m=(7_000, 0), age_from=16)
    a_listing("Not Sure Club", at_m=(200, 0), hours_known="not_known")


def _ways(html: str) -> dict[str, tuple[str, int]]:
    """Words of each way with its address and the number that it promises."""
    return {words: (to.replace("&amp;", "&"), int(count)) for to, words, count in WAY.findall(html)}


QUESTIONS = [
    "?when=now&near=Eastmoor&radius_m=1000",
    "?when=tonight&near=Eastmoor&radius_m=1000&age=14",
    "?when=weekend&near=Eastmoor&radius_m=500&free=1",
    "?at=2026-12-04T19:00&kind=respite_space",
    "?near=Eastmoor&radius_m=100",
    "?when=now&near=Eastmoor&radius_m=1000&kind=youth_provision",
]


@pytest.mark.parametrize("query", QUESTIONS)
def test_each_way_leads_to_as_many_as_it_says(client, a_quiet_town, query) -> None:
    html = page(client, query)
    assert total(html) == 0
    for to, count in _ways(html).values():
        assert total(page(client, to)) == count
    for number in ("0800 1111", "85258", "116 123", "116 000"):
        assert number in html


def test_the_next_evening_and_further_away(client, a_quiet_town) -> None:
    ways = _ways(page(client, QUESTIONS[0]))
    assert ways["Open Mon 7pm"][1] == 1
    assert ways["Up to 10 km away"][1] == 1
    assert ways["At any time, up to 1 km away"][1] == 3


def test_filters_are_kept_on_the_way(client, a_quiet_town) -> None:
    ways = _ways(page(client, QUESTIONS[2]))
    assert ways["Open Wed 7pm"] == ("?at=2026-12-02T19:00&near=Eastmoor&radius_m=500&free=1", 1)


def test_an_empty_register_still_answers(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    for query in ("", "?when=now", "?when=weekend", "?kind=respite_space&age=12"):
        html = page(client, query)
        assert total(html) == 0
        assert "0800 1111" in html
    assert "0800 1111" in client.get("/").content.decode()
