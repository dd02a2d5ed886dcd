"""What PostgreSQL itself refuses: who may lead, who holds, what a response must say."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from guardianship.safeguarding.contexts.models import (
    Context,
    ContextEvent,
    Goal,
    Response,
    TeamHolder,
)
from guardianship.safeguarding.wall.doors import opened
from places.enums import OrganisationType
from places.models import Organisation
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.listings import build_organisation

pytestmark = pytest.mark.django_db
AIMED = {
    "reach": "targeted",
    "why": "Young people asked for workers there.",
    "who_age": "13-15",
    "who_number": "5-9",
    "threshold": "asked_for",
    "least_intrusive": "A club that is open to all.",
    "universal_not_enough": "They do not feel welcome there yet.",
}


@pytest.fixture
def team() -> Team:
    return build_team()


def refused(act: Callable[[], Any], *, constraint: str) -> None:
    """``act`` breaks the rule, at the latest when the transaction would end."""

    def to_the_end() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            act()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError) as broken:
        to_the_end()
    assert broken.value.__cause__.diag.constraint_name.startswith(constraint)


@pytest.mark.parametrize("kind", OrganisationType.values)
def test_only_welfare_and_youth_work_lead(team: Team, kind: str) -> None:
    lead = build_organisation(type=kind)
    if kind in ("child_welfare", "youth_group"):
        assert build_context(team, lead=lead).lead == lead
    else:
        refused(
            lambda: build_context(team, lead=lead),
            constraint="context_led_by_welfare_or_youth_work",
        )


def test_a_type_cannot_be_made_up(team: Team) -> None:
    police = build_organisation(type="enforcement")
    refused(
        lambda: build_context(team, lead=police, lead_type="youth_group"),
        constraint="context_lead_is_of_its_type",
    )


def test_who_leads_cannot_become_enforcement_and_the_wall_hides_nothing(team: Team) -> None:
    lead = build_context(team).lead
    rows = Organisation.objects.filter(pk=lead.pk)
    rows.update(type="child_welfare")
    with opened(team.first):
        assert Context.objects.get().lead_type == "child_welfare"
    refused(
        lambda: rows.update(type="enforcement"), constraint="context_led_by_welfare_or_youth_work"
    )


def test_a_form_says_why_who_leads_cannot_become_enforcement(team: Team) -> None:
    lead, other = build_context(team).lead, build_organisation(type="charity")
    for organisation in (lead, other):
        organisation.type = "enforcement"
    other.full_clean()
    with pytest.raises(ValidationError, match="only child welfare or youth work leads"):
        lead.full_clean()
    assert Organisation.objects.get(pk=lead.pk).type == "youth_group"
    assert Organisation.objects.get(pk=other.pk).type == "charity"


def test_an_open_context_has_two_holders_whether_the_wall_is_open_or_shut(team: Team) -> None:
    context = build_context(team)
    with opened(team.first):
        Context.objects.update(state="open")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    def one_goes() -> None:
        with opened(team.first):
            TeamHolder.objects.filter(context=context, person=team.second).delete()

    refused(one_goes, constraint="context_two_holders")
    with opened(team.first):
        Context.objects.update(state="draft")
        one_goes()
        refused(lambda: Context.objects.update(state="open"), constraint="context_two_holders")


def test_the_wall_hides_contexts_of_another_area(team: Team) -> None:
    context, other = build_context(team), build_team("Otherham")
    assert not Context.objects.exists()
    assert not TeamHolder.objects.exists()
    with opened(other.first):
        assert not Context.objects.exists()
        assert not TeamHolder.objects.exists()
    with opened(team.second):
        assert Context.objects.get() == context
        assert TeamHolder.objects.count() == 2


@pytest.mark.parametrize("left_out", sorted(set(AIMED) - {"reach"}))
def test_who_is_targeted_says_who_where_and_why(team: Team, left_out: str) -> None:
    context = build_context(team)
    said = {"context": context, "kind": "support", "says": "Workers on Fridays.", "aim": "Calm."}
    with opened(team.first):
        Response.objects.create(**said, **AIMED)
        refused(
            lambda: Response.objects.create(**said, **(AIMED | {left_out: ""})),
            constraint="response_targeting",
        )


@pytest.mark.parametrize(
    ("level", "band", "holds"),
    [("one", "1-4", True), ("one", "", False), ("two", "", True), ("two", "1-4", False)],
)
def test_children_are_a_band_at_level_one(team: Team, level: str, band: str, holds: bool) -> None:
    said = {"kind": "conditions", "says": "Light.", "aim": "Lit.", "context": build_context(team)}

    def write() -> None:
        Response.objects.create(level=level, children_band=band, **said)

    with opened(team.first):
        if holds:
            write()
        else:
            refused(write, constraint="response_counts_children_at_level_one")


def test_words_of_young_people_have_their_consent(team: Team) -> None:
    said = {"set_by": "young_people", "wording": "We can stay.", "target": "place"}
    said |= {"measured_by": "They stay.", "context": build_context(team)}
    with opened(team.first):
        Goal.objects.create(consent="inside", **said)
        refused(lambda: Goal.objects.create(**said), constraint="goal_of_young_people_has_consent")


def test_closing_has_a_reason_of_the_context(team: Team) -> None:
    said = {"context": build_context(team), "kind": "closed", "done_as": "practitioner"}
    with opened(team.first):
        ContextEvent.objects.create(reason="safer", says="It is lit now.", **said)
        for reason in ("", "moved"):
            refused(
                lambda reason=reason: ContextEvent.objects.create(reason=reason, says="a", **said),
                constraint="context_",
            )
