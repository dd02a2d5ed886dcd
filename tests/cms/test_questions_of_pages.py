"""How often pages ask the database, among the pages of the demonstration."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from cms.demo_pages import build_demo_pages
from gis.models import Postcode
from places.enums import Access, Kind, PracticalHelp
from tests.builders import town
from tests.builders.kept_rows import kept_for_a_module
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.cms.frame_rows import a_line, a_row, queries
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
EVERY_FILTER = "&".join(
    [
        "unsure=1&near=ZE1&age=14&free=1&step_free=1&friend=1&radius_m=50000",
        "extent=-4.5,51.5,-3.1,52.5&area=authorities:W06000901",
        *(f"kind={kind.value}" for kind in Kind),
        *(f"access={value}" for value in Access.values),
    ]
)
QUESTIONS = [
    "/find/",
    "/find/?when=weekend&unsure=1",
    f"/find/?when=weekend&{EVERY_FILTER}",
    f"/find/?at=2026-11-28T21:30&{EVERY_FILTER}",
    f"/find/?when=now&{EVERY_FILTER}&help={PracticalHelp.HOT_FOOD}",
    f"/find/?at=2027-12-05T19:00&{EVERY_FILTER}&page=2",
]


@pytest.fixture(scope="module", autouse=True)
def demo_pages(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The pages of the demonstration on a Saturday evening."""
    with (
        kept_for_a_module(django_db_blocker),
        time_machine.travel(SATURDAY_EVENING, tick=False),
    ):
        build_demo_pages()
        yield


@pytest.mark.slow
def test_no_question_to_the_finder_takes_more_than_eight(client: Client) -> None:
    authority = town.an_authority()
    Postcode.objects.create(code="ZE1 1AA", outward="ZE1", point=town.at(0))
    for number in range(12):
        a_listing(f"Club {number}", hours("saturday", "18:00", "22:00"), at_m=(number * 50, 0))
        a_listing(f"Maybe {number}", hours_known="not_known", at_m=(0, number * 50))
        a_hidden_listing(f"Hidden {number}", hours("saturday", "18:00", "22:00"))
    row = a_row(name="Eastmoor Lights", dusk="#1B4332")
    a_line(row, "01632 960777")
    row.area_sets.set([authority.area_set])
    counted = {address: queries(client, address) for address in QUESTIONS}
    assert max(counted.values()) <= MOST_QUERIES, counted


@pytest.mark.parametrize("address", ["/help/", "/how/", "/cy/how/"])
def test_a_page_of_fixed_words_asks_once(client: Client, address: str) -> None:
    a_line(a_row(name="Eastmoor Lights"), "01632 960777")
    assert queries(client, address) == 1
