"""A release at one time: sentences, then the layers, young people's first, and then the week."""

import pytest
from django.urls import reverse

from guardianship.insight.models import Release
from tests.builders.insight import NAMES
from tests.builders.people import StaysIn

pytestmark = pytest.mark.django_db
QUAY = NAMES[2]


def read(client: StaysIn, release: Release, **asked: object) -> str:
    return client.get(reverse("insight:release", args=[release.uid]), asked).content.decode()


def test_it_opens_with_sentences(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, band="weekend_night", season="term")
    first = page.index("In this area nothing is open within 3,200 m, Friday or Saturday night")
    assert QUAY in page[first : first + 400]
    assert "about 250 young people short of a place (between 240 and 265)" in page
    assert first < page.index("<svg class=") < page.index("<table")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"band": "after_school"}, "In every area something is open within 3,200 m"),
        ({"band": "nonsense", "season": "nonsense"}, "nothing is open within 3,200 m, Friday"),
        (
            {"band": "evening", "season": "holidays"},
            "Eastmoor: evening, Monday to Thursday, school",
        ),
    ],
    ids=["another time", "unknown is as not said", "holidays"],
)
def test_the_time_is_chosen_in_the_address(
    commissioner: StaysIn, release: Release, asked: dict[str, str], sentence: str
) -> None:
    assert sentence in read(commissioner, release, **asked)


def test_areas_of_a_group_stand_by_name(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, band="after_school")
    sentences = page[page.index("Support there (3)") : page.index("<form")]
    assert sorted(NAMES, key=sentences.index) == sorted(NAMES)


def test_young_people_come_first_and_are_on(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, band="evening")
    assert 'value="young_people" checked' in page
    assert page.index('id="young-people"') < page.index('id="support"')
    assert "about 25 answered; safe 10, it depends not shown, not safe 15" in page


def test_harm_is_off_until_asked(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release)
    assert 'id="harm-' not in page
    assert 'name="harm" value="street-crime" checked' not in page
    assert 'name="harm" value="street-crime"' in page


def test_harm_is_one_source_at_a_time_and_never_without_what_is_open(
    commissioner: StaysIn, release: Release
) -> None:
    page = read(commissioner, release, layers="chosen", harm="street-crime")
    assert 'id="harm-street-crime"' in page
    assert 'id="harm-ambulance"' not in page
    assert 'id="support"' in page
    assert 'id="young-people"' not in page
    drawn = page[page.index('id="harm-street-crime"') :]
    assert "an open place within a 15-minute walk" in drawn
    # The whole town has the same rate, and the band of each area holds it.
    assert "reports that the data do not tell from those of all areas together; 90%" in drawn


def test_counts_that_are_hidden_are_hatched_and_not_guessed(
    commissioner: StaysIn, release: Release
) -> None:
    page = read(commissioner, release, layers="chosen", harm="street-crime")
    label = page.index(f'aria-label="{NAMES[0]}: reports not shown, or too few to tell')
    assert "-held-back)" in page[label : page.index("</a>", label)]


def test_every_drawing_has_its_notes_and_its_table(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, band="evening", harm=["street-crime", "ambulance"])
    figures = page.split('<section class="figure"')[1:]
    # Young people, support, the week, two sources by area, and the one of them that knows hours.
    assert len(figures) == 6
    for figure in figures:
        assert "How we know" in figure
        assert "What it can’t tell you" in figure
        assert "Release 1, up to 2026-Q3" in figure
        assert "<table" in figure
        assert "<title id=" in figure
        assert "<desc id=" in figure


def test_every_area_of_the_map_is_a_link_and_a_row(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release)
    figure = page[page.index('id="support"') :]
    for name in NAMES:
        assert f'aria-label="{name}: ' in figure
        assert f'<th scope="row">{name}</th>' in figure


@pytest.mark.parametrize("word", ["hotspot", "worst", "rank", "danger", "red;", "crime-ridden"])
def test_no_area_is_called_names(commissioner: StaysIn, release: Release, word: str) -> None:
    page = read(commissioner, release, harm="street-crime").casefold()
    assert word not in page
