"""What is overdue is told to the team once a week: how much, and not a word of what."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core import mail

from guardianship.safeguarding.contexts.models import Commitment, Context, NextStep
from guardianship.safeguarding.contexts.overdue_mail import plan
from guardianship.safeguarding.wall.doors import opened
from places.freshness.models import OutgoingMail
from places.freshness.sending import send_waiting
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PROMISE, STEP = "Mend the lamp by the kiosk", "Ask the landlord"


@pytest.fixture
def team(freeze: Callable) -> Team:
    freeze(MONDAY)
    return build_team()


def overdue(team: Team, *, days: tuple[date, ...] = (date(2026, 11, 22),)) -> Context:
    """An open context with promises due on these days, and one step that is late."""
    context = build_context(team, state="open")
    with opened(team.first):
        for day in days:
            Commitment.objects.create(
                context=context, organisation=context.lead, says=PROMISE, due_on=day
            )
        NextStep.objects.create(context=context, says=STEP, due_on=date(2026, 11, 20))
    return context


def told() -> dict[str, str]:
    """What is sent now, by address."""
    mail.outbox.clear()
    send_waiting(heed_quiet_hours=False)
    return {one.to[0]: f"{one.subject}\n{one.body}" for one in mail.outbox}


def test_everybody_of_the_team_hears_how_much_and_not_what(team: Team) -> None:
    context = overdue(team, days=(date(2026, 11, 22), date(2026, 11, 1), date(2026, 11, 23)))
    build_person()
    plan()
    heard = told()
    assert set(heard) == {team.first.email, team.second.email}
    for words in heard.values():
        assert "2 promises of partners are past their day." in words
        assert "1 next step of the team is past its day." in words
        assert "/casework/" in words
        for case_word in (PROMISE, STEP, context.title, team.home.name, str(context.uid)):
            assert case_word not in words


def test_once_a_week(team: Team, freeze: Callable) -> None:
    overdue(team)
    plan()
    plan()
    assert OutgoingMail.objects.count() == 2
    freeze(NEXT_MONDAY)
    plan()
    assert OutgoingMail.objects.count() == 4


def test_those_of_elsewhere_hear_nothing_of_it(team: Team) -> None:
    other = build_team("Otherham")
    overdue(other)
    plan()
    assert set(told()) == {other.first.email, other.second.email}


def test_what_is_done_before_it_goes_out_is_not_told(team: Team) -> None:
    context = overdue(team)
    plan()
    with opened(team.first):
        for record in (context.commitments.get(), context.nextsteps.get()):
            done = record.following()
            if isinstance(done, Commitment):
                done.state = "kept"
            else:
                done.is_done = True
            done.save()
    assert told() == {}


def test_nothing_overdue_is_no_mail(team: Team) -> None:
    build_context(team)
    plan()
    assert not OutgoingMail.objects.exists()
