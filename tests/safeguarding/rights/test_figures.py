"""The public reads how data were used, by finished quarter, in fives, and nothing changes later."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from guardianship.safeguarding.rights.enums import Act
from guardianship.safeguarding.rights.figures import bounds, build_due_figures
from guardianship.safeguarding.rights.models import AccessNote, PublicFigure
from guardianship.safeguarding.rights.noting import note
from tests.builders.answers import build_answers
from tests.builders.contexts import build_team

pytestmark = pytest.mark.django_db
IN_OCTOBER = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)
IN_JANUARY = datetime(2027, 1, 4, 3, 0, tzinfo=UTC)


def test_a_finished_quarter_is_on_the_page(client: Client, freeze: Callable) -> None:
    freeze(IN_OCTOBER)
    team = build_team()
    build_answers(team.home, 13)
    for _ in range(12):
        note(team.first, Act.VIEWED, "learn", "x")
    note(team.first, Act.EXPORTED, "learn", "x")
    freeze(IN_JANUARY)
    assert build_due_figures() == "figures of 2026 quarter 4 built"
    numbers = dict(PublicFigure.objects.values_list("of", "number"))
    assert numbers["viewed"] == 10
    assert numbers["safety_answers"] == 15
    assert numbers["exported"] is None
    assert numbers["disclosed"] is None
    page = client.get("/how-we-are-doing/").content.decode()
    assert "October to December 2026" in page
    assert "fewer than 10" in page
    assert not client.cookies
    welsh = client.get("/cy/how-we-are-doing/").content.decode()
    assert "fewer than" not in welsh
    assert "Times that" not in welsh


def test_a_quarter_is_counted_once(freeze: Callable) -> None:
    freeze(IN_JANUARY)
    team = build_team()
    build_due_figures()
    AccessNote.objects.bulk_create(
        AccessNote(person=team.first, act=Act.VIEWED, purpose="learn", at=IN_OCTOBER)
        for _ in range(20)
    )
    assert build_due_figures() == "figures stand"
    assert PublicFigure.objects.get(of="viewed").number is None


def test_the_quarter_that_runs_is_not_shown(client: Client, freeze: Callable) -> None:
    freeze(IN_OCTOBER)
    build_due_figures()
    page = client.get("/how-we-are-doing/").content.decode()
    assert "July to September 2026" in page
    assert "October to December 2026" not in page


def test_a_small_number_cannot_be_kept() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicFigure.objects.create(year=2026, quarter=1, of="viewed", number=9)


@pytest.mark.parametrize(
    ("quarter", "begins", "ends"),
    [
        ((2026, 1), datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 31, 23, tzinfo=UTC)),
        ((2026, 4), datetime(2026, 9, 30, 23, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_quarters_begin_by_londons_clock(
    quarter: tuple[int, int], begins: datetime, ends: datetime
) -> None:
    assert bounds(quarter) == (begins, ends)
