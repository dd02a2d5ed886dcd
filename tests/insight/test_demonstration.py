"""The invented town has a release, a commissioner who reads it and an analyst; again, nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guardianship.accounts.roles import Role
from guardianship.insight.demonstration import pay_for_a_time
from guardianship.insight.models import Release
from guardianship.safeguarding.harm.models import HarmCount
from guardianship.safeguarding.wall.doors import opened
from places.models import Listing
from tests.builders.gap_town import build_town
from tests.builders.people import build_person
from tests.builders.places import a_listing
from tests.builders.town import an_authority
from tests.insight.test_releasing import REPORTS, report

pytestmark = pytest.mark.django_db


def test_a_release_is_there_and_a_commissioner_gets_no_row_of_case_data(
    settings, freeze: Callable[[datetime], None]
) -> None:
    settings.DEMONSTRATION = True
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    _authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)
    commissioner = build_person(Role.COMMISSIONER, email="commissioner@demo.example")
    analyst = build_person(Role.ANALYST, email="analyst@demo.example")
    said = StringIO()
    call_command("build_demo_insight", stdout=said)
    assert said.getvalue() == "Eastmoor, 2026-Q2, no. 1 was made.\n"
    call_command("build_demo_insight", stdout=said)
    assert Release.objects.count() == 1
    for person, seen in ((commissioner, 0), (analyst, len(REPORTS))):
        with opened(person):
            assert HarmCount.objects.count() == seen


def test_some_say_until_when_they_are_paid_for_and_who_said_so_is_left_alone(
    freeze: Callable[[datetime], None],
) -> None:
    freeze(datetime(2026, 11, 25, 9, tzinfo=UTC))
    home = an_authority()
    clubs = [a_listing(f"Club {letter}", authority=home) for letter in "ABCDEFG"]
    a_listing("A shop", kind="ordinary_place", authority=home)
    assert pay_for_a_time(home) == 3
    for club in clubs:
        club.refresh_from_db()
    said = {club.name: club.funded_until for club in clubs if club.funded_until}
    assert said == {
        "Club A": date(2027, 3, 31), "Club D": date(2027, 6, 30), "Club G": date(2027, 9, 30),
    }  # fmt: skip
    assert clubs[0].revisions.count() == 1
    Listing.objects.filter(pk=clubs[0].pk).update(funded_until=date(2030, 1, 1))
    assert pay_for_a_time(home) == 0


def test_without_a_town_it_adds_nothing(settings) -> None:
    settings.DEMONSTRATION = True
    said = StringIO()
    call_command("build_demo_insight", stdout=said)
    assert said.getvalue() == "there is no town to plan for.\n"


def test_real_analysts_start_their_own(settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="Only in a demonstration"):
        call_command("build_demo_insight")
