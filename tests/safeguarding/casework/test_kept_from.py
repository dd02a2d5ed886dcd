"""Kinds of organisation that are kept out: no query answers with it, and no page shows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps

from guardianship.lib import clock
from guardianship.safeguarding.contexts.models import Context, Goal, Perspective, SignOff
from guardianship.safeguarding.rights.contributions import CAN_BE_KEPT_OUT, KeptFrom
from guardianship.safeguarding.safety_mapping.models import GroupSession, SingleAnswer
from guardianship.safeguarding.wall.doors import open_for_task, opened
from places.enums import OrganisationType
from places.models import Membership
from tests.builders.answers import build_answers, build_session
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.duties import build_duty
from tests.builders.listings import build_organisation
from tests.builders.people import StaysIn, enter

pytestmark = pytest.mark.django_db
WORDS = "A bench where nobody sends us away."
SIGNED = "We want the bench too."


@pytest.fixture
def team() -> Team:
    return build_team()


def join(team: Team, kind: str) -> None:
    """The second of the team belongs to an organisation of this kind from now on."""
    Membership.objects.create(user=team.second, organisation=build_organisation(type=kind))


def a_goal(team: Team, context: Context, *kept_from: str) -> Goal:
    """Young people's, with a partner that does not agree and says it in their words."""
    with opened(team.first):
        goal = Goal.objects.create(
            context=context, set_by="young_people", wording=WORDS, consent="publish",
            target="place", measured_by="A look.", kept_from=list(kept_from),
        )  # fmt: skip
        SignOff.objects.create(
            context=context, goal=goal, organisation=context.lead, verdict="dissents", why=SIGNED
        )
    return goal


@pytest.mark.parametrize("kind", CAN_BE_KEPT_OUT)
def test_every_contribution_is_kept_from_the_kind_that_was_named(
    team: Team, kind: OrganisationType
) -> None:
    context = build_context(team)
    a_goal(team, context, kind)
    build_session(team.first, team.home, kept_from=[kind])
    build_answers(team.home, 1)
    with open_for_task("release"):
        SingleAnswer.objects.update(kept_from=[kind])
    with opened(team.first):
        Perspective.objects.create(context=context, whose="family", says="x", kept_from=[kind])
        seen = {
            Goal: Goal.objects.current().seen_by,
            SignOff: SignOff.objects.current().seen_by,
            Perspective: Perspective.objects.current().seen_by,
        }
        counted = {
            GroupSession: GroupSession.objects.for_person,
            SingleAnswer: SingleAnswer.objects.for_person,
        }
        before = [ask(team.second, False).count() for ask in seen.values()]
        before += [ask(team.second).count() for ask in counted.values()]
        join(team, kind)
        after = [ask(team.second, False).count() for ask in seen.values()]
        after += [ask(team.second).count() for ask in counted.values()]
        others = [ask(team.first, False).count() for ask in seen.values()]
    assert before == [1] * 5
    assert after == [0] * 5
    assert others == [1] * 3
    kinds = {model for model in apps.get_models() if issubclass(model, KeptFrom)}
    assert {*seen, *counted} - {SignOff} == kinds, "every kind of contribution is asked for"


def test_a_goal_is_on_no_page_of_those_who_are_kept_out(team: Team) -> None:
    context = build_context(team)
    goal = a_goal(team, context, OrganisationType.SCHOOL)
    join(team, OrganisationType.SCHOOL)
    page = f"/casework/contexts/{context.uid}/"
    with opened(team.first):
        sign_off = SignOff.objects.get()
    pages = [
        page,
        f"{page}add/sign-off/",
        f"{page}goal/{goal.key}/",
        f"{page}sign-off/{sign_off.key}/",
        "/casework/report/",
    ]
    reader, kept_out = team.client(), enter(StaysIn(), team.second)
    assert all(WORDS in reader.get(each).content.decode() for each in pages[:3])
    for each in pages:
        shown = kept_out.get(each).content.decode()
        assert WORDS not in shown
        assert SIGNED not in shown
    for record in pages[2:4]:
        assert kept_out.get(record).status_code == 404
        assert kept_out.post(f"{record}take-back/").status_code == 404
    answered = {"goal": goal.pk, "organisation": context.lead_id, "verdict": "agrees"}
    sent = kept_out.post(pages[1], {**answered, "said_on": "2026-11-22"})
    assert sent.status_code == 422


def test_words_that_are_kept_out_later_take_the_answers_to_older_words_along(team: Team) -> None:
    context = build_context(team)
    goal = a_goal(team, context)
    join(team, OrganisationType.FAITH)
    with opened(team.second):
        assert SignOff.objects.current().seen_by(team.second, False).exists()
        newer = goal.following()
        newer.kept_from = [OrganisationType.FAITH]
        newer.save()
        assert not SignOff.objects.current().seen_by(team.second, False).exists()


def test_the_form_of_a_goal_asks_who_may_not_have_it(team: Team) -> None:
    context = build_context(team)
    client, add = team.client(), f"/casework/contexts/{context.uid}/add/goal/"
    said = {"set_by": "young_people", "wording": WORDS, "consent": "partners", "target": "place",
            "measured_by": "A look."}  # fmt: skip
    assert client.post(add, {**said, "kept_from": ["source"]}).status_code == 422
    assert client.post(add, {**said, "kept_from": ["enforcement", "school"]}).status_code == 303
    with opened(team.first):
        assert Goal.objects.get().kept_from == ["enforcement", "school"]


def test_the_page_of_another_area_has_no_link_to_change_anything(team: Team) -> None:
    """A guest reads; a link that leads to "not there" would only tire them."""
    theirs = build_team("Otherham")
    context = build_context(theirs)
    a_goal(theirs, context)
    build_duty(team.first, theirs.home, purpose="learn", ends_on=clock.today() + timedelta(days=7))
    page = team.client().get(f"/casework/contexts/{context.uid}/", {"purpose": "learn"})
    assert WORDS in page.content.decode()
    assert "Change" not in page.content.decode()
    own = theirs.client().get(f"/casework/contexts/{context.uid}/").content.decode()
    assert "Change" in own
