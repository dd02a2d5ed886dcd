"""What waits, the most urgent first, in a number of questions that does not grow."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import TaskState

from guardianship.lib import clock
from places.enums import HoldReason
from places.holds import hold
from places.models import Membership
from places.moderation.enums import HideWhy, Urgency
from places.moderation.hiding import hide
from places.moderation.models import LookRule
from places.moderation.queue import queue
from tests.builders.listings import closed_on, published_listing, session
from tests.places.moderation.conftest import Desk, approve, url

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def names(desk: Desk) -> list[str]:
    return [row.listing.name for row in queue(desk.moderator)]


def sent_ago(listing, days: int) -> None:
    """As if it had been sent in some days ago."""
    steps = TaskState.objects.for_instance(listing)
    steps.update(started_at=clock.now() - timedelta(days=days))


def test_held_then_overdue_then_the_nearest_day(desk: Desk) -> None:
    later = desk.sent_in(name="Later", exceptions=[closed_on(TODAY + timedelta(30))])
    desk.sent_in(name="Tomorrow", exceptions=[closed_on(TODAY + timedelta(1))])
    desk.sent_in(name="No day")
    begins = session(valid_from=TODAY + timedelta(7))
    overdue = desk.sent_in(name="Overdue")
    sent_ago(overdue, 4)
    desk.changed(name="Next week, by its draft")
    listing = desk.sent_in(name="From next week")
    listing.sessions = [begins]
    desk.change(listing, summary="Anew")
    for name, reason in (("Doubted", HoldReason.PANEL), ("Accused", HoldReason.CONCERN)):
        hold(published_listing(name=name), reason)
    assert names(desk)[:4] == ["Accused", "Doubted", "Overdue", "Tomorrow"]
    assert names(desk).index("Later") < names(desk).index("No day")
    assert later.pk


@pytest.mark.parametrize(
    ("first", "last", "concerns"),
    [(1, 3, 1), (-3, 2, 0), (-5, -2, None)],
    ids=["to come", "has begun", "passed"],
)
def test_the_day_that_a_draft_is_about(
    desk: Desk, first: int, last: int, concerns: int | None
) -> None:
    days = closed_on(TODAY + timedelta(first), TODAY + timedelta(last))
    desk.sent_in(exceptions=[days])
    wanted = None if concerns is None else TODAY + timedelta(concerns)
    assert [row.concerns_day for row in queue(desk.moderator)] == [wanted]


def test_days_of_a_step_are_data(desk: Desk) -> None:
    listing = desk.sent_in()
    sent_ago(listing, 4)
    assert [row.urgency for row in queue(desk.moderator)] == [Urgency.OVERDUE]
    LookRule.objects.filter(kind=listing.kind).update(facts_days=5)
    assert [row.urgency for row in queue(desk.moderator)] == [Urgency.WAITING]


def test_the_panels_step_has_days_of_its_own(desk: Desk) -> None:
    desk.add_panel()
    listing = desk.sent_in()
    approve(desk, listing)
    sent_ago(listing, 4)
    (row,) = queue(desk.moderator)
    assert (row.with_panel, row.urgency) == (True, Urgency.WAITING)


def test_what_an_organisation_took_off_itself_is_no_work(desk: Desk) -> None:
    hold(published_listing(), HoldReason.WITHDRAWN)
    assert names(desk) == []


def test_why_their_own_is_held_nobody_reads(desk: Desk) -> None:
    listing = published_listing(organisation=desk.organisation, name="Own")
    hold(listing, HoldReason.CONCERN)
    assert names(desk) == ["Own"]
    Membership.objects.create(organisation=desk.organisation, user=desk.moderator)
    assert names(desk) == []
    page = desk.client("moderator").get(url("look", listing)).content.decode()
    assert str(HoldReason.CONCERN.label) not in page


def test_one_row_for_what_is_held_and_waits(desk: Desk) -> None:
    listing = desk.changed(name="Otherwise")
    hide(listing, HideWhy.WRONG, by=desk.moderator)
    (row,) = queue(desk.moderator)
    assert (row.urgency, row.hidden_by_team, bool(row.step)) == (Urgency.HELD, True, True)


FILTERS = {
    "all": ("", {"New", "Change", "Held"}),
    "urgent": ("urgency=held", {"Held"}),
    "waiting": ("urgency=waiting", {"New", "Change"}),
    "with the team": ("step=team", {"New", "Change"}),
    "with the panel": ("step=panel", set()),
    "new": ("change=new", {"New"}),
    "who can come": ("change=who", {"Change"}),
    "kind": ("kind=respite_space", {"Held"}),
    "type": ("type=youth_group", {"New", "Change", "Held"}),
    "type of none": ("type=council", set()),
    "not readable": ("kind=spaceship", {"New", "Change", "Held"}),
}


@pytest.mark.parametrize(("query", "wanted"), FILTERS.values(), ids=FILTERS.keys())
def test_filters(desk: Desk, query: str, wanted: set[str]) -> None:
    desk.sent_in(name="New")
    change = published_listing(organisation=desk.organisation, name="Change")
    desk.change(change, age_from=11)
    hold(published_listing(name="Held", kind="respite_space"), HoldReason.CONCERN)
    page = desk.client("moderator").get(f"/admin/moderation/?{query}")
    assert {row.listing.name for row in page.context["page"].object_list} == wanted


def test_questions_do_not_grow(desk: Desk) -> None:
    counted = []
    for _round in range(2):
        desk.sent_in()
        desk.changed(name="Otherwise")
        hide(published_listing(), HideWhy.GONE, by=desk.moderator)
        client = desk.client("moderator")
        client.get("/admin/moderation/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/admin/moderation/").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
