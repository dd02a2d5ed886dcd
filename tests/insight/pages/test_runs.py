"""An analyst starts a run, watches it, stops it, and makes a release of it."""

from datetime import date

import pytest
from django.urls import reverse

from guardianship.accounts.roles import Role
from guardianship.insight.enums import RunState
from guardianship.insight.models import Release, Run
from guardianship.safeguarding.rights.models import AccessNote
from tests.builders import town
from tests.builders.insight import a_run, small_areas
from tests.builders.people import StaysIn
from tests.insight.pages.conftest import who_plans

pytestmark = pytest.mark.django_db
START = "/insight/runs/start/"
ASKED = {
    "authority": "W06000901", "area_set": "msoa-town", "measured_on": "week", "day": "2026-09-07",
    "first_age": "10", "last_age": "17", "walk_min": "20", "stay_min": "45",
    "standard_per_1000": "20", "draws": "50",
}  # fmt: skip


@pytest.fixture
def analyst(release: Release) -> StaysIn:
    return who_plans(release, Role.ANALYST)


def test_a_run_is_started_and_only_the_log_says_by_whom(analyst: StaysIn) -> None:
    before = set(Run.objects.values_list("pk", flat=True))
    response = analyst.post(START, ASKED)
    run = Run.objects.exclude(pk__in=before).get()
    assert response.status_code == 303
    assert response["Location"] == reverse("insight:run", args=[run.uid])
    assert (run.week_from, run.on_date) == (date(2026, 9, 7), None)
    assert run.parameters["draws"] == 50
    noted = AccessNote.objects.get(page="insight:start_run")
    assert (noted.person, noted.area) == (analyst.person, run.authority)


def test_a_day_is_measured_instead(analyst: StaysIn) -> None:
    analyst.post(START, ASKED | {"measured_on": "date", "day": "2026-12-25"})
    assert Run.objects.filter(on_date=date(2026, 12, 25), week_from=None).count() == 1


def test_the_page_of_a_run_looks_again_until_it_has_ended(
    analyst: StaysIn, release: Release
) -> None:
    going = a_run(release.authority, state=RunState.RUNNING)
    page = analyst.get(reverse("insight:run", args=[going.uid])).content.decode()
    assert '<meta http-equiv="refresh" content="5">' in page
    assert "<progress" in page
    done = analyst.get(reverse("insight:run", args=[release.run.uid])).content.decode()
    assert "refresh" not in done
    assert "Make a release of it" in done


def test_a_run_is_stopped(analyst: StaysIn, release: Release) -> None:
    going = a_run(release.authority, state=RunState.RUNNING)
    analyst.post(reverse("insight:cancel_run", args=[going.uid]))
    going.refresh_from_db()
    assert going.is_cancel_asked


def test_a_run_without_a_result_is_not_released(analyst: StaysIn, release: Release) -> None:
    failed = a_run(release.authority, state=RunState.FAILED, error="No population is loaded.")
    response = analyst.post(reverse("insight:make_release", args=[failed.uid]))
    assert response.status_code == 409
    assert "nothing to release" in response.content.decode()
    assert Release.objects.count() == 1
    shown = analyst.get(reverse("insight:run", args=[failed.uid])).content.decode()
    assert "No population is loaded." in shown
    assert "Make a release of it" not in shown


def test_an_authority_of_somebody_else_cannot_be_chosen(analyst: StaysIn) -> None:
    town.an_authority("Westmoor", east_m=60_000, code="W06000902")
    before = Run.objects.count()
    assert analyst.post(START, ASKED | {"authority": "W06000902"}).status_code == 422
    assert Run.objects.count() == before
    assert "Westmoor" not in analyst.get(START).content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [("walk_min", "500"), ("last_age", "5"), ("draws", "1"), ("draws", "many"), ("day", "soon"),
     ("area_set", "nowhere"), ("standard_per_1000", "nan"), ("stay_min", "")],
)  # fmt: skip
def test_what_is_out_of_range_is_refused_by_name(analyst: StaysIn, name: str, value: str) -> None:
    before = Run.objects.count()
    response = analyst.post(START, ASKED | {name: value})
    assert response.status_code == 422
    assert f'href="#id_{name}"' in response.content.decode()
    assert Run.objects.count() == before


def test_the_first_page_says_what_there_is(analyst: StaysIn, release: Release) -> None:
    page = analyst.get("/insight/").content.decode()
    assert "Release 1, up to 2026-Q3" in page
    assert "week from 7 September 2026" in page
    assert "Start a run" in page
    plain = who_plans(release).get("/insight/").content.decode()
    assert "Start a run" not in plain
    assert "Release 1, up to 2026-Q3" in plain


def test_without_a_release_it_says_what_to_do(db: None) -> None:
    run = a_run()
    small_areas()
    page = who_plans(run, Role.ANALYST).get("/insight/").content.decode()
    assert "There is no release yet. Start a run and make a release of it." in page
