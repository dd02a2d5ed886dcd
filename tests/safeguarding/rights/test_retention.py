"""Rows go when the register says so: counted first, together with what is theirs, once."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from guardianship.lib.field_register import our_models
from guardianship.lib.nightly import jobs
from guardianship.safeguarding.rights.enums import Act
from guardianship.safeguarding.rights.models import AccessNote
from guardianship.safeguarding.rights.noting import note
from guardianship.safeguarding.rights.retention import forget, months_before, rules, what_is_due
from guardianship.safeguarding.safety_mapping.models import GroupSession, SingleAnswer
from guardianship.safeguarding.wall.doors import open_for_task
from places.vetting.models import LawfulCheck, RegulatedRole, VettingCase
from tests.builders.answers import A_MONDAY, build_answers, build_session
from tests.builders.contexts import build_team
from tests.builders.people import build_person
from tests.builders.vetting import a_case

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)
THREE_YEARS_ON = datetime(2029, 10, 6, 12, 0, tzinfo=UTC)
A_DAY_LESS = datetime(2029, 10, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def _said(freeze: Callable) -> None:
    """A group, two answers and a look, in October 2026."""
    freeze(BEFORE)
    team = build_team()
    build_session(team.first, team.home)
    build_answers(team.home, 2)
    note(team.first, Act.VIEWED, "learn", "x")


def left() -> tuple[int, int]:
    with open_for_task("release"):
        return GroupSession.objects.count(), SingleAnswer.objects.count()


def due() -> dict[str, int]:
    return {each.model: each.rows for each in what_is_due() if each.rows}


@pytest.mark.usefixtures("_said")
def test_after_three_years_answers_go_and_not_before(freeze: Callable) -> None:
    freeze(A_DAY_LESS)
    assert "safety_mapping.GroupSession" not in due()
    freeze(THREE_YEARS_ON)
    assert due()["safety_mapping.SingleAnswer"] == 2
    assert left() == (1, 2), "a dry run deletes nothing"
    gone = {each.model: each.rows for each in forget() if each.rows}
    assert gone["safety_mapping.SingleAnswer"] == 2
    assert gone["safety_mapping.GroupSession"] == 1
    assert left() == (0, 0)
    again = forget()
    assert {each.rows for each in again} == {0}, "run again, it finds nothing"
    # PostgreSQL keeps time itself, and by its clock the note of this test is young.
    assert [each.model for each in again if each.is_stuck] == ["rights.AccessNote"]


def test_notes_stay_a_year_whatever_the_clock_of_the_application_says(freeze: Callable) -> None:
    """What is a year old by its clock may go."""
    person = build_team().first
    note(person, Act.VIEWED, "learn", "young")
    AccessNote.objects.create(
        person=person,
        act=Act.VIEWED,
        purpose="learn",
        page="old",
        at=datetime(2020, 1, 1, tzinfo=UTC),
    )
    forget()
    assert [each.page for each in AccessNote.objects.all()] == ["young"]


@pytest.mark.usefixtures("_said")
def test_the_command_counts_or_deletes(freeze: Callable) -> None:
    freeze(THREE_YEARS_ON)
    said = StringIO()
    call_command("retain", "--dry-run", stdout=said)
    assert "due: 2 safety_mapping.SingleAnswer" in said.getvalue()
    assert left() == (1, 2)


def test_the_file_of_a_business_goes_a_year_after_it_left(freeze: Callable) -> None:
    """With a check that its role protects; the file of one that stays, stays."""
    freeze(BEFORE)
    left_case, stays = a_case("Left"), a_case("Stays")
    role = RegulatedRole.objects.create(
        case=left_case, role="tutor", why="Teaches.", marked_by=build_person()
    )
    LawfulCheck.objects.create(
        case=left_case,
        about_role="tutor",
        regulated_role=role,
        level="enhanced",
        seen_on=BEFORE.date(),
        seen_by_role="lead",
    )
    VettingCase.objects.filter(pk=left_case.pk).update(stage="left")
    freeze(datetime(2027, 10, 7, 12, 0, tzinfo=UTC))
    forget()
    assert VettingCase.objects.count() == 2
    freeze(datetime(2027, 10, 9, 12, 0, tzinfo=UTC))
    forget()
    assert list(VettingCase.objects.all()) == [stays]
    assert not RegulatedRole.objects.exists()


def test_the_night_does_it_after_the_public_counts() -> None:
    order = [job.name for job in jobs()]
    assert order.index("public_figures") < order.index("retention")


@pytest.mark.parametrize("said", rules(), ids=lambda said: said.model)
def test_each_rule_names_fields_that_are_there(said: object) -> None:
    """Asked of the database, with nothing in it."""
    model = our_models()[said.model]  # type: ignore[attr-defined]
    assert model._base_manager.filter(**said.kept.only).values(said.kept.dated_by) is not None  # type: ignore[attr-defined]
    assert what_is_due()


@pytest.mark.parametrize(
    ("moment", "months", "before"),
    [
        (datetime(2026, 3, 31, tzinfo=UTC), 1, datetime(2026, 2, 28, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 12, datetime(2025, 1, 15, tzinfo=UTC)),
        (datetime(2028, 2, 29, tzinfo=UTC), 36, datetime(2025, 2, 28, tzinfo=UTC)),
    ],
)
def test_months_before(moment: datetime, months: int, before: datetime) -> None:
    assert months_before(moment, months) == before


def test_a_monday_is_one() -> None:
    assert A_MONDAY.weekday() == 0
