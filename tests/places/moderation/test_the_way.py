"""The way of a listing: facts, youth panel, public; and every way back."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry, TaskState, WorkflowState

from guardianship.accounts.roles import Role
from places.moderation.deciding import step_of
from places.moderation.models import LookRule, PanelAnswer
from places.moderation.setting_up import FACTS, PANEL, ensure_moderation
from places.portal import writing
from places.portal.standing import Standing, standing_of
from tests.builders.people import build_person
from tests.places.moderation.conftest import Desk, a_day, again, answer, approve, seen, url

pytestmark = pytest.mark.django_db


def at(listing) -> str:
    """Where it is: a step's name, "public" or "back"."""
    step = step_of(listing)
    if step:
        return step.task.name
    row = again(listing)
    state = row.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return "back"
    return "public" if row.live and not row.has_unpublished_changes else "nowhere"


def test_facts_then_panel_then_public(desk: Desk) -> None:
    desk.add_panel()
    listing = desk.sent_in()
    assert at(listing) == FACTS
    approve(desk, listing)
    assert (at(listing), again(listing).live) == (PANEL, False)
    assert answer(desk, listing).status_code == 302
    assert at(listing) == "public"
    said = PanelAnswer.objects.get()
    assert (said.is_clear, said.would_go, said.feels_wrong, said.says) == (
        "yes",
        "yes",
        "no",
        "fine",
    )


def test_without_a_panel_the_moderator_is_told_and_publishes(desk: Desk) -> None:
    listing = desk.sent_in()
    client = desk.client("moderator")
    assert b"has nobody at the moment" in client.get(url("look", listing)).content
    client.post(url("look", listing), seen(listing) | {"do": "approve"})
    assert at(listing) == "public"
    assert (
        "has nobody at the moment"
        in client.get(url("look", listing).split("list")[0]).content.decode()
    )
    skipped = TaskState.objects.get(task__name=PANEL)
    assert skipped.status == TaskState.STATUS_SKIPPED
    assert "nobody" in skipped.comment


def test_a_member_who_left_is_nobody(desk: Desk) -> None:
    member = desk.add_panel()
    member.is_active = False
    member.save()
    listing = desk.sent_in()
    approve(desk, listing)
    assert at(listing) == "public"


# What changes, and whether the panel looks; by the rules that a new site begins with.
CHANGES = {
    "name": ({"name": "Otherwise"}, False),
    "ages": ({"age_from": 11, "age_to": 18}, False),
    "kind": ({"kind": "respite_space"}, True),
    "kind and name": ({"kind": "respite_space", "name": "Otherwise"}, True),
}


@pytest.mark.parametrize(("fields", "asks_panel"), CHANGES.values(), ids=CHANGES.keys())
def test_a_small_change_needs_facts_alone(desk: Desk, fields: dict, asks_panel: bool) -> None:
    desk.add_panel()
    listing = desk.changed(**fields)
    approve(desk, listing)
    assert at(listing) == (PANEL if asks_panel else "public")


@pytest.mark.parametrize("asks", [True, False], ids=["asked", "not asked"])
def test_the_rules_are_data(desk: Desk, asks: bool) -> None:
    desk.add_panel()
    rule = LookRule.objects.get(kind="youth_provision")
    rule.new_for_panel, rule.changes_for_panel = asks, ["name"] if asks else []
    rule.save()
    new, changed = desk.sent_in(), desk.changed(name="Otherwise")
    for listing in (new, changed):
        approve(desk, listing)
        assert at(listing) == (PANEL if asks else "public")


def test_the_panel_sends_it_back_and_facts_that_are_new_are_checked_again(desk: Desk) -> None:
    desk.add_panel()
    listing = desk.sent_in(name="Before")
    approve(desk, listing)
    answer(desk, listing, says="back", words="Which door is it?")
    assert at(listing) == "back"
    stands = standing_of(again(listing))
    assert stands.standing is Standing.SENT_BACK
    assert stands.reason == "The youth panel says: Which door is it?"
    desk.change(listing, name="After", public_where="Behind the library")
    assert at(listing) == FACTS
    approve(desk, listing)
    assert at(listing) == PANEL
    answer(desk, listing)
    assert at(listing) == "public"
    assert again(listing).name == "After"


