"""No more mail: one click of a mail program, or a button; the language too; for one address."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.freshness.models import MailChoice, OutgoingMail, Refusal
from places.models import Membership
from tests.builders.people import build_person
from tests.places.freshness.world import STOP, World

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def stop(world: World) -> str:
    """Where the mail of 22 January says it can be stopped."""
    [message] = world.night_and_morning(date(2027, 1, 22))
    return STOP.search(message.body)[1]


def test_looking_stops_nothing(client: Client, stop: str) -> None:
    page = client.get(stop)
    assert page.status_code == client.head(stop).status_code == 200
    assert "Stop these e-mails" in page.content.decode()
    assert not Refusal.objects.exists()
    assert "owner@example.org" not in stop + page.content.decode()


def test_one_click_stops_at_once_without_a_cookie(world: World, stop: str) -> None:
    response = Client(enforce_csrf_checks=True).post(stop, ONE_CLICK)
    assert response.status_code == 200
    assert not response.cookies
    assert Client().post(stop, ONE_CLICK).status_code == 200
    assert Refusal.objects.get().email == "owner@example.org"
    for day in (date(2027, 2, 1), date(2027, 3, 3), date(2027, 7, 1)):
        assert world.night_and_morning(day) == []


def test_others_of_the_organisation_are_still_asked(world: World, stop: str) -> None:
    second = User.objects.create_user("second@example.org")
    Membership.objects.create(organisation=world.organisation, user=second, role="owner")
    Client().post(stop, ONE_CLICK)
    messages = world.night_and_morning(date(2027, 2, 1))
    assert [message.to for message in messages] == [["second@example.org"]]


def test_it_can_be_taken_back(client: Client, world: World, stop: str) -> None:
    client.post(stop, {"say": "stop"})
    assert "We no longer write" in client.get(stop).content.decode()
    client.post(stop, {"say": "again"})
    assert len(world.night_and_morning(date(2027, 2, 1))) == 1


def test_stopped_between_planning_and_sending(world: World, stop: str) -> None:
    Client().post(stop, ONE_CLICK)
    OutgoingMail.objects.update(state="waiting", sent_at=None)
    mail.outbox.clear()
    assert world.night_and_morning(date(2027, 1, 23)) == []
    assert OutgoingMail.objects.get().state == "not_needed"


def test_the_language_is_chosen(client: Client, world: World, stop: str) -> None:
    client.post(stop, {"language": "cy"})
    assert MailChoice.objects.get().language == "cy"
    [message] = world.night_and_morning(date(2027, 2, 1))
    assert message.subject.startswith("Gwyliau ysgol o ")
    client.post(stop, {"language": "xx"})
    assert MailChoice.objects.get().language == "cy"


@pytest.mark.parametrize("token", ["1", "1:x", "made-up", "9999999:abcdefgh"])
def test_made_up_addresses(client: Client, stop: str, token: str) -> None:
    for response in (
        client.get(f"/e-mails/{token}/"),
        client.post(f"/e-mails/{token}/", ONE_CLICK),
    ):
        assert response.status_code == 404
    assert not Refusal.objects.exists()


def test_editors_get_their_week_on_monday_and_can_stop_it(world: World) -> None:
    build_person(Role.EDITOR, email="ed@example.org")
    build_person(Role.YOUTH_PANEL, email="panel@example.org")
    monday = date(2027, 1, 11)
    [message] = world.night_and_morning(monday)
    assert (message.to, message.subject) == (["ed@example.org"], "Lights On: the week’s work")
    assert "To confirm: 0" in message.body
    assert "/admin/snippets/places/listing/?work=to_confirm" in message.body
    assert world.night_and_morning(date(2027, 1, 12)) == []
    Client().post(STOP.search(message.body)[1], ONE_CLICK)
    assert world.night_and_morning(date(2027, 1, 18)) == []


def test_the_editors_week_names_what_went(world: World) -> None:
    build_person(Role.EDITOR, email="ed@example.org")
    messages = world.night_and_morning(date(2027, 7, 5))
    [week] = [message for message in messages if message.to == ["ed@example.org"]]
    assert "No longer shown since last week: 2" in week.body
    assert "Boxing Gym" in week.body
