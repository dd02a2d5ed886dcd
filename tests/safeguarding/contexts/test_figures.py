"""The report equals what is written down; no worker is measured, no other area is in it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models

from guardianship.safeguarding.contexts import models as rows
from guardianship.safeguarding.contexts.figures import barriers_by_organisation, report
from guardianship.safeguarding.contexts.models.base import VersionsAreKept
from guardianship.safeguarding.contexts.readiness import board, is_mostly_disruption, shares_of
from guardianship.safeguarding.wall.doors import opened
from tests.builders.contexts import Team, build_context, build_team
from tests.builders.listings import build_organisation

pytestmark = pytest.mark.django_db
LAST_QUARTER, THIS_QUARTER = date(2026, 9, 30), date(2026, 10, 1)
AIMED = {
    "reach": "targeted",
    "why": "They asked.",
    "who_age": "13-15",
    "who_number": "5-9",
    "threshold": "asked_for",
    "least_intrusive": "A club.",
    "universal_not_enough": "Not welcome.",
}


@pytest.fixture
def team(freeze) -> Team:
    freeze(datetime(2026, 11, 22, 12, tzinfo=UTC))
    return build_team()


def respond(context: rows.Context, kind: str, day: date, **said: Any) -> rows.Response:
    words = {"says": "Something.", "aim": "Calm.", "starts_on": day}
    return rows.Response.objects.create(context=context, kind=kind, **words, **said)


def lines(name: str) -> dict[str, tuple[int, int]]:
    table = next(table for table in report() if table.name == name)
    return {str(line.label): (line.quarter, line.total) for line in table.lines}


def test_the_report_equals_what_is_written(team: Team) -> None:
    context, other = build_context(team), build_team("Otherham")
    theirs = build_context(other)
    with opened(other.first):
        respond(theirs, "disruption", THIS_QUARTER)
    with opened(team.first):
        respond(context, "disruption", THIS_QUARTER)
        respond(context, "disruption", LAST_QUARTER, **AIMED)
        changed = respond(context, "support", THIS_QUARTER, **AIMED)
        following = changed.following()
        following.kind = "conditions"
        following.save()
        rows.SystemHarm.objects.create(
            home=team.home,
            kind="curfew",
            says="Night checks.",
            asked_for="End them.",
            outcome="stopped",
            raised_by="family",
            strength="some",
            noticed_on=LAST_QUARTER,
            under_roth=True,
        )
        assert lines("responses") == {
            "change the conditions": (1, 1),
            "add guardianship": (0, 0),
            "support": (0, 0),
            "disruption": (1, 2),
        }
        assert lines("targeting") == {
            "aimed at some, and the reason is written": (1, 2),
            "no reason written": (0, 0),
        }
        assert lines("ages")["13 to 15"] == (1, 2)
        assert lines("system-harm")["curfew or night checks"] == (0, 1)
        assert lines("system-harm")["raised under the pathway for risks outside the home"] == (0, 1)
        assert lines("harm-outcome")["it was stopped or lifted"] == (0, 1)
        assert lines("leads")["youth group"] == (1, 1)
        now = list(rows.Response.objects.current())
        assert [(s.count, s.percent) for s in shares_of(now)] == [(1, 33), (0, 0), (0, 0), (2, 67)]
        assert is_mostly_disruption(now)
        assert not is_mostly_disruption(now[1:])
        assert not is_mostly_disruption([])


def test_barriers_go_to_the_leaders_who_can_mend_them(team: Team) -> None:
    council = build_organisation(name="The Council", type="council")
    context = build_context(team)
    with opened(team.first):
        for kind, over in (("staff", False), ("staff", False), ("money", False), ("time", True)):
            rows.Barrier.objects.create(
                context=context, organisation=council, kind=kind, says="No.", is_over=over
            )
        [hindered] = barriers_by_organisation()
    assert hindered.organisation == council
    assert [(line.label, line.total) for line in hindered.kinds] == [
        ("money or short contracts", 1),
        ("too few staff, or they change", 2),
    ]


def test_what_was_identified_and_has_nothing_leads(team: Team) -> None:
    nothing, overdue, going, draft = (build_context(team, title=name) for name in "abcd")
    with opened(team.first):
        rows.Context.objects.exclude(pk=draft.pk).update(state="open")
        for context, day in ((overdue, date(2026, 11, 21)), (going, date(2026, 11, 22))):
            respond(context, "support", THIS_QUARTER)
            rows.NextStep.objects.create(context=context, says="Ask.", due_on=day)
        found = board()
        assert [s.context for s in found.nothing_yet] == [nothing]
        assert [s.context for s in found.overdue] == [overdue]
        assert [s.context for s in found.going_on] == [going]
        assert [s.context for s in found.drafts] == [draft]
        assert not found.nothing_yet[0].lacks_holders
        team.second.is_active = False
        team.second.save()
        assert board().nothing_yet[0].lacks_holders


def test_versions_are_kept(team: Team) -> None:
    with opened(team.first):
        shift = rows.SmallShift.objects.create(context=build_context(team), says="They greeted.")
        shift.says = "Other words."
        with pytest.raises(VersionsAreKept):
            shift.save()


@pytest.mark.parametrize("model", [rows.SmallShift, rows.Barrier, rows.Commitment])
def test_nothing_of_these_can_be_counted_up_for_a_worker(model: type[models.Model]) -> None:
    numbers = (models.IntegerField, models.FloatField, models.DecimalField)
    fields = [f for f in model._meta.concrete_fields if not f.primary_key]
    assert [f.name for f in fields if isinstance(f, numbers)] == ["version"]
    people = [
        f.name for f in fields if f.is_relation and f.related_model._meta.label.endswith("User")
    ]
    assert people == []
