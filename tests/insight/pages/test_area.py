"""The profile of an area, and pages of the whole authority."""

import pandas as pd
import pytest
from django.urls import reverse
from django.utils.translation import override

from guardianship.insight.models import Release
from guardianship.insight.reading.equity import MEANINGS, MEASURES
from tests.builders.insight import a_release
from tests.builders.people import StaysIn
from tests.insight.pages.conftest import who_plans

pytestmark = pytest.mark.django_db
QUAY = "W02000903"


def read(client: StaysIn, release: Release, name: str, *more: str, **asked: str) -> str:
    address = reverse(f"insight:{name}", args=[release.uid, *more])
    return client.get(address, asked).content.decode()


def test_an_area_opens_with_what_is_there(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, "area", QUAY)
    there, missing = page.index("What is there"), page.index("What is missing")
    assert there < missing
    assert "Youth club or activity: after school (3 hours a week)" in page[there:missing]
    assert "Friday or Saturday night: about 250 young people short" in page[missing:]
    assert "About 500 young people. Tenth of deprivation (1 is the most deprived): 5." in page


def test_the_week_is_168_hours_with_a_table_behind(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, "area", QUAY)
    strip = page[page.index('class="chart strip"') : page.index("</svg>", page.index("strip"))]
    assert strip.count("<rect") == 168
    assert "<title>Monday 15–16: 80%</title>" in strip
    assert "in 35 of 168 hours at least half" in page
    assert '<th scope="row">15–16</th><td>80%</td>' in page


def test_nothing_there_is_said_kindly(db: None) -> None:
    kinds = pd.DataFrame(
        [
            {"area_code": QUAY, "area_name": "Eastmoor Quay", "season": "term", "band": "late",
             "kind": "youth_provision", "reachable_share": 0.0, "hours": 0.0}
        ]
    )  # fmt: skip
    release = a_release(tables={"kinds": kinds})
    page = read(who_plans(release), release, "area", QUAY)
    assert "Nothing on the list is within reach in this kind of week." in page


def test_the_mix_of_partners_is_the_hand_count(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, "partners")
    drawn = page[page.index('class="chart bars"') : page.index("</svg>", page.index("bars"))]
    assert [f"{share}% of the hours" in drawn for share in (60, 40, 0)] == [True] * 3
    assert drawn.index("Statutory") < drawn.index("40% of the hours") < drawn.index("Voluntary")
    assert "<td>Voluntary</td><td>2</td><td>3</td><td>12.0</td><td>60%</td>" in page


def test_equity_says_in_words_what_the_slope_says(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, "equity", band="weekend_night", season="term")
    assert "young people in the most deprived neighbourhoods have more" in page
    assert "-0.4 (-0.5 – -0.3)" in page
    assert "Nothing was measured" in read(commissioner, release, "equity", band="late")


def test_a_band_on_both_sides_of_nothing_says_that_it_does_not_say(db: None) -> None:
    equity = pd.DataFrame(
        [
            {"measure": "slope_index", "season": "term", "band": "weekend_night", "group": "",
             "value": 0.1, "low": -0.2, "high": 0.4, "how": "By deciles."}
        ]
    )  # fmt: skip
    release = a_release(tables={"equity": equity})
    assert "the data do not say whether" in read(who_plans(release), release, "equity")


def test_every_measure_says_what_its_number_means() -> None:
    assert set(MEASURES) - {"parity_difference", "goes_along"} == set(MEANINGS)
    english = {code: str(said) for code, said in MEANINGS.items()}
    with override("cy"):
        assert [code for code, said in MEANINGS.items() if str(said) == english[code]] == []


def test_at_which_ages_responses_disrupt_more_often_is_said_in_words(db: None) -> None:
    equity = pd.DataFrame(
        [
            {"measure": "parity_difference", "season": "", "band": "", "group": age,
             "value": (low + high) / 2, "low": low, "high": high, "how": "Counted."}
            for age, low, high in (("13-15", -30.0, 5.0), ("16-17", 10.0, 60.0))
        ]
    )  # fmt: skip
    release = a_release(tables={"equity": equity})
    page = read(who_plans(release), release, "equity")
    assert "More often than at other ages: 16 to 17." in page
    assert "Less often" not in page


def test_what_was_looked_for_in_vain(commissioner: StaysIn, release: Release) -> None:
    page = read(commissioner, release, "looked_for")
    assert "In 2026-Q3, 2 kinds and times were asked for in vain ten times or more." in page
    assert "Place to take a break: Friday or Saturday night" in page
    drawn = page[page.index('class="chart bars"') : page.index("</svg>", page.index("bars"))]
    assert "about 15 times" in drawn
    # The newest quarter is drawn; the table has those before it too.
    assert "about 20 times" not in drawn
    assert "<td>2026-Q2</td><td>20</td>" in page


def test_how_it_was_made_has_sources_parameters_and_hashes(
    commissioner: StaysIn, release: Release
) -> None:
    page = read(commissioner, release, "making")
    for said in (
        release.content_hash, release.run.result_hash, "Street-level crime", "OGL v3",
        "Counts what was reported and recorded.", "Youngest age (first_age)",
        "Every table is the one",
    ):  # fmt: skip
        assert said in page
    assert page.count("<td>yes</td>") == 12


def test_a_straight_line_is_called_approximate(db: None) -> None:
    plain = a_release()
    client = who_plans(plain)
    assert "Approximate" not in read(client, plain, "release")
    rough = Release(**{
        field.attname: getattr(plain, field.attname)
        for field in Release._meta.concrete_fields
        if field.attname not in ("id", "uid", "number", "head")
    }, number=2, head=plain.head | {"approximate": 1.3})  # fmt: skip
    rough.save()
    assert "made longer by a factor of 1.3" in read(client, rough, "release")


def test_a_release_that_was_replaced_says_so(db: None) -> None:
    old = a_release()
    new = a_release(run=old.run, number=2, why="A new quarter.")
    Release.objects.filter(pk=old.pk).update(replaced_by=new)
    page = read(who_plans(old), old, "release")
    assert "A newer release takes the place of this one." in page
    assert "A new quarter." in page
    assert reverse("insight:release", args=[new.uid]) in page
