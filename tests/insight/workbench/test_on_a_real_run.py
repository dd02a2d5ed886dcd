"""A run of the pipeline keeps what scenarios need: the planted gap is closed, and is where a plan
goes; what hides where it is cannot be found in it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from gis.analysis.scenario.edits import to_text
from guardianship.insight.models import Run, Scenario
from guardianship.insight.plans.answers import quick_answer
from guardianship.insight.plans.question import Conditions
from guardianship.insight.scenarios.answers import answer
from guardianship.insight.scenarios.forms import NewForm
from guardianship.insight.scenarios.stored import town_of
from tests.builders.gap_town import GAP, build_town, done
from tests.builders.places import a_hidden_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(freeze: Callable[[datetime], None]) -> Run:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    built = build_town()
    a_hidden_listing(name="Where nobody may know")
    return done(*built)


def test_something_new_in_the_gap_reaches_all_who_live_there(run: Run) -> None:
    town = town_of(run)
    assert "Where nobody may know" not in set(town.listings["name"])
    code = next(code for code, name in town.areas().items() if name == GAP)
    lives_there = town.origins["people"][town.origins["area_code"] == code].sum()
    said = {"called": "Late café", "where": f"area:{code}", "places": "30", "days": ["1"],
            "from_at": "18:00", "until_at": "22:00", "weeks": town.seasons[0]}  # fmt: skip
    form = NewForm(run, town, said)
    assert form.is_valid(), form.errors
    found = answer(Scenario.objects.create(run=run, name="x", edits=to_text(form.edits())))
    assert found["shown"][f"{town.seasons[0]}/newly_covered"] >= lives_there


def test_a_plan_goes_to_the_gap(run: Run) -> None:
    town = town_of(run)
    code = next(code for code, name in town.areas().items() if name == GAP)
    asked = Conditions(town.seasons[0], "evening", teams=1, run_h=2, fair=False)
    plan = quick_answer(run, asked)["plans"][0]
    assert {site["code"] for site in plan["sites"]} == {f"area:{code}"}
