"""Where next: the quick plan, the proof, and that it hangs on nothing it should not."""

import itertools

import pytest
from django_tasks_db.models import DBTaskResult

from guardianship.accounts.roles import Role
from guardianship.insight.models import SitingPlan
from guardianship.insight.plans.answers import best_answer, hours_in_words, prove, quick_answer
from guardianship.insight.plans.kept import asked_for
from guardianship.insight.plans.question import Conditions, question
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import signed_in
from tests.builders.what_if import HILL, a_run_to_try_on

pytestmark = pytest.mark.django_db
ASKED = {"season": "term", "band": "weekend_night", "teams": "1", "run_h": "2",
         "cost_per_hour": "50", "budget": "200"}  # fmt: skip


def test_quick_plan_covers_as_much_as_trying_everything() -> None:
    run = a_run_to_try_on()
    asked = Conditions("term", "weekend_night", teams=1, run_h=2, cost_per_hour=50, budget=100,
                       fair=False)  # fmt: skip
    problem = question(run, asked).problem
    best = 0.0
    for site, window in itertools.product(range(len(problem.cost)), problem.windows):
        reached = problem.in_reach[:, [site]].toarray() > 0
        best = max(best, float((problem.need * reached * window).sum()))
    plan = quick_answer(run, asked)["plans"][0]
    assert plan["covered"] == best == 800
    assert plan["cost"] == 100


def test_the_page_answers_at_once_and_proves_it_in_the_background(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    release = a_release(run=a_run_to_try_on())
    client = signed_in(Role.COMMISSIONER)
    build_duty(client.person, release.authority)
    address = f"/insight/releases/{release.uid}/where-next/"
    page = client.get(address, ASKED).content.decode()
    assert "In about 1,600 hours a week" in page
    assert "it proves nothing" in page
    assert "of draws" in page
    led = client.post(address, ASKED)
    assert led.status_code == 303
    assert "being worked out" in client.get(led.url).content.decode()
    waiting = DBTaskResult.objects.get()
    assert client.post(address, ASKED).url == led.url
    assert DBTaskResult.objects.count() == 1
    assert "; being worked out" in client.get(address).content.decode()
    prove.call(*waiting.task_result.args)
    # Rows of tasks are cleared away after some days.
    DBTaskResult.objects.all().delete()
    proof = client.get(led.url).content.decode()
    words = "Friday or Saturday night, term time; teams: 1; hours in a row: 2; £50 an hour; £200"
    assert words in proof
    assert words in client.get(address).content.decode()
    assert "Proved: no plan covers more than 0.0% beyond it." in proof
    assert "Plan 2" in proof
    other = a_release(run=a_run_to_try_on(), number=2)
    assert client.get(led.url.replace(str(release.uid), str(other.uid))).status_code == 404
    assert client.get(f"{address}00000000-0000-4000-8000-000000000000/").status_code == 404


@pytest.mark.parametrize(
    ("said", "wrong"),
    [({"teams": "0"}, "greater than or equal to 1"), ({"band": "nonsense"}, "valid choice")],
    ids=["no team", "unknown time"],
)
def test_conditions_out_of_range_are_refused(said, wrong) -> None:
    release = a_release(run=a_run_to_try_on())
    client = signed_in(Role.COMMISSIONER)
    build_duty(client.person, release.authority)
    response = client.get(f"/insight/releases/{release.uid}/where-next/", ASKED | said)
    assert response.status_code == 422
    assert wrong in response.content.decode()


def test_hours_are_told_as_stretches() -> None:
    assert hours_in_words([[4, 18, 20], [5, 9, 10]]) == "Friday 18:00–20:00; Saturday 09:00–10:00"


LIBRARY = f"place:{HILL}"


def test_what_is_open_in_any_case_is_in_every_plan_for_the_whole_time() -> None:
    run = a_run_to_try_on()
    asked = Conditions("term", "weekend_night", teams=1, cost_per_hour=50, fair=False,
                       locked=(LIBRARY,))  # fmt: skip
    for answer in (quick_answer(run, asked), best_answer(run, asked)):
        plan = answer["plans"][0]
        (site,) = plan["sites"]
        assert (site["code"], site["is_locked"]) == (LIBRARY, True)
        assert site["hours"] == [[4, 18, 24], [5, 18, 24]]
        # Four hundred young people around the library, twelve hours, nothing open near them now.
        assert (plan["covered"], plan["cost"]) == (400 * 12, 50 * 12)


def test_midnight_does_not_end_an_evening() -> None:
    asked = Conditions("term", "late", teams=1, run_h=4, fair=False, locked=(LIBRARY,))
    problem = question(a_run_to_try_on(), asked).problem
    first, last = ({problem.slots[at] for at in problem.windows[end].nonzero()[0]}
                   for end in (0, -1))  # fmt: skip
    # Of Monday at 22:00 and of Saturday; the night before Monday has two hours here, too few.
    assert first == {"term-022", "term-023", "term-024", "term-025"}
    assert last == {"term-142", "term-143", "term-144", "term-145"}
    assert len(problem.windows) == 6
    assert problem.fixed.sum() == 4 * 6


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"budget": "100"}, "What is open in any case costs more than that."),
        ({"locked": [LIBRARY, "area:W02000901"]}, "These are more than there are teams."),
        ({"locked": ["place:nonsense"]}, "valid choice"),
    ],
    ids=["too dear", "too many", "unknown"],
)
def test_what_cannot_be_open_in_any_case_is_refused_beside_its_field(said, wrong) -> None:
    release = a_release(run=a_run_to_try_on())
    client = signed_in(Role.COMMISSIONER)
    build_duty(client.person, release.authority)
    address = f"/insight/releases/{release.uid}/where-next/"
    asked = ASKED | {"budget": "", "locked": [LIBRARY]}
    page = client.get(address, asked).content.decode()
    assert "open in any case</span>" in page
    assert "Hill library</strong>" in page
    refused = client.get(address, asked | said)
    assert refused.status_code == 422
    assert wrong in refused.content.decode()


def test_a_plan_that_cannot_be_worked_out_says_so_and_may_be_asked_for_again(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    release = a_release(run=a_run_to_try_on())
    asked = Conditions("term", "weekend_night")
    plan = asked_for(release.run, asked)
    SitingPlan.objects.filter(pk=plan.pk).update(conditions=asked.as_json() | {"wrong": 1})
    with pytest.raises(TypeError):
        prove.call(plan.pk)
    plan.refresh_from_db()
    assert (plan.is_done, plan.has_failed) == (False, True)
    SitingPlan.objects.filter(pk=plan.pk).update(conditions=asked.as_json())
    client = signed_in(Role.COMMISSIONER)
    build_duty(client.person, release.authority)
    page = client.get(f"/insight/releases/{release.uid}/where-next/{plan.uid}/").content.decode()
    assert "It could not be worked out." in page
    assert asked_for(release.run, asked).pk != plan.pk


def test_conditions_that_nothing_meets_end_in_an_answer() -> None:
    asked = Conditions("term", "weekend_night", budget=10, locked=(LIBRARY,))
    assert best_answer(a_run_to_try_on(), asked)["plans"] == []


@pytest.mark.parametrize("fair", [True, False])
def test_the_share_of_the_most_deprived_is_told_whether_or_not_it_is_asked_for(fair) -> None:
    asked = Conditions("term", "sunday_evening", teams=3, fair=fair)
    plan = quick_answer(a_run_to_try_on(), asked)["plans"][0]
    # Everybody is covered; Bridge alone, a third of all, is of the three most deprived tenths.
    assert plan["covered"] == 1200 * 4
    assert plan["share_of_priority"] == 0.33
