"""The best plan is the best: against every plan there is, and against spopt."""

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from gis.analysis.contracts import BadInput
from gis.analysis.siting.choices import near_best_plans, stability
from gis.analysis.siting.exact import NoPlan, best_plan
from gis.analysis.siting.greedy import quick_plan
from gis.analysis.siting.problem import Siting, worth
from tests.gis.analysis.siting.towns import best_by_trying, keeps_all, question

TIMES = pd.Index(["t0", "t1", "t2"])
LOCKED = pd.DataFrame(False, index=[f"s{n}" for n in range(4)], columns=TIMES)
LOCKED.loc["s2", ["t1", "t2"]] = True
FIRST = pd.Series([n < 4 for n in range(12)], index=[f"a{n}" for n in range(12)])
QUESTIONS = {
    "plain": {},
    "two teams": {"teams": 2},
    "no team in one slot": {"teams": pd.Series([1, 0, 2], index=TIMES)},
    "budget": {"budget": 5.0, "teams": 3},
    "run of two": {"run": 2, "teams": 2, "budget": 9.0},
    "run within a day": {"run": 2, "days": pd.Series(["fri", "sat", "sat"], index=TIMES)},
    "locked": {"locked": LOCKED, "teams": 2, "budget": 8.0},
    "fair share": {"priority": FIRST, "floor": 0.4},
    "no less than their part": {"priority": FIRST},
    "everything": {
        "locked": LOCKED,
        "run": 2,
        "budget": 10.0,
        "teams": 2,
        "priority": FIRST,
        "floor": 0.1,
    },
}


@pytest.mark.parametrize("more", QUESTIONS.values(), ids=QUESTIONS)
def test_no_plan_at_all_covers_more(more: dict) -> None:
    problem = question(seed=5, **more)
    plan = best_plan(problem)
    assert plan.covered == pytest.approx(best_by_trying(problem))
    assert keeps_all(problem, plan.chosen.to_numpy())
    assert plan.meets_floor
    assert plan.gap == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("more", QUESTIONS.values(), ids=QUESTIONS)
def test_the_quick_plan_keeps_to_the_conditions_and_is_near_the_best(more: dict) -> None:
    problem = question(seed=5, **more)
    plan = quick_plan(problem)
    assert keeps_all(problem, plan.chosen.to_numpy())
    assert plan.meets_floor
    if problem.priority is None:
        assert plan.covered >= 0.63 * best_plan(problem).covered
    assert plan.bound is None
    assert plan.gap is None


