"""Letters to businesses go through the outbox of all mail: by day, once, in their language."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guardianship.lib.nightly import jobs
from places.enums import MembershipRole
from places.freshness.enums import MailKind, MailState
from places.freshness.models import OutgoingMail, Refusal
from places.freshness.refusing import choose_language
from places.freshness.sending import send_waiting
from places.models import Membership
from places.vetting.actions import settle, take_step
from places.vetting.models import Notice, TrainingSession, VettingCase
from places.vetting.notices import plan_letters
from places.vetting.review import review_all
from places.vetting.stages import Stage, Step
from tests.builders.listings import build_organisation
from tests.builders.people import build_person
from tests.builders.vetting import on_the_list
from tests.places.finder.asking import london

pytestmark = pytest.mark.django_db
NOON = london("2026-11-22 12:00")
DUE = london("2027-09-22 03:00")
OVER, MORNING = london("2027-11-22 03:00"), london("2027-11-22 08:00")
SHOP = "shop@example.org"


@pytest.fixture(autouse=True)
def noon(freeze: Callable) -> None:
    """The day on which all of them come on the list."""
    freeze(NOON)


def a_business(name: str = "Corner Shop", email: str = SHOP) -> VettingCase:
    case = on_the_list(name)
    type(case.listing.organisation).objects.filter(pk=case.listing.organisation_id).update(
        email=email
    )
    return case


def night(freeze: Callable, at=OVER) -> str:
    freeze(at)
    review_all()
    return plan_letters()


def morning(freeze: Callable) -> list[EmailMultiAlternatives]:
    """What goes out when the quiet hours end."""
    freeze(MORNING)
    before = len(mail.outbox)
    send_waiting()
    return mail.outbox[before:]


def test_the_night_plans_and_the_morning_sends_once(freeze: Callable) -> None:
    case = a_business()
    assert night(freeze) == "1 businesses told"
    send_waiting()
    assert mail.outbox == []
    [letter] = morning(freeze)
    assert (letter.to, letter.subject) == ([SHOP], "You are off the list for now")
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    for words in ("counted until 21 November 2027", f"/stickers/{case.sticker_code}/"):
        assert words in letter.body
        assert words in html
    assert plan_letters() == "0 businesses told"
    assert morning(freeze) == []
    assert plan_letters in [job.run for job in jobs()]


def test_it_is_no_reminder_that_can_be_stopped(freeze: Callable) -> None:
    case = a_business()
    Refusal.objects.create(email=SHOP, organisation=case.listing.organisation)
    night(freeze)
    [letter] = morning(freeze)
    assert "List-Unsubscribe" not in letter.extra_headers
    assert "It is no reminder, and comes once." in letter.body


def test_in_the_language_that_the_business_chose(freeze: Callable) -> None:
    case = a_business()
    choose_language(case.listing.organisation, "cy")
    night(freeze)
    [letter] = morning(freeze)
    assert letter.subject == "Rydych chi oddi ar y rhestr am y tro"
    assert "Mae eich busnes oddi ar y rhestr" in letter.body
    assert "/cy/stickers/" in letter.body


def test_owners_with_an_account_are_sent_to_the_portal(freeze: Callable) -> None:
    case, owner = a_business(), build_person()
    Membership.objects.create(
        user=owner, organisation=case.listing.organisation, role=MembershipRole.OWNER
    )
    night(freeze)
    [letter] = morning(freeze)
    assert letter.to == [owner.email]
    assert f"/portal/listings/{case.listing.uid}/" in letter.body


def test_without_an_address_the_notice_waits_for_one(freeze: Callable) -> None:
    case = a_business(email="")
    assert night(freeze) == "0 businesses told"
    assert Notice.objects.get().planned_at is None
    type(case.listing.organisation).objects.update(email=SHOP)
    assert plan_letters() == "1 businesses told"


def test_what_lapses_by_day_is_told_too(freeze: Callable) -> None:
    """The night passes over what has lapsed already."""
    case = a_business()
    TrainingSession.objects.filter(case=case).delete()
    assert settle(case).lapsed_on == NOON.date()
    night(freeze, london("2026-11-23 03:00"))
    assert list(Notice.objects.values_list("kind", "about_day")) == [("lapsed", date(2026, 11, 21))]
    assert OutgoingMail.objects.get().kind == MailKind.VETTING


OVERTAKEN = {
    "they left": lambda case: take_step(case, Step.LEAVE),
    "suspended": lambda case: take_step(case, Step.SUSPEND, why="a failed check"),
    "sold": lambda case: (
        type(case.listing)
        .objects.filter(pk=case.listing_id)
        .update(organisation=build_organisation(name="New Owners"))
    ),
}


@pytest.mark.parametrize("happens", OVERTAKEN.values(), ids=OVERTAKEN)
def test_what_is_over_by_the_morning_is_not_said(freeze: Callable, happens: Callable) -> None:
    case = a_business()
    night(freeze, DUE)
    assert VettingCase.objects.get().stage == Stage.RENEWAL
    happens(case)
    assert morning(freeze) == []
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {MailState.NOT_NEEDED}


def test_as_many_queries_for_one_as_for_five(freeze: Callable) -> None:
    a_business("One")
    freeze(OVER)
    review_all()
    with CaptureQueriesContext(connection) as one:
        plan_letters()
    freeze(NOON)
    for name in ("Two", "Three", "Four", "Five"):
        a_business(name)
    freeze(OVER)
    review_all()
    with CaptureQueriesContext(connection) as four:
        assert plan_letters() == "4 businesses told"
    assert len(four) == len(one)
