"""Those who sent something in are told by day, in their language, what became of it."""

import pytest
from django.core import mail

from places.freshness.enums import MailKind, MailState
from places.freshness.models import MailChoice, OutgoingMail
from places.freshness.sending import send_waiting
from places.portal import writing
from tests.places.moderation.conftest import MORNING, Desk, approve, seen, url

pytestmark = pytest.mark.django_db


def send_back(desk: Desk, listing) -> None:
    said = seen(listing) | {"do": "send_back", "comment": "Which red door?"}
    assert desk.client("moderator").post(url("look", listing), said).status_code == 302


def test_public_now(desk: Desk) -> None:
    listing = desk.sent_in(name="Red Door Club")
    approve(desk, listing)
    send_waiting()
    [message] = mail.outbox
    assert message.to == [desk.owner.email]
    assert message.subject == "Looked at: Red Door Club"
    assert f"/portal/listings/{listing.uid}/" in message.body
    assert "List-Unsubscribe" not in message.extra_headers
    send_waiting()
    assert len(mail.outbox) == 1


def test_sent_back_without_the_words(desk: Desk) -> None:
    send_back(desk, desk.sent_in())
    send_waiting()
    [message] = mail.outbox
    assert message.subject.startswith("Sent back to you: ")
    assert "red door" not in message.message().as_string()


def test_each_time_that_it_is_sent_back(desk: Desk) -> None:
    listing = desk.sent_in()
    for number in (1, 2):
        send_back(desk, listing)
        send_waiting()
        assert len(mail.outbox) == number
        writing.ask_for_a_look(listing, by=desk.owner)


def test_in_welsh_for_whoever_chose_it(desk: Desk) -> None:
    MailChoice.objects.create(organisation=desk.organisation, language="cy")
    approve(desk, desk.sent_in())
    send_waiting()
    assert mail.outbox[0].subject.startswith("Wedi edrych arno")
    assert "/cy/portal/" in mail.outbox[0].body


def test_wagtail_sends_none_of_its_own_and_nothing_goes_out_at_night(desk: Desk, freeze) -> None:
    freeze(MORNING.replace(hour=2))
    listing = desk.sent_in()
    send_back(desk, listing)
    writing.ask_for_a_look(listing, by=desk.owner)
    approve(desk, listing)
    send_waiting()
    assert mail.outbox == []


def test_what_was_mended_before_the_mail_went_out_is_not_told(desk: Desk) -> None:
    listing = desk.sent_in()
    send_back(desk, listing)
    writing.ask_for_a_look(listing, by=desk.owner)
    send_waiting()
    assert mail.outbox == []
    row = OutgoingMail.objects.get(kind=MailKind.DECIDED)
    assert row.state == MailState.NOT_NEEDED
