"""Choices of a run, what went in and why something is refused stand in the reader's language."""

from dataclasses import fields

import pandas as pd
import pytest
from django.urls import reverse
from django.utils.translation import override

from gis.analysis.access.decay import Decay
from gis.analysis.contracts import BadInput, BadParameter
from gis.analysis.disclosure.rules import DisclosureRefused
from gis.analysis.gap.on_foot import Measure
from guardianship.accounts.roles import Role
from guardianship.insight.parameters import Parameters, checked
from guardianship.insight.reading.choices_in_words import INPUTS, NAMES, VALUES, parameters_table
from guardianship.insight.reading.refusals_in_words import RULES, refused_in_words
from guardianship.insight.releasing.making import ReleaseRefused
from tests.builders.insight import a_release, a_run, sample_tables
from tests.builders.town import an_authority
from tests.builders.what_if import BRIDGE, a_run_to_try_on, without_deprivation
from tests.insight.pages.conftest import who_plans

HASHES = {**dict.fromkeys(INPUTS, "0123abcd"), "harm/street-crime": "4567", "new_thing": "89"}


def test_every_choice_has_a_name_and_every_word_of_one_too() -> None:
    assert set(NAMES) == {each.name for each in fields(Parameters)}
    assert set(VALUES["decay"]) == set(Decay)
    assert set(VALUES["measure"]) == set(Measure)


@pytest.mark.parametrize("words", [NAMES, *VALUES.values(), INPUTS, RULES])
def test_all_of_them_are_in_welsh(words: dict) -> None:
    english = {code: str(said) for code, said in words.items()}
    with override("cy"):
        assert [code for code, said in words.items() if str(said) == english[code]] == []


def test_values_in_words() -> None:
    rows = dict(parameters_table(Parameters().as_json()).rows)
    assert rows["How places are shared (measure)"] == (
        "among all in reach, near ones more (E2SFCA)"
    )
    assert rows["Longest walk, in minutes (walk_min)"] == "20"
    assert (
        "detached youth work: 20" in rows["Room for so many at a time, by kind of listing (places)"]
    )


def why(**given: object) -> BadInput:
    with pytest.raises(BadParameter) as refused:
        checked(given)
    return refused.value


@pytest.mark.parametrize(
    ("error", "english", "welsh"),
    [
        (lambda: why(walk_min=90), "Longest walk, in minutes: must be at least 5 and at most 60, "
         "not 90.", "rhaid iddo fod o leiaf 5 a dim mwy na 60"),
        (lambda: why(standard_per_1000=0.0), "held to be enough: must be above 0 and at most "
         "100000, not 0.0.", "rhaid iddo fod uwchlaw 0"),
        (lambda: why(draws=40.5), "Draws for the bands: must be a whole number.", "rhif cyfan"),
        (lambda: DisclosureRefused("R-SDC-4", "x"), "R-SDC-4: Periods must be whole calendar",
         "R-SDC-4: Rhaid i gyfnodau"),
        (lambda: ReleaseRefused("the run is done, and has nothing to release"),
         "The run is done, and has nothing", "Cyflwr y rhediad: done. Nid oes"),
        (lambda: BadInput("something new"), "something new", "something new"),
    ],
    ids=["a limit", "above", "whole", "a rule", "nothing to release", "nobody knows it"],
)  # fmt: skip
def test_refusals(error, english: str, welsh: str) -> None:
    assert english in refused_in_words(error())
    with override("cy"):
        assert welsh in refused_in_words(error())


@pytest.mark.django_db
def test_how_it_was_made_in_welsh() -> None:
    run = a_run(parameters=Parameters().as_json(), input_hashes=HASHES)
    release = a_release(run=run)
    client = who_plans(release)
    with override("cy"):
        page = client.get(reverse("insight:making", args=[release.uid])).content.decode()
    parts = page[page.index("walk_min") - 200 :]
    for english in (*map(str, NAMES.values()), *map(str, INPUTS.values()), "bell curve"):
        assert english not in parts
    assert "(walk_min)" in parts
    assert "Adroddiadau: " in parts


@pytest.mark.django_db
def test_a_number_out_of_range_is_refused_in_the_readers_language() -> None:
    release = a_release()
    client = who_plans(release, Role.ANALYST)
    asked = {"authority": release.authority.code, "area_set": release.geography.code}
    said = asked | {
        "measured_on": "week", "day": "2026-11-23", "first_age": "10", "last_age": "17",
        "walk_min": "90", "stay_min": "45", "standard_per_1000": "20", "draws": "500",
    }  # fmt: skip
    with override("cy"):
        page = client.post(reverse("insight:start_run"), said)
    assert page.status_code == 422
    assert "rhaid iddo fod o leiaf 5 a dim mwy na 60, nid 90" in page.content.decode()


@pytest.mark.django_db
def test_without_deprivation_data_it_says_so_and_no_share_is_nought() -> None:
    tables = sample_tables(an_authority())
    areas = tables["areas"].assign(decile=float("nan"))
    equity = tables["equity"][tables["equity"]["measure"] == "gini"]
    release = a_release(tables={"areas": areas, "equity": pd.DataFrame(equity)})
    client = who_plans(release)
    area = client.get(reverse("insight:area", args=[release.uid, "W02000903"])).content.decode()
    assert "About 500 young people. No deprivation data is loaded." in area
    page = client.get(reverse("insight:equity", args=[release.uid])).content.decode()
    assert "No deprivation data is loaded for this area" in page
    plain = a_release(run=release.run, number=2)
    known = client.get(reverse("insight:equity", args=[plain.uid])).content.decode()
    assert "No deprivation data" not in known


@pytest.mark.django_db
def test_a_plan_and_a_sketch_without_deprivation_data_say_so() -> None:
    release = a_release(run=a_run_to_try_on(content=without_deprivation()))
    client = who_plans(release)
    asked = {"season": "term", "band": "weekend_night", "teams": "1", "run_h": "2",
             "cost_per_hour": "60", "fair": "on"}  # fmt: skip
    page = client.get(reverse("insight:where_next", args=[release.uid]), asked).content.decode()
    assert "No deprivation data is loaded, so nobody can say" in page
    assert "three most deprived tenths." not in page
    tried = client.post(reverse("insight:try", args=[release.uid, "close"]), {"listing": BRIDGE})
    assert "nothing is told by tenths of it" in client.get(tried.url).content.decode()
