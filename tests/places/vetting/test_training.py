"""How many are trained, for officers and the business itself, and a word before it runs out."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from places.enums import MembershipRole
from places.freshness.sending import send_waiting
from places.models import Membership
from places.vetting.gate import Facts, Training
from places.vetting.models import Notice, TrainingSession
from places.vetting.notices import plan_letters
from places.vetting.review import review_all
from places.vetting.training import Trained, trained_share, training_of
from tests.builders.people import build_person, enter, signed_in
from tests.builders.vetting import on_the_list
from tests.places.finder.asking import london

NOON = london("2026-11-22 12:00")
TODAY = NOON.date()
A_YEAR_AGO = date(2025, 11, 22)
SHARES = {
    "nobody": (5, [], 0, 0, None),
    "no staff": (0, [(TODAY, 3)], 0, 0, None),
    "all": (4, [(TODAY, 4)], 4, 100, date(2027, 11, 21)),
    "rounded down": (3, [(TODAY, 2)], 2, 66, date(2027, 11, 21)),
    "the last day": (2, [(date(2025, 11, 23), 2)], 2, 100, TODAY),
    "a day too old": (2, [(A_YEAR_AGO, 2)], 0, 0, None),
    "still to come": (2, [(TODAY + timedelta(days=1), 2)], 0, 0, None),
    "counted twice": (2, [(TODAY, 2), (TODAY, 2)], 2, 100, date(2027, 11, 21)),
    "too few": (5, [(TODAY, 2)], 2, 40, None),
    "until the older ends": (5, [(TODAY, 2), (date(2026, 3, 1), 2)], 4, 80, date(2027, 2, 28)),
}


@pytest.mark.parametrize(
    ("staff", "held", "trained", "percent", "until"), SHARES.values(), ids=SHARES
)
def test_the_share(
    staff: int, held: list[tuple[date, int]], trained: int, percent: int, until: date | None
) -> None:
    facts = Facts(staff=staff, trainings=tuple(Training(*one) for one in held))
    found = trained_share(facts, TODAY)
    assert found == Trained(trained, staff, until)
    assert found.percent == percent


@pytest.fixture
def shop(db: None, freeze):
    """On the list since today."""
    freeze(NOON)
    return on_the_list()


def test_the_business_reads_it_in_the_portal_and_others_do_not(shop) -> None:
    owner, path = build_person(), f"/portal/listings/{shop.listing.uid}/"
    Membership.objects.create(
        user=owner, organisation=shop.listing.organisation, role=MembershipRole.OWNER
    )
    found = training_of(shop.listing)
    page = enter(Client(), owner).get(path).content.decode()
    assert f"{found.trained} of {found.staff}" in page
    assert "plan a refresher before then" in page
    assert enter(Client(), build_person()).get(path).status_code == 404


def test_officers_read_roles_and_until_when_it_counts(shop) -> None:
    TrainingSession.objects.filter(case=shop).update(roles="two at the counter")
    file = reverse("vetting_cases:file", args=[shop.pk])
    said = signed_in(Role.VETTING_OFFICER).get(file).content.decode()
    assert "two at the counter" in said
    assert "counts until 21 November 2027" in said
    assert "Trained within twelve months" in said


def test_told_once_ninety_days_before_training_runs_out(shop, freeze) -> None:
    shop.listing.organisation.email = "shop@example.org"
    shop.listing.organisation.save()
    freeze(london("2027-08-22 03:00"))
    review_all()
    assert not Notice.objects.exists()
    freeze(london("2027-08-23 12:00"))
    review_all()
    review_all()
    assert list(Notice.objects.values_list("kind", "about_day")) == [
        ("refresh", date(2027, 11, 21))
    ]
    for _time in range(2):
        plan_letters()
        send_waiting()
    [message] = mail.outbox
    assert message.subject == "Time to refresh your training"
    assert "Until 21 November 2027 enough of your staff are trained." in message.body


def test_a_refresher_in_time_is_not_asked_for_again(shop, freeze) -> None:
    freeze(london("2027-08-01 12:00"))
    TrainingSession.objects.create(case=shop, held_on=date(2027, 8, 1), trained=5, staff_then=5)
    freeze(london("2027-08-23 12:00"))
    review_all()
    assert not Notice.objects.exists()