def test_words_alone_go_back_to_the_panel_that_asked_for_them(desk: Desk) -> None:
    desk.add_panel()
    listing = desk.sent_in()
    approve(desk, listing)
    answer(desk, listing, says="back", words="What is there to do?")

    def say(row) -> None:
        row.summary = "Pool and music."

    writing.keep_draft(listing, say, by=desk.owner)
    writing.ask_for_a_look(listing, by=desk.owner)
    assert at(listing) == PANEL


def test_what_is_exchanged_while_the_panel_looks_is_checked_before_it_is_public(
    desk: Desk,
) -> None:
    desk.add_panel()
    listing = desk.sent_in(name="Checked")
    approve(desk, listing)
    desk.change(listing, name="Exchanged")
    answer(desk, listing)
    assert (at(listing), again(listing).live) == (FACTS, False)
    approve(desk, listing)
    assert at(listing) == "public"
    assert again(listing).name == "Exchanged"


@pytest.mark.parametrize("who", ["moderator", "panel"])
def test_what_changed_since_it_was_opened_is_shown_again(desk: Desk, who: str) -> None:
    desk.add_panel()
    listing = desk.sent_in()
    if who == "panel":
        approve(desk, listing)
    before, step = seen(listing), at(listing)
    desk.change(listing, name="Exchanged")
    name = "look" if who == "moderator" else "panel_listing"
    sent = before | {"do": "approve", "is_clear": "yes", "would_go": "yes", "feels_wrong": "no"}
    sent["says"] = "fine"
    page = desk.client(who).post(url(name, listing), sent, follow=True)
    assert "It has changed since you opened it." in page.content.decode()
    assert at(listing) == step
    assert not PanelAnswer.objects.exists()


def test_twice_pressed_is_done_once(desk: Desk) -> None:
    listing = desk.sent_in()
    sent, client = seen(listing) | {"do": "approve"}, desk.client("moderator")
    client.post(url("look", listing), sent)
    page = client.post(url("look", listing), sent, follow=True)
    assert "It has changed since you opened it." in page.content.decode()
    assert at(listing) == "public"


def test_a_moderator_goes_on_without_the_panel_when_its_days_are_over(desk: Desk, freeze) -> None:
    desk.add_panel()
    LookRule.objects.filter(kind="youth_provision").update(panel_days=2)
    listing = desk.sent_in()
    approve(desk, listing)
    go_on, moderator = {"do": "go_on"}, desk.client("moderator")
    moderator.post(url("look", listing), seen(listing) | go_on)
    assert at(listing) == PANEL
    freeze(a_day("2026-11-25 09:01"))
    moderator = desk.client("moderator")
    assert b"has had its days" in moderator.get(url("look", listing)).content
    moderator.post(url("look", listing), seen(listing) | go_on)
    assert at(listing) == "public"


def test_no_name_is_kept_with_what_the_panel_says(desk: Desk) -> None:
    member = desk.add_panel()
    listing = desk.sent_in()
    approve(desk, listing)
    answer(desk, listing)
    assert not ModelLogEntry.objects.filter(user=member).exists()
    assert not TaskState.objects.filter(finished_by=member).exists()
    assert "user" not in {field.name for field in PanelAnswer._meta.get_fields()}


def test_only_live_changes_are_published_by_the_panel_not_hours_that_wait(desk: Desk) -> None:
    """A panel member has no permission to publish; what both steps approved is published."""
    member = desk.add_panel()
    assert not member.has_perm("places.publish_listing")
    listing = desk.changed(kind="respite_space")
    approve(desk, listing)
    answer(desk, listing)
    assert again(listing).kind == "respite_space"


def test_setting_up_again_changes_nothing_that_an_administrator_chose(desk: Desk) -> None:
    chosen = Group.objects.create(name="Chosen")
    listing = desk.sent_in()
    step = step_of(listing).task.specific
    step.groups.add(chosen)
    LookRule.objects.filter(kind="youth_provision").update(facts_days=9)
    ensure_moderation()
    assert chosen in step.groups.all()
    assert LookRule.objects.get(kind="youth_provision").facts_days == 9
    assert build_person(Role.YOUTH_PANEL).has_perm("moderation.add_panelanswer")
