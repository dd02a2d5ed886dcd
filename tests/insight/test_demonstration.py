"""The invented town has a release, a commissioner who reads it and an analyst; again, nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guardianship.accounts.roles import Role
from guardianship.insight.models import Release
from guardianship.safeguarding.harm.models import HarmCount
from guardianship.safeguarding.wall.doors import opened
from tests.builders.gap_town import build_town
from tests.builders.people import build_person
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


def test_without_a_town_it_adds_nothing(settings) -> None:
    settings.DEMONSTRATION = True
    said = StringIO()
    call_command("build_demo_insight", stdout=said)
    assert said.getvalue() == "there is no town to plan for.\n"


def test_real_analysts_start_their_own(settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="Only in a demonstration"):
        call_command("build_demo_insight")
