"""Five pages, each kept before the next; back and forth; nothing lost."""

from collections.abc import Callable
from datetime import time
from typing import Any
from uuid import uuid4

import pytest

from places.enums import OrganisationType
from places.models import Listing
from places.portal.new.pages import PAGES
from places.portal.standing import Standing, standing_of
from tests.places.portal.conftest import MORNING
from tests.places.portal.forms_on_pages import fields_on
from tests.places.portal.new.conftest import ANSWERS, WHAT, Writer

pytestmark = pytest.mark.django_db
NAMES = [page.name for page in PAGES]
Writing = Callable[..., Writer]


@pytest.mark.parametrize("who", ["owner", "editor"])
def test_five_pages_make_a_draft_that_nobody_sees(writing: Writing, who: str) -> None:
    writer = writing(who).go_through()
    draft = writer.draft
    assert (draft.name, draft.kind, draft.summary) == tuple(WHAT.values())
    assert (draft.place.name, draft.place.postcode) == ("The Hall", "NP20 1HG")
    assert [(s.weekday, s.starts_at) for s in draft.sessions.all()] == [("monday", time(18))]
    assert (draft.access, draft.age_from, draft.age_to) == ("open_to_all", 11, 18)
    assert (draft.walk_in, draft.phone) == ("Somebody says hello.", "01633 496 0000")
    assert (draft.confirmed_on, draft.confirmed_by) == (MORNING.date(), who)
    row = writer.row
    assert (row.live, row.place, row.current_workflow_state) == (False, None, None)
    assert not Listing.objects.listed().filter(pk=row.pk).exists()
    assert standing_of(row).standing is Standing.UNFINISHED


def test_each_page_leads_to_the_next_and_back(writing: Writing) -> None:
    writer = writing()
    for number, name in enumerate(NAMES):
        page = writer.client.get(writer.path(name)).content.decode()
        assert f"Page {number + 1} of 5" in page
        before = writer.path(NAMES[number - 1]) if number else "/portal/"
        assert f'<a href="{before}">Back</a>' in page
        answer = writer.answer(name, **ANSWERS[name])
        after = writer.path(NAMES[number + 1]) if number < 4 else writer.path()
        assert answer["Location"] == after


def test_going_on_begins_where_it_was_left(writing: Writing) -> None:
    writer = writing()
    for answered, name in enumerate(NAMES, start=1):
        writer.answer(name, **ANSWERS[name])
        home = writer.client.get("/portal/").content.decode()
        assert f'href="{writer.path("go-on")}"' in home
        wanted = writer.path(NAMES[answered]) if answered < 5 else writer.path()
        assert writer.client.get(writer.path("go-on"))["Location"] == wanted


# What is typed before somebody is called away: only the first page needs something.
HALF = {
    "what": {"name": "Board Games", "kind": "youth_provision"},
    "who": {"age_from": "12", "age_to": ""},
    "inside": {"phone": "01633 496 0000"},
    "where": {},
    "when": {},
}


@pytest.mark.parametrize("name", HALF)
def test_half_a_page_is_kept_for_later(writing: Writing, name: str) -> None:
    writer = writing()
    if name != "what":
        writer.answer("what", **WHAT)
    answer = writer.answer(name, do="later", **HALF[name])
    assert answer["Location"] == "/portal/"
    for field, typed in HALF[name].items():
        assert str(getattr(writer.draft, field) or "") == typed


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "no name": ("what", {"name": ""}, "This field is required."),
    "no such kind": ("what", {"kind": "pub"}, "Select a valid choice"),
    "a name too long": ("what", {"name": "n" * 161}, "at most 160"),
    "nothing typed": ("where", {"text": ""}, "Write a postcode."),
    "unknown postcode": ("where", {"text": "ZZ1 1ZZ"}, "We do not know this postcode."),
    "a town for a door": ("where", {"text": "Middleham"}, "write its whole postcode"),
    "no name of the door": ("where", {"venue": ""}, "find the door"),
    "in the sea": ("where", {"text": "10.5, 3.2"}, "not a position in the United Kingdom"),
    "no such precision": ("where", {"location_visibility": "all"}, "Select a valid choice"),
    "no time": ("when", {"sessions-0-starts_at": "late"}, "Please look again"),
    "no answer": ("who", {"access": ""}, "This field is required."),
    "ages the wrong way": ("who", {"age_from": "20"}, "upper age is below"),
    "nothing happens": ("inside", {"walk_in": ""}, "This field is required."),
    "no e-mail address": ("inside", {"email": "us"}, "valid e"),
}


