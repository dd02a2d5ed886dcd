"""What is shown of where young people feel safe: enough people, in fives, area by area."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.safeguarding.rights.small_numbers import shown
from guardianship.safeguarding.safety_mapping.answers import take_back
from guardianship.safeguarding.safety_mapping.layer import Layer, layer_for
from guardianship.safeguarding.safety_mapping.models import GroupSession, SingleAnswer
from guardianship.safeguarding.wall.doors import opened
from places.models import Membership
from tests.builders.answers import A_MONDAY, build_answers, build_session
from tests.builders.contexts import Team, build_team
from tests.builders.listings import build_organisation
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def team() -> Team:
    return build_team()


def read_by(person: User) -> Layer:
    with opened(person):
        return layer_for(person)


def test_two_groups_of_six_are_shown_in_fives(team: Team) -> None:
    build_session(team.first, team.home, feels="unsafe")
    build_session(team.first, team.home, feels="safe", group_size=10)
    ((row,), held_back) = (layer := read_by(team.first)).rows, layer.held_back
    (cell,) = row.cells
    assert row.area == team.home
    assert (cell.people, cell.safe, cell.mixed, cell.unsafe) == (15, 10, None, None)
    assert held_back == 0
    assert not layer.is_red_throughout


def test_single_answers_count_from_ten_in_three_weeks(team: Team) -> None:
    build_answers(team.home, 4)
    build_answers(team.home, 4, week=A_MONDAY + WEEK)
    assert read_by(team.first).rows == []
    build_answers(team.home, 2, week=A_MONDAY + 2 * WEEK)
    assert read_by(team.first).rows[0].cells[0].unsafe == 10


@pytest.mark.parametrize(
    "said",
    [
        {"group": 30, "answers": 0},
        {"group": 0, "answers": 30},
        {"group": 5, "answers": 4},
    ],
    ids=["one visit", "one week", "nine people"],
)
def test_too_few_or_once_only_is_held_back(team: Team, said: dict[str, int]) -> None:
    if said["group"]:
        build_session(team.first, team.home, group_size=said["group"])
    build_answers(team.home, said["answers"])
    layer = read_by(team.first)
    assert layer.rows == []
    assert layer.held_back == 1


def test_red_throughout_is_a_finding_and_stays(team: Team) -> None:
    for _ in range(2):
        build_session(team.first, team.home, feels="unsafe")
    layer = read_by(team.first)
    assert layer.is_red_throughout
    assert layer.rows[0].cells[0].unsafe == 10


def test_another_areas_practitioner_reads_nothing(team: Team) -> None:
    build_session(team.first, team.home)
    build_answers(team.home, 20)
    other = build_team("Otherham")
    layer = read_by(other.first)
    assert (layer.rows, layer.held_back) == ([], 0)


def test_without_a_door_there_is_nothing(team: Team) -> None:
    build_session(team.first, team.home)
    build_answers(team.home, 3)
    assert GroupSession.objects.count() == SingleAnswer.objects.count() == 0


@pytest.mark.parametrize("kind", ["school", "council", "enforcement", "health"])
def test_who_belongs_to_a_kind_that_is_kept_out_reads_less(team: Team, kind: str) -> None:
    """One for each kind that a group may keep out, through the page's own query."""
    for _ in range(2):
        build_session(team.first, team.home, kept_from=[kind])
    kept_out = build_organisation(type=kind)
    Membership.objects.create(user=team.second, organisation=kept_out)
    assert len(read_by(team.first).rows) == 1
    assert read_by(team.second).rows == []


def test_partners_and_the_public_have_what_was_agreed_to(team: Team) -> None:
    inside = build_session(team.first, team.home)
    partners = build_session(team.first, team.home, consent="partners", kept_from=["school"])
    everyone = build_session(team.first, team.home, consent="publish")
    with opened(team.first):
        sessions = GroupSession.objects
        assert set(sessions.for_partner("charity")) == {partners, everyone}
        assert set(sessions.for_partner("school")) == {everyone}
        assert set(sessions.published()) == {everyone}
        assert inside in sessions.for_person(team.first)


def test_taken_back_is_gone_from_the_next_page(team: Team) -> None:
    sessions = [build_session(team.first, team.home, consent="publish") for _ in range(2)]
    assert read_by(team.first).rows
    with opened(team.first):
        sessions[0].take_back()
        assert list(GroupSession.objects.published()) == [sessions[1]]
        assert sessions[0].cells.count() == 0
    assert read_by(team.first).rows == []


def test_a_code_takes_an_answer_back(team: Team) -> None:
    (code, *_others) = build_answers(team.home, 2, stays_safe=["friends"])
    assert take_back(code.lower())
    with opened(team.first):
        gone, stays = SingleAnswer.objects.order_by("feels")
    assert (gone.feels, gone.band, gone.stays_safe) == ("", "", [])
    assert stays.feels == "unsafe"
    assert not take_back("7KQM-2RTB-XW9H")
    assert not take_back("")


def test_a_youth_panel_member_with_a_duty_still_needs_the_permission(team: Team) -> None:
    assert not build_person(Role.YOUTH_PANEL).has_perm("safety_mapping.view_groupsession")


@given(st.integers(min_value=0, max_value=10_000))
def test_numbers_are_in_fives_and_small_ones_are_not_told_apart(number: int) -> None:
    """Against the nearest multiple found by trying them all."""
    if number < 10:
        assert shown(number) is None
    else:
        nearest = min(range(0, 10_010, 5), key=lambda five: (abs(five - number), -five))
        assert shown(number) == nearest


def test_policies_are_forced_on_every_table(team: Team) -> None:
    tables = [
        *("safety_mapping_groupsession", "safety_mapping_sessioncell"),
        *("safety_mapping_singleanswer", "rights_disclosure", "rights_disclosureline"),
        "rights_disclosuredecision",
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relrowsecurity AND relforcerowsecurity AND relname = ANY (%s)",
            [tables],
        )
        assert {name for (name,) in cursor.fetchall()} == set(tables)
