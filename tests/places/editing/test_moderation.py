"""Editors submit, moderators check and publish; each only what the table says."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Workflow, WorkflowContentType, WorkflowState

from guardianship.accounts.roles import Role, UnknownPermission, ensure_role
from places.models import Listing
from places.moderation.setting_up import FACTS, LOOK
from places.roles import PERMISSIONS, SETTLED_HERE, WORKFLOW, ensure_groups
from tests.builders.listings import draft_listing, published_listing
from tests.builders.people import signed_in
from tests.places.editing.form_data import page_data

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_places_listing"


def url(view: str, listing: Listing, *more: object) -> str:
    return reverse(f"{SPACE}:{view}", args=[listing.pk, *more])


def waiting_listing() -> Listing:
    listing = draft_listing(name="Waits")
    listing.save()
    listing.save_revision()
    return listing


def submitted_listing() -> Listing:
    listing = waiting_listing()
    editor = signed_in(Role.EDITOR)
    edit = url("edit", listing)
    assert editor.post(edit, page_data(editor, edit) | {"action-submit": "1"}).status_code == 302
    return Listing.objects.get(pk=listing.pk)


def test_an_editor_cannot_publish() -> None:
    listing, editor = waiting_listing(), signed_in(Role.EDITOR)
    edit = url("edit", listing)
    assert b"action-publish" not in editor.get(edit).content
    editor.post(edit, page_data(editor, edit) | {"action-publish": "1"})
    row = Listing.objects.get(pk=listing.pk)
    assert not row.live
    assert not row.open_intervals.exists()


@pytest.mark.parametrize("view", ["unpublish", "delete"])
def test_an_editor_cannot_take_down(view: str) -> None:
    listing, editor = published_listing(), signed_in(Role.EDITOR)
    editor.post(url(view, listing))
    assert Listing.objects.get(pk=listing.pk).live


def test_what_an_editor_submits_waits_for_the_facts_to_be_checked() -> None:
    listing = submitted_listing()
    assert not listing.live
    assert listing.current_workflow_state.workflow.name == LOOK
    assert listing.current_workflow_task.name == FACTS


def test_a_moderator_approves_and_it_is_public() -> None:
    listing, moderator = submitted_listing(), signed_in(Role.MODERATOR)
    task = listing.current_workflow_task_state
    moderator.post(url("workflow_action", listing, "approve", task.pk), {"comment": "Rang them"})
    row = Listing.objects.get(pk=listing.pk)
    assert row.live
    assert row.open_intervals.exists()
    assert row.current_workflow_state is None


def test_a_moderator_sends_it_back_with_a_reason() -> None:
    listing, moderator = submitted_listing(), signed_in(Role.MODERATOR)
    task = listing.current_workflow_task_state
    moderator.post(url("workflow_action", listing, "reject", task.pk), {"comment": "Which door?"})
    row = Listing.objects.get(pk=listing.pk)
    assert not row.live
    assert row.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    history = moderator.get(url("history", listing)).content.decode()
    assert "Which door?" in history


@pytest.mark.parametrize("role", [Role.EDITOR, None], ids=["editor", "nobody in particular"])
def test_others_cannot_approve(role: Role | None) -> None:
    listing, client = submitted_listing(), signed_in(role)
    task = listing.current_workflow_task_state
    client.post(url("workflow_action", listing, "approve", task.pk), {"comment": ""})
    assert not Listing.objects.get(pk=listing.pk).live


def test_the_old_version_stays_public_while_an_edit_waits() -> None:
    listing, editor = published_listing(name="Public"), signed_in(Role.EDITOR)
    edit = url("edit", listing)
    editor.post(edit, page_data(editor, edit) | {"name": "Edited", "action-submit": "1"})
    row = Listing.objects.get(pk=listing.pk)
    assert (row.name, row.live, row.workflow_in_progress) == ("Public", True, True)
    page = signed_in(Role.MODERATOR).get(url("edit", row))
    assert page.context["form"]["name"].value() == "Edited"


def test_comparing_versions_shows_sessions_and_ticks() -> None:
    listing, moderator = published_listing(practical_help=["wifi"]), signed_in(Role.MODERATOR)
    edit = url("edit", listing)
    data = page_data(moderator, edit) | {"practical_help": ["toilet"]}
    moderator.post(edit, data | {"sessions-0-starts_at": "18:30", "name": "Edited"})
    page = moderator.get(url("revisions_compare", listing, "live", "latest"))
    assert page.status_code == 200
    text = page.content.decode()
    for word in ("19:00:00", "18:30:00", "Wifi", "Toilet", "Edited"):
        assert word in text
    assert "[&#x27;" not in text


def test_groups_hold_exactly_what_the_table_says() -> None:
    ensure_groups()
    for role, names in PERMISSIONS.items():
        held = Group.objects.get(name=role.value).permissions.filter(
            content_type__app_label__in=SETTLED_HERE
        )
        assert {f"{p.content_type.app_label}.{p.codename}" for p in held} == set(names)


def test_the_command_is_idempotent_and_takes_back_what_was_added(capsys) -> None:
    call_command("ensure_groups")
    editors = Group.objects.get(name=Role.EDITOR.value)
    before = set(editors.permissions.all())
    workflows = set(Workflow.objects.all())
    administrators = Group.objects.get(name=Role.ADMINISTRATOR.value)
    editors.permissions.add(*administrators.permissions.all())
    call_command("ensure_groups")
    assert set(editors.permissions.all()) == before
    assert {WORKFLOW, LOOK} <= {workflow.name for workflow in workflows}
    assert set(Workflow.objects.all()) == workflows
    assert WorkflowContentType.objects.count() == 1
    assert "Editors, Moderators, Administrators" in capsys.readouterr().out


def test_a_permission_that_no_model_has_is_named() -> None:
    with pytest.raises(UnknownPermission, match="fly_listing"):
        ensure_role(Role.EDITOR, ["places.fly_listing"], within=SETTLED_HERE)