def test_spopt_finds_the_same_cover() -> None:
    """One slot, p sites, one of them there already: the problem of Church and ReVelle."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pulp
        from spopt.locate import MCLP
    dice = np.random.default_rng(9)
    metres = dice.uniform(0, 4000, (60, 15))
    young = dice.integers(1, 80, 60)
    there = np.zeros(15)
    there[3] = 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        judge = MCLP.from_cost_matrix(
            metres, young, 800, p_facilities=4, predefined_facilities_arr=there
        ).solve(pulp.PULP_CBC_CMD(msg=False))
    slot = pd.Index(["evening"])
    sites, areas = pd.RangeIndex(15), pd.RangeIndex(60)
    problem = Siting(
        reach=sparse.csr_array(metres <= 800),
        people=pd.Series(young, index=areas),
        covered=pd.DataFrame(False, index=areas, columns=slot),
        cost=pd.DataFrame(1.0, index=sites, columns=slot),
        teams=pd.Series(4, index=slot),
        locked=pd.DataFrame(there.astype(bool), index=sites, columns=slot),
    )
    plan = best_plan(problem)
    assert plan.covered == pytest.approx(judge.problem.objective.value())
    assert plan.chosen["evening"].sum() == 4
    assert plan.chosen.loc[3, "evening"]


def test_who_is_covered_already_needs_nothing() -> None:
    problem = question()
    nobody = question(covered=problem.covered | True)
    assert best_plan(nobody).covered == 0
    assert quick_plan(nobody).chosen.to_numpy().sum() == 0


def test_near_best_plans_differ_and_are_near() -> None:
    problem = question(seed=2, areas=40, sites=12, slots=4, teams=2)
    plans = near_best_plans(problem, plans=4, within=0.2, differ=0.3)
    assert len(plans) == 4
    assert all(plan.covered >= 0.8 * plans[0].covered for plan in plans)
    assert all(keeps_all(problem, plan.chosen.to_numpy()) for plan in plans)
    for number, one in enumerate(plans):
        for other in plans[:number]:
            shared = (one.chosen & other.chosen).to_numpy().sum()
            assert shared <= 0.7 * other.chosen.to_numpy().sum() + 1
    assert len(near_best_plans(problem, plans=4, within=0.0001, differ=1.0)) == 1


def test_a_site_that_always_wins_is_stable_and_one_that_ties_is_not() -> None:
    areas, slot = pd.Index(["big", "one", "two"]), pd.Index(["t"])
    problem = Siting(
        reach=sparse.csr_array(np.eye(3)),
        people=pd.Series([1000, 50, 50], index=areas),
        covered=pd.DataFrame(False, index=areas, columns=slot),
        cost=pd.DataFrame(1.0, index=pd.Index(["B", "O", "T"]), columns=slot),
        teams=pd.Series(2, index=slot),
    )
    draws = np.random.default_rng(1).normal([[1000], [50], [50]], 5, (3, 200))
    found = stability(problem, draws)
    assert found.loc["B", "anywhen"] == 1
    assert 0.35 < found.loc["O", "anywhen"] < 0.65
    assert found.loc[["O", "T"], "t"].sum() == pytest.approx(1)
    pd.testing.assert_frame_equal(found, stability(problem, draws, best_plan), atol=1e-12)


def test_every_condition_changes_something() -> None:
    usual = best_plan(question(seed=5, teams=2))
    others = {
        name: best_plan(question(seed=5, **({"teams": 2} | more)))
        for name, more in QUESTIONS.items()
        if name not in ("plain", "two teams", "run within a day")
    }
    others["teams"] = best_plan(question(seed=5))
    others["days"] = best_plan(question(seed=5, **QUESTIONS["run within a day"]))
    same = [name for name, plan in others.items() if plan.chosen.equals(usual.chosen)]
    assert same == []


def test_a_floor_that_nobody_names_is_the_share_of_all_young_people() -> None:
    problem = question(priority=FIRST)
    expected = problem.people[FIRST].sum() / problem.people.sum()
    assert problem.fair_share == pytest.approx(expected)
    assert worth(problem, np.zeros((4, 3), dtype=bool)).meets_floor


BASE = question()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param({"budget": -1}, "^budget must be", id="budget below 0"),
        pytest.param({"run": 0}, "^run must be", id="run of nothing"),
        pytest.param({"run": 1.5}, "^run must be a whole number", id="half a run"),
        pytest.param(
            {"run": 3, "days": pd.Series(["f", "s", "s"], index=TIMES)},
            "^run is 3 slots, and no day",
            id="run longer than every day",
        ),
        pytest.param({"floor": 0.5}, "^floor needs priority", id="floor of nobody"),
        pytest.param({"floor": 2.0, "priority": FIRST}, "^floor must be", id="floor above 1"),
        pytest.param({"teams": pd.Series(-1, index=TIMES)}, "teams: is below 0", id="teams"),
        pytest.param({"people": -BASE.people}, "people: is below 0", id="people below 0"),
        pytest.param({"people": BASE.people * np.nan}, "people: has no number", id="NaN"),
        pytest.param({"people": BASE.people.iloc[::-1]}, "covered: does not", id="other order"),
        pytest.param({"cost": BASE.cost.iloc[:0]}, "0 sites", id="no site"),
        pytest.param({"reach": BASE.reach[:3]}, "reach: has the shape", id="shape"),
        pytest.param({"locked": LOCKED, "budget": 0}, "^budget is less", id="locked costs more"),
        pytest.param(
            {"locked": LOCKED | True}, "^teams are fewer than the sites", id="locked above teams"
        ),
        pytest.param(
            {"cost": pd.concat([BASE.cost, BASE.cost])}, "cost: has codes more", id="site twice"
        ),
    ],
)
def test_bad_input_is_named(more: dict, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        question(**more)


def test_conditions_that_cannot_be_met_together_are_said() -> None:
    """The locked site covers nobody of the priority areas, and all must be of them."""
    reach = np.zeros((12, 4))
    reach[5, 2] = 1
    problem = question(
        reach=sparse.csr_array(reach),
        covered=pd.DataFrame(False, index=FIRST.index, columns=TIMES),
        locked=LOCKED,
        priority=FIRST,
        floor=1.0,
    )
    with pytest.raises(NoPlan, match="no plan meets all conditions"):
        best_plan(problem)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        pytest.param(lambda q: best_plan(q, seconds=0), "^seconds must be", id="seconds"),
        pytest.param(lambda q: best_plan(q, gap=0.9), "^gap must be", id="gap"),
        pytest.param(lambda q: near_best_plans(q, plans=0), "^plans must be", id="plans"),
        pytest.param(lambda q: near_best_plans(q, within=2), "^within must be", id="within"),
        pytest.param(lambda q: near_best_plans(q, differ=0), "^differ must be", id="differ"),
        pytest.param(lambda q: stability(q, np.ones((3, 2))), "people_draws", id="draws"),
        pytest.param(lambda q: stability(q, np.ones((12, 0))), "has no draw", id="no draw"),
    ],
)
def test_parameters_out_of_range_are_refused_by_name(call, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        call(BASE)
