"""Where next: the quick plan, the proof, and that it hangs on nothing it should not."""

import itertools

import pytest
from django_tasks_db.models import DBTaskResult

from guardianship.accounts.roles import Role
from guardianship.insight.plans.answers import hours_in_words, prove, quick_answer
from guardianship.insight.plans.question import Conditions, question
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import signed_in
from tests.builders.what_if import a_run_to_try_on

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
    assert "In about 1600 hours a week" in page
    assert "it proves nothing" in page
    assert "of draws" in page
    led = client.post(address, ASKED)
    assert led.status_code == 303
    assert "being worked out" in client.get(led.url).content.decode()
    waiting = DBTaskResult.objects.get()
    waiting.set_successful(prove.call(*waiting.task_result.args))
    proof = client.get(led.url).content.decode()
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
