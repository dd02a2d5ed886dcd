"""A map goes from an editor's draft through a moderator to the public, and not otherwise."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import MapPage
from cms.trees import ensure_trees
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from tests.builders.pages import build_map
from tests.builders.people import signed_in
from tests.builders.places import a_listing
from tests.places.editing.form_data import page_data

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]
ADDRESS = "/summer/"


def map_data(client: Client, url: str) -> dict[str, Any]:
    """The form of a map as it stands; the editor of texts and blocks sends its own shapes."""
    shapes = nested_form_data({"notices": streamfield([])})
    return page_data(client, url) | shapes | {"introduction": rich_text("<p>Come in.</p>")}


def edit_url(page: MapPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def public(title: str) -> bool:
    answer = Client().get(ADDRESS)
    return answer.status_code == 200 and title in answer.content.decode()


def drafted(editor: Client) -> MapPage:
    """A map that an editor makes from scratch on the form."""
    home = ensure_trees()["en"]
    add = reverse("wagtailadmin_pages:add", args=["cms", "mappage", home.pk])
    data = map_data(editor, add)
    data |= {"title": "Summer", "slug": "summer", "kinds": ["respite_space"]}
    data |= {"filters_offered": ["time", "free"], "default_moment": "tonight"}
    answer = editor.post(add, data)
    assert answer.status_code == 302, answer.context["form"].errors
    return MapPage.objects.get(slug="summer")


def editor_of_pages() -> Client:
    build_map(title="Another")  # makes the tree, the roles and the workflow
    return signed_in(Role.EDITOR)


def test_from_a_draft_to_the_public() -> None:
    editor = editor_of_pages()
    page = drafted(editor)
    assert not page.live
    assert page.get_latest_revision_as_object().kinds == ["respite_space"]
    assert not public("Summer")
    edit = edit_url(page)
    assert b"action-publish" not in editor.get(edit).content
    editor.post(edit, map_data(editor, edit) | {"action-submit": "1"})
    page.refresh_from_db()
    assert page.current_workflow_task.name == "Check the facts"
    assert not public("Summer")

    moderator = signed_in(Role.MODERATOR)
    approve = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", page.current_workflow_task_state.pk],
    )
    editor.post(approve, {"comment": "I like it"})
    assert not public("Summer")
    moderator.post(approve, {"comment": "Good"})
    assert public("Summer")
    page = MapPage.objects.get(pk=page.pk)
    assert (page.live, page.kinds, page.filters_offered) == (
        True,
        ["respite_space"],
        ["time", "free"],
    )


def test_the_old_version_stays_while_an_edit_waits() -> None:
    editor = editor_of_pages()
    page = build_map(title="Summer", slug="summer")
    edit = edit_url(page)
    editor.post(edit, map_data(editor, edit) | {"title": "Winter", "action-submit": "1"})
    assert public("Summer")
    assert not public("Winter")


def test_an_editor_cannot_publish() -> None:
    editor = editor_of_pages()
    page = drafted(editor)
    edit = edit_url(page)
    editor.post(edit, map_data(editor, edit) | {"action-publish": "1"})
    assert not MapPage.objects.get(pk=page.pk).live


def test_the_preview_shows_what_is_on_the_form_in_the_editors_frame() -> None:
    a_listing("Snug", kind="respite_space")
    editor = editor_of_pages()
    page = build_map(title="Summer", slug="summer", kinds=["youth_provision"])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    typed = map_data(editor, edit_url(page)) | {"title": "Not yet", "kinds": ["respite_space"]}
    assert editor.post(preview, typed).json()["is_valid"]
    answer = editor.get(preview)
    html = answer.content.decode()
    assert "<h1>Not yet</h1>" in html
    assert "Snug" in html
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"].upper() == "SAMEORIGIN"
    assert not public("Not yet")
    assert "frame-ancestors 'none'" in Client().get(ADDRESS)["Content-Security-Policy"]


def test_the_preview_is_as_wide_as_a_phone_first() -> None:
    widths = [size["device_width"] for size in MapPage().preview_sizes]
    assert widths == [360, 1280]


def test_a_scheduled_page_comes_and_goes(freeze) -> None:
    page = build_map(title="Summer", slug="summer")
    page.unpublish()
    now = clock.now()
    page.go_live_at, page.expire_at = now + timedelta(days=1), now + timedelta(days=3)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    call_command("publish_scheduled")
    assert not public("Summer")
    freeze(now + timedelta(days=2))
    call_command("publish_scheduled")
    assert public("Summer")
    freeze(now + timedelta(days=4))
    call_command("publish_scheduled")
    assert not public("Summer")


@pytest.mark.parametrize("model", ["mappage", "standardpage", "indexpage", "areapage"])
def test_every_form_has_a_worked_example(model: str) -> None:
    editor = editor_of_pages()
    home = ensure_trees()["en"]
    page = editor.get(reverse("wagtailadmin_pages:add", args=["cms", model, home.pk]))
    assert page.content.decode().count("Example:") == 1


def test_history_and_comparison_speak_in_words() -> None:
    editor = editor_of_pages()
    page = build_map(title="Summer", slug="summer")
    edit = edit_url(page)
    editor.post(edit, map_data(editor, edit) | {"kinds": ["respite_space"]})
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
    answer = editor.get(address)
    assert answer.status_code == 200
    assert "Place to take a break" in answer.content.decode()


def test_pages_offer_no_password() -> None:
    page = build_map(title="Summer", slug="summer")
    assert page.private_page_options == []
