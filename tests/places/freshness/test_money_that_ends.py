"""Three months before its money ends an organisation is asked once what happens after."""

from datetime import date, timedelta

import pytest

from places.freshness import planning
from places.freshness.models import OutgoingMail, Refusal
from places.freshness.refusing import choose_language
from places.models import Listing
from tests.places.freshness.world import OWNER, START, World

pytestmark = pytest.mark.django_db
ENDS = date(2027, 6, 30)
ASKED = "What happens when the money ends? Eastmoor Youth"


@pytest.fixture
def paid(world: World) -> World:
    """The club is paid for until the end of June, the gym until the middle of it."""
    Listing.objects.filter(pk=world.club.pk).update(funded_until=ENDS)
    Listing.objects.filter(pk=world.gym.pk).update(funded_until=date(2027, 6, 15))
    return world


def plan_on(world: World, day: date) -> str:
    world.at(day, 3)
    return planning.plan_funding()


def test_one_mail_three_months_before_for_all_that_ends_in_the_month(paid: World) -> None:
    first = date(2027, 6, 15) - timedelta(days=92)
    assert plan_on(paid, first - timedelta(days=1)) == "0 mails planned"
    assert plan_on(paid, first) == "1 mails planned"
    [message] = paid.night_and_morning(first)
    assert (message.subject, message.to) == (ASKED, [OWNER])
    assert "Paid for until 30 June 2027." in message.body
    assert "Paid for until 15 June 2027." in message.body
    assert plan_on(paid, first + timedelta(days=30)) == "0 mails planned"
    assert OutgoingMail.objects.filter(kind="funding").count() == 1


def test_in_welsh_where_they_read_welsh(paid: World) -> None:
    choose_language(paid.organisation, "cy")
    plan_on(paid, date(2027, 4, 1))
    [message] = paid.night_and_morning(date(2027, 4, 1))
    assert message.subject == "Beth sy’n digwydd pan ddaw’r arian i ben? Ieuenctid Eastmoor"
    assert "Mae arian ar ei gyfer tan 30 Mehefin 2027." in message.body


@pytest.mark.parametrize(
    "since",
    [{"funded_until": date(2028, 6, 30)}, {"funded_until": None}, {"live": False}],
    ids=["it goes on", "not said any more", "not listed any more"],
)
def test_what_is_no_longer_so_is_not_asked(paid: World, since: dict) -> None:
    plan_on(paid, date(2027, 4, 1))
    Listing.objects.update(**since)
    assert paid.night_and_morning(date(2027, 4, 1)) == []
    assert OutgoingMail.objects.get(kind="funding").state == "not_needed"


def test_whoever_said_no_to_reminders_is_not_asked(paid: World) -> None:
    Refusal.objects.create(email=OWNER, organisation=paid.organisation)
    assert plan_on(paid, date(2027, 4, 1)) == "0 mails planned"


def test_it_waits_behind_another_reminder_and_nobody_is_asked_who_did_not_say(
    paid: World,
) -> None:
    paid.at(date(2027, 4, 1), 3)
    planning.plan_monthly()
    assert planning.plan_funding() == "0 mails planned"
    assert plan_on(paid, date(2027, 4, 8)) == "1 mails planned"
    Listing.objects.update(funded_until=None)
    OutgoingMail.objects.all().delete()
    assert plan_on(paid, START + timedelta(days=120)) == "0 mails planned"
