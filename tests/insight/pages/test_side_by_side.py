"""What sources say side by side: in words first, with what is open, and nothing added together."""

import pandas as pd
import pytest
from django.urls import reverse
from django.utils.translation import override

from gis.analysis.harm.agreement import Reading
from guardianship.insight.models import Release
from tests.builders.insight import NAMES, a_release
from tests.builders.people import StaysIn
from tests.insight.pages.conftest import who_plans

pytestmark = pytest.mark.django_db
SAYING = [
    (Reading.YOUNG_PEOPLE_ALONE, "survey"),
    (Reading.ALL, "street-crime, ambulance"),
    (Reading.SILENT, ""),
]


def agreeing(rows: list[tuple[Reading, str]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"area_code": f"W0200090{number}", "area_name": name, "speaking": 2, "saying": saying,
             "reading": reading.value}
            for number, (name, (reading, saying)) in enumerate(zip(NAMES, rows, strict=True), 1)
        ]
    )  # fmt: skip


@pytest.fixture
def apart() -> Release:
    """A release in which each area is told another thing."""
    return a_release(tables={"agreement": agreeing(SAYING)})


def read(client: StaysIn, release: Release, **asked: object) -> str:
    address = reverse("insight:together", args=[release.uid])
    return client.get(address, asked).content.decode()


def test_it_says_in_words_what_sources_say_with_young_people_first(apart: Release) -> None:
    page = read(who_plans(apart), apart, season="term", band="evening")
    words = [f"{str(reading).capitalize()} (1)" for reading, _sources in SAYING]
    places = [page.index(each) for each in words]
    assert places == sorted(places)
    assert f"{NAMES[0]}</a>: 90% have an open place within a 15-minute walk" in page
    assert f"{NAMES[2]}</a>: 0% have an open place within a 15-minute walk" in page


def test_every_row_says_what_is_open_what_young_people_say_and_who_says_more(
    apart: Release,
) -> None:
    page = read(who_plans(apart), apart, season="term", band="evening")
    table = page[page.index("What sources say, area by area") :]
    first, second, third = (
        table[table.index(f'<th scope="row">{name}</th>') :].split("</tr>")[0] for name in NAMES
    )
    assert "<td>90%</td><td>about 25 answered; safe 10" in first
    assert "<td>survey</td><td>2</td>" in first
    assert "<td>Ambulance call-outs, street-crime</td>" in second
    assert "<td>no source says enough to tell</td><td>–</td>" in third


def test_hatches_are_of_several_and_dots_of_silence(apart: Release) -> None:
    page = read(who_plans(apart), apart)
    drawn = [page[page.index(f'aria-label="{name}: ') :].split("</a>")[0] for name in NAMES]
    assert ["-missing)" in each for each in drawn] == [False, True, False]
    assert ["-held-back)" in each for each in drawn] == [False, False, True]


def test_contact_with_services_is_off_until_asked_and_comes_with_what_is_open(
    commissioner: StaysIn, release: Release
) -> None:
    page = read(commissioner, release)
    assert 'name="contact" value="stop-search"' in page
    assert 'id="contact-stop-search"' not in page
    shown = read(commissioner, release, contact="stop-search", band="evening")
    figure = shown[shown.index('id="contact-stop-search"') :]
    assert "Where harm is: this says where services went" in figure
    assert "Open within a 15-minute walk" in figure
    assert "Tipping ratio" not in figure
    assert "Reported: " not in shown


@pytest.mark.parametrize("asked", ["street-crime", "nonsense"], ids=["of harm", "unknown"])
def test_what_is_no_source_of_contact_shows_nothing(
    commissioner: StaysIn, release: Release, asked: str
) -> None:
    assert 'id="contact-' not in read(commissioner, release, contact=asked)


def test_without_a_source_it_says_so() -> None:
    empty = a_release(tables={"agreement": agreeing(SAYING)[:0]})
    page = read(who_plans(empty), empty)
    assert "No source of reports is in this release." in page
    assert "<svg class=" not in page


def test_it_is_all_in_welsh(apart: Release) -> None:
    client = who_plans(apart)
    with override("cy"):
        page = read(client, apart, contact="stop-search")
    for english in (*(str(reading) for reading, _ in SAYING), "Contact with", "Who says more"):
        assert english not in page
    assert "gofynnwch iddynt" in page
