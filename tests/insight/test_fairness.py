"""Releases say whether responses are alike for all ages, and what records do not know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from gis.analysis.harm.limits import wilson_limits
from gis.models import Area
from guardianship.accounts.roles import Role
from guardianship.insight.models import Release
from guardianship.insight.releasing.making import make_release
from guardianship.safeguarding.contexts.models import Context, Outcome, Response
from guardianship.safeguarding.wall.doors import opened
from tests.builders.contexts import Team, build_context
from tests.builders.duties import build_duty
from tests.builders.gap_town import build_town, done
from tests.builders.people import build_person

pytestmark = pytest.mark.django_db
LAST_YEAR = date(2025, 5, 1)
AIMED = {
    "reach": "targeted", "why": "They asked.", "who_number": "5-9", "threshold": "asked_for",
    "least_intrusive": "A club.", "universal_not_enough": "Not welcome.",
    "says": "Something.", "aim": "Calm.", "level": "two",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _monday(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))


def a_team(home: Area) -> Team:
    """Two practitioners with a duty for the authority itself."""
    people = [build_person(Role.PRACTITIONER) for _ in range(2)]
    for person in people:
        build_duty(person, home)
    return Team(home, *people)


def an_open_context(team: Team, kind: str = "online") -> Context:
    """A context of the team that is open."""
    context = build_context(team, kind=kind)
    with opened(team.first):
        Context.objects.filter(pk=context.pk).update(state="open")
        context.refresh_from_db()
    return context


def aim(team: Team, context: Context, age: str, disrupting: int, other: int) -> None:
    """So many responses of last year at young people of an age."""
    kinds = ["disruption"] * disrupting + ["support"] * other
    with opened(team.first):
        Response.objects.bulk_create(
            Response(context=context, kind=kind, who_age=age, starts_on=LAST_YEAR, **AIMED)
            for kind in kinds
        )


def rows_of(release: Release, measure: str) -> pd.DataFrame:
    found = release.table("equity")
    return found[found["measure"] == measure].set_index("group")


def test_the_same_at_two_ages_met_otherwise_is_shown_as_a_gap() -> None:
    authority, squares = build_town(with_clubs=False)
    team = a_team(authority)
    context = an_open_context(team)
    aim(team, context, "13-15", disrupting=12, other=48)
    aim(team, context, "16-17", disrupting=40, other=20)
    aim(team, context, "u13", disrupting=2, other=3)
    release = make_release(done(authority, squares))
    parity = rows_of(release, "parity_of_responses")
    # In fives: 10 and 40 of 60. Of those under 13 there are too few to say anything.
    assert set(parity.index) == {"13-15", "16-17"}
    by_hand = wilson_limits(pd.Series([10.0, 40.0]), pd.Series([60.0, 60.0])) * 100
    for age, (_at, expected) in zip(["13-15", "16-17"], by_hand.iterrows(), strict=True):
        assert parity.loc[age, ["value", "low", "high"]].tolist() == pytest.approx(
            expected.tolist(), abs=1e-6
        )
    gap = rows_of(release, "parity_difference")
    assert gap.at["16-17", "value"] == pytest.approx(50)
    assert gap.at["16-17", "low"] > 0 > gap.at["13-15", "high"]
    assert set(parity["season"]) == {""}
    # Three more: the next release says the same, so that nobody can take one from the other.
    aim(team, context, "13-15", disrupting=0, other=3)
    again = make_release(release.run, why="three more")
    assert rows_of(again, "parity_of_responses").equals(parity)


def test_what_nobody_asked_is_counted_and_never_left_out() -> None:
    authority, squares = build_town(with_clubs=False)
    team = a_team(authority)
    for kind in ("online", "route"):
        context = an_open_context(team, kind)
        with opened(team.first):
            Outcome.objects.bulk_create(
                Outcome(
                    context=context, target="place", what="Lights.", seen_on=LAST_YEAR, felt=felt
                )
                for felt in [""] * 15 + ["helped"] * 45
            )
    release = make_release(done(authority, squares))
    found = rows_of(release, "completeness")
    assert set(found.index) == {"felt", "felt/online", "felt/route"}
    assert found["value"].tolist() == [25, 25, 25]
    assert (found["low"] < 25).all()
    assert (found["high"] > 25).all()


def test_of_another_area_nothing_is_said_and_without_records_nothing_at_all() -> None:
    authority, squares = build_town(with_clubs=False)
    other = Area.objects.create(
        area_set=authority.area_set, code="W06000902", name="Westmoor", nation="wales",
        boundary=authority.boundary,
    )  # fmt: skip
    team = a_team(other)
    aim(team, an_open_context(team), "16-17", disrupting=40, other=20)
    release = make_release(done(authority, squares))
    assert not set(release.table("equity")["measure"]) & {"parity_of_responses", "completeness"}
    assert not release.tables.filter(name__contains="/").exists()


def test_few_records_say_that_they_are_too_few() -> None:
    authority, squares = build_town(with_clubs=False)
    team = a_team(authority)
    aim(team, an_open_context(team), "16-17", disrupting=4, other=3)
    release = make_release(done(authority, squares))
    assert rows_of(release, "parity_of_responses")["value"].isna().all()
    assert rows_of(release, "completeness").index.tolist() == ["number"]
    assert rows_of(release, "completeness")["value"].isna().all()