@pytest.mark.parametrize(("name", "typed", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_told_and_what_was_typed_stays(
    writing: Writing, name: str, typed: dict[str, Any], said: str
) -> None:
    writer = writing()
    if name != "what":
        writer.answer("what", **WHAT)
        before = writer.row.latest_revision_id
    sent = ANSWERS[name] | typed
    answer = writer.answer(name, **sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    there = fields_on(page)
    for field, value in sent.items():
        # A browser shows no choice that is not among those of the page.
        if said not in ("Select a valid choice", "This field is required.") or field not in typed:
            assert there[field] == value
    if name == "what":
        assert writer.listing is None
    else:
        assert writer.row.latest_revision_id == before


def test_what_is_proposed_counts_only_when_it_is_sent(writing: Writing) -> None:
    writer = writing()
    writer.answer("what", **WHAT | {"kind": "detached_youth_work"})
    proposed = fields_on(writer.client.get(writer.path("who")).content.decode())
    assert (proposed["age_from"], proposed["access"], proposed["cost"]) == (
        "11", "open_to_all", "free",
    )  # fmt: skip
    assert (writer.draft.age_from, writer.draft.access) == (None, "not_said")
    writer.answer("who", age_to="")
    assert (writer.draft.age_from, writer.draft.age_to) == (11, None)
    again = fields_on(writer.client.get(writer.path("who")).content.decode())
    assert (again["age_from"], again["age_to"]) == ("11", "")


def test_a_second_press_makes_no_second_listing(writing: Writing, house: Any) -> None:
    client = house.client("editor")
    path = f"/portal/new/of/{house.organisation.uid}/"
    sent = WHAT | {"key": str(uuid4()), "do": "save"}
    led = {client.post(path, sent)["Location"] for _press in range(2)}
    assert len(led) == 1
    assert Listing.objects.count() == 2
    assert client.post(path, sent | {"key": "nonsense"}).status_code == 303
    assert Listing.objects.count() == 3


def test_a_key_of_others_makes_nothing_of_theirs_ours(writing: Writing, house: Any) -> None:
    path = f"/portal/new/of/{house.stranger.memberships.get().organisation.uid}/"
    sent = WHAT | {"key": str(house.club.uid)}
    assert house.client("stranger").post(path, sent).status_code == 422
    assert house.again().name == "Friday Club"


def test_a_second_thought_about_the_name(writing: Writing) -> None:
    writer = writing()
    writer.answer("what", **WHAT)
    writer.answer("what", name="Chess", name_cy="Gwyddbwyll")
    row = writer.row
    assert (row.name, row.name_cy, row.slug) == ("Chess", "Gwyddbwyll", "chess")
    assert "Chess" in writer.client.get("/portal/").content.decode()


def test_hours_are_read_back_first(writing: Writing) -> None:
    writer = writing()
    writer.answer("what", **WHAT)
    look = writer.answer("when", do="look", **ANSWERS["when"]).content.decode()
    assert "Open Mon 6pm–8pm." in look
    assert not writer.draft.sessions.all()


def test_what_the_team_has_locked_keeps_what_was_typed(writing: Writing) -> None:
    writer = writing()
    writer.answer("what", **WHAT)
    Listing.objects.filter(pk=writer.row.pk).update(locked=True)
    for name in NAMES:
        answer = writer.answer(name, **ANSWERS[name])
        assert answer.status_code == 422
        assert "the team has locked it" in answer.content.decode()
    assert not writer.draft.walk_in


@pytest.mark.parametrize("kind", [OrganisationType.RESIDENTS, OrganisationType.COUNCIL])
def test_two_neighbours_and_a_council_have_the_same_pages(
    writing: Writing, house: Any, kind: OrganisationType
) -> None:
    type(house.organisation).objects.update(type=kind)
    writer = writing().go_through()
    answer = writer.client.post(writer.path("send-in"))
    assert answer["Location"] == f"/portal/listings/{writer.row.uid}/"
    assert standing_of(writer.row).standing is Standing.WAITING
