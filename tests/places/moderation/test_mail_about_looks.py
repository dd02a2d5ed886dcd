"""Whoever is to look is written to by day, once for what is new, and can say no to it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.enums import MembershipRole
from places.freshness.enums import MailKind, MailState
from places.freshness.models import OutgoingMail, Refusal
from places.freshness.sending import send_waiting
from places.freshness.views.own_mail import LOOKS
from places.models import Membership
from places.moderation.waiting import Desk as WaitsAt
from places.moderation.waiting import plan_looks
from tests.builders.people import build_person, enter
from tests.places.moderation.conftest import MORNING, Desk, approve

pytestmark = pytest.mark.django_db
OWN = "/accounts/e-mails/"


@pytest.fixture
def morning(freeze, desk: Desk):
    """Go to so many days and hours after Monday at nine, plan and send; what went out."""

    def go(days: float = 0) -> list[mail.EmailMultiAlternatives]:
        freeze(MORNING + timedelta(days=days))
        plan_looks()
        before = len(mail.outbox)
        send_waiting()
        return mail.outbox[before:]

    return go


def to(messages: list[mail.EmailMultiAlternatives]) -> list[str]:
    return sorted(message.to[0] for message in messages)


def test_a_moderator_is_told_of_what_is_new_and_only_once(desk: Desk, morning) -> None:
    assert morning() == []
    desk.sent_in(name="Secret Kitchen")
    [message] = morning(1)
    assert message.to == [desk.moderator.email]
    assert "1 listing waits for a check of what it says." in message.body
    assert reverse("moderation_queue") in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    whole = message.message().as_string()
    assert "Secret Kitchen" not in whole
    assert "Riverside" not in whole
    assert morning(1.1) == []
    assert morning(2) == []


def test_something_new_is_told_the_next_day_with_all_that_waits(desk: Desk, morning) -> None:
    desk.sent_in(name="First")
    morning(1)
    desk.sent_in(name="Second")
    [message] = morning(2)
    assert "2 listings wait for a check of what they say." in message.body


def test_what_is_overdue_is_told_again_after_a_week(desk: Desk, morning) -> None:
    desk.sent_in()
    morning(1)
    assert morning(7) == []
    [message] = morning(8.1)
    assert "1 of these is overdue." in message.body


def test_the_panel_is_told_when_it_is_its_turn(desk: Desk, morning) -> None:
    panel = desk.add_panel()
    listing = desk.sent_in()
    assert to(morning(1)) == [desk.moderator.email]
    approve(desk, listing)
    [message] = morning(2)
    assert message.to == [panel.email]
    assert "youth panel thinks" in message.body
    assert reverse("moderation_panel") in message.body


def test_nothing_goes_out_at_night(desk: Desk, freeze) -> None:
    desk.sent_in()
    freeze(MORNING.replace(hour=20, minute=0))
    plan_looks()
    send_waiting()
    assert mail.outbox == []
    freeze(MORNING.replace(hour=8) + timedelta(days=1))
    send_waiting()
    assert to(mail.outbox) == [desk.moderator.email]


def test_planned_and_decided_meanwhile_nobody_is_written_to(desk: Desk, freeze) -> None:
    listing = desk.sent_in()
    plan_looks()
    approve(desk, listing)
    send_waiting()
    assert desk.moderator.email not in to(mail.outbox)
    assert OutgoingMail.objects.get(kind=MailKind.LOOKS).state == MailState.NOT_NEEDED


def test_their_own_organisation_is_no_reason_to_write(desk: Desk, morning) -> None:
    Membership.objects.create(
        organisation=desk.organisation, user=desk.moderator, role=MembershipRole.EDITOR
    )
    desk.sent_in()
    assert morning(1) == []


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VETTING_OFFICER, None], ids=str)
def test_others_are_not_written_to(desk: Desk, morning, role: Role | None) -> None:
    other = build_person(role)
    desk.sent_in()
    assert other.email not in to(morning(1))


def test_one_click_stops_these_and_not_the_week(desk: Desk, morning) -> None:
    desk.sent_in()
    [message] = morning(1)
    stop = message.extra_headers["List-Unsubscribe"].strip("<>").split("8000")[1]
    assert "waits for your look" in Client().get(stop).content.decode()
    Client().post(stop, {"List-Unsubscribe": "One-Click"})
    assert Refusal.objects.get().kind == MailKind.LOOKS
    desk.sent_in(name="Another")
    assert morning(2) == []


def _own(person: User) -> Client:
    return enter(Client(), person)


def test_it_can_be_turned_off_and_on_in_the_account(desk: Desk, morning) -> None:
    desk.sent_in()
    client = _own(desk.moderator)
    assert client.post(OWN, {"stop": "looks"}).status_code == 303
    assert "(stopped)" in client.get(OWN).content.decode()
    assert morning(1) == []
    _own(desk.moderator).post(OWN, {"again": "looks"})
    assert to(morning(1)) == [desk.moderator.email]


def test_each_sees_what_they_would_get(desk: Desk) -> None:
    desk.add_panel()
    pages = {who: desk.client(who).get(OWN).content.decode() for who in ("owner", "panel")}
    assert "Riverside" in pages["owner"]
    assert "your look" not in pages["owner"]
    assert "your look" in pages["panel"]
    assert "week" not in pages["panel"]
    assert "E-byst atoch chi" in desk.client("owner").get("/cy" + OWN).content.decode()


@pytest.mark.parametrize("key", ["", "week", "nothing"])
def test_what_is_not_theirs_cannot_be_chosen(desk: Desk, key: str) -> None:
    assert desk.client("owner").post(OWN, {"stop": key}).status_code == 404
    assert not Refusal.objects.exists()


def test_many_more_things_ask_no_more_questions(desk, django_assert_max_num_queries) -> None:
    desk.sent_in()
    with django_assert_max_num_queries(25) as few:
        plan_looks()
    OutgoingMail.objects.all().delete()
    for number in range(4):
        desk.sent_in(name=f"More {number}")
    with django_assert_max_num_queries(len(few)):
        plan_looks()
    assert OutgoingMail.objects.get().planned_at == clock.now()


def test_whoever_is_written_to_can_turn_it_off() -> None:
    assert set(LOOKS) == set(WaitsAt.values)
