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
from tests.places.portal.conftest import MORNING, House
from tests.places.portal.forms_on_pages import fields_on
from tests.places.portal.new.conftest import ANSWERS, WHAT, Writer

pytestmark = pytest.mark.django_db
NAMES = [page.name for page in PAGES]
Writing = Callable[..., Writer]


@pytest.mark.parametrize(
    ("who", "kind"), [("owner", OrganisationType.RESIDENTS), ("editor", OrganisationType.COUNCIL)]
)
def test_two_neighbours_and_a_council_make_a_draft_that_nobody_sees(
    writing: Writing, house: House, who: str, kind: OrganisationType
) -> None:
    type(house.organisation).objects.update(type=kind)
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
    answer = writer.client.post(writer.path("send-in"))
    assert answer["Location"] == f"/portal/listings/{row.uid}/"
    assert standing_of(row).standing is Standing.WAITING


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


NO_CHOICE = "Select a valid choice"
WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "no name": ("what", {"name": ""}, "This field is required."),
    "no such kind": ("what", {"kind": "pub"}, NO_CHOICE),
    "a name too long": ("what", {"name": "n" * 161}, "at most 160"),
    "nothing typed": ("where", {"text": ""}, "Write a postcode."),
    "unknown postcode": ("where", {"text": "ZZ1 1ZZ"}, "We do not know this postcode."),
    "a town for a door": ("where", {"text": "Middleham"}, "write its whole postcode"),
    "no name of the door": ("where", {"venue": ""}, "find the door"),
    "in the sea": ("where", {"text": "10.5, 3.2"}, "not a position in the United Kingdom"),
    "no such precision": ("where", {"location_visibility": "all"}, NO_CHOICE),
    "no time": ("when", {"sessions-0-starts_at": "late"}, "Please look again"),
    "no answer": ("who", {"access": ""}, "This field is required."),
    "ages the wrong way": ("who", {"age_from": "20"}, "upper age is below"),
    "nothing happens": ("inside", {"walk_in": ""}, "This field is required."),
    "no e-mail address": ("inside", {"email": "us"}, "valid e"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_is_told_and_what_was_typed_stays(writing: Writing, name: str) -> None:
    writer = writing()
    before = None
    if name != "what":
        writer.answer("what", **WHAT)
        before = writer.row.latest_revision_id
    for case, (page, typed, said) in WRONG.items():
        if page == name:
            sent = ANSWERS[name] | typed
            answer = writer.answer(name, **sent)
            told = answer.content.decode()
            assert answer.status_code == 422, case
            assert said in told, case
            there = fields_on(told)
            # A browser shows no choice that is not among those of the page.
            gone = typed if said == NO_CHOICE or "access" in typed else {}
            assert {k: there[k] for k in sent if k not in gone} == {
                k: v for k, v in sent.items() if k not in gone
            }, case
    assert (writer.row.latest_revision_id if writer.listing else None) == before


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


def test_a_second_press_makes_no_second_listing(writing: Writing, house: House) -> None:
    client = house.client("editor")
    path = f"/portal/new/of/{house.organisation.uid}/"
    sent = WHAT | {"key": str(uuid4()), "do": "save"}
    led = {client.post(path, sent)["Location"] for _press in range(2)}
    assert len(led) == 1
    assert Listing.objects.count() == 2
    assert client.post(path, sent | {"key": "nonsense"}).status_code == 303
    assert Listing.objects.count() == 3


def test_a_key_of_others_makes_nothing_of_theirs_ours(writing: Writing, house: House) -> None:
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
    assert "Mistake:" not in look
    assert not writer.draft.sessions.all()
    sent = fields_on(look) | {"do": "save"}
    assert writer.client.post(writer.path("when"), sent).status_code == 303
    assert [s.weekday for s in writer.draft.sessions.all()] == ["monday"]


def test_what_the_team_has_locked_keeps_what_was_typed(writing: Writing) -> None:
    writer = writing()
    writer.answer("what", **WHAT)
    Listing.objects.filter(pk=writer.row.pk).update(locked=True)
    for name in NAMES:
        answer = writer.answer(name, **ANSWERS[name])
        assert answer.status_code == 422
        assert "the team has locked it" in answer.content.decode()
    assert not writer.draft.walk_in
