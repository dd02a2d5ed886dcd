"""Looked at as young people will see it, sent in, sent back, copied, thrown away."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Revision, WorkflowState

from guardianship.accounts.roles import Role
from guardianship.lib import clock
from places.exact_locations import is_kept_apart
from places.models import CoverageArea, Listing, Place
from places.outreach.models import Acceptance, Charter
from places.portal.new.pages import PAGES
from places.portal.standing import Standing, standing_of
from places.portal.writing import draft_of
from tests.builders.listings import closed_on
from tests.builders.people import build_person
from tests.places.portal.conftest import MORNING, House
from tests.places.portal.new.conftest import ANSWERS, WHAT, Writer
from tests.places.portal.new.test_walked import tick
from tests.places.portal.new.test_where import SECRET, approve

pytestmark = pytest.mark.django_db
Writing = Callable[..., Writer]


def text(answer: object) -> str:
    """The page."""
    return answer.content.decode()  # type: ignore[attr-defined]


def test_it_is_looked_at_as_young_people_will_see_it(writing: Writing) -> None:
    writer = writing().go_through()
    page = text(writer.client.get(writer.path()))
    for said in (
        "Games and toast.",
        "Mon 6pm–8pm",
        "1 Canal Street",
        "Somebody says hello.",
        "Free.",
    ):
        assert said in page
    assert "noindex" in page
    assert Client().get(f"/places/{writer.row.slug}/").status_code == 404


def test_sent_in_published_and_found(writing: Writing) -> None:
    writer = writing().go_through()
    answer = writer.client.post(writer.path("send-in"), follow=True)
    assert "Somebody looks at it before it is public." in text(answer)
    again = writer.client.post(writer.path("send-in"), follow=True)
    assert "it is waiting for a look already" in text(again)
    assert WorkflowState.objects.count() == 1
    row = approve(writer.row)
    assert "1 Canal Street" in text(Client().get(f"/places/{row.slug}/"))
    assert standing_of(row).standing is Standing.PUBLIC


def test_what_is_changed_while_it_waits_is_what_is_looked_at(writing: Writing) -> None:
    writer = writing().go_through()
    writer.client.post(writer.path("send-in"))
    writer.answer("what", name="Chess")
    assert standing_of(writer.row).standing is Standing.WAITING
    assert approve(writer.row).name == "Chess"


def test_what_misses_an_answer_is_not_sent(writing: Writing) -> None:
    writer = writing()
    missing = [page.heading for page in PAGES[1:]]
    for name, typed in ANSWERS.items():
        writer.answer(name, **typed)
        answer = writer.client.post(writer.path("send-in"), follow=True)
        if missing:
            said = ", ".join(str(heading) for heading in missing)
            assert f"Not sent yet. Please answer: {said}." in text(answer)
            assert text(answer).count("something is missing") == len(missing)
            assert writer.row.current_workflow_state is None
            missing.pop(0)
    assert writer.row.current_workflow_state is not None


def test_sent_back_with_its_reason_and_sent_once_more(writing: Writing) -> None:
    writer = writing().go_through()
    writer.client.post(writer.path("send-in"))
    state = writer.row.current_workflow_state
    state.current_task_state.reject(user=build_person(Role.MODERATOR), comment="Which door?")
    for path in ("/portal/", writer.path()):
        assert "Which door?" in text(writer.client.get(path))
    writer.answer(
        "where", **ANSWERS["where"] | {"address": "Side door, 1 Canal Street", "known": ""}
    )
    writer.client.post(writer.path("send-in"))
    stands = standing_of(writer.row)
    assert (stands.standing, stands.reason) == (Standing.WAITING, "")
    assert approve(writer.row).place.address == "Side door, 1 Canal Street"


def test_nobody_sends_in_before_the_charter_is_accepted(writing: Writing, house: House) -> None:
    writer = writing().go_through()
    charter = Charter.objects.create(version=1, text="We help.", in_force_from=clock.today())
    writer.client.post(writer.path("send-in"))
    assert writer.row.current_workflow_state is None
    Acceptance.objects.create(organisation=house.organisation, charter=charter)
    writer.client.post(writer.path("send-in"))
    assert writer.row.current_workflow_state is not None


@pytest.mark.parametrize("page", ["send-in", "throw-away"])
def test_what_the_team_has_locked_stays(writing: Writing, page: str) -> None:
    writer = writing().go_through()
    Listing.objects.filter(pk=writer.row.pk).update(locked=True)
    answer = writer.client.post(writer.path(page), follow=True)
    assert "the team has locked it" in text(answer)
    assert writer.row.current_workflow_state is None


@pytest.mark.parametrize(
    ("where", "sent"),
    [(ANSWERS["where"], False), ({"location_visibility": "hidden", **SECRET}, True)],
    ids=["a place, unsent", "hidden, sent"],
)
def test_thrown_away_with_all_that_was_written_for_it(
    writing: Writing, where: dict, sent: bool
) -> None:
    writer = writing().go_through(where=where)
    if sent:
        writer.client.post(writer.path("send-in"))
    path = writer.path("throw-away")
    assert "nobody can bring it back" in text(writer.client.get(path))
    assert writer.row
    assert writer.client.post(path)["Location"] == "/portal/"
    assert not Listing.objects.filter(pk=writer.listing.pk).exists()
    assert not is_kept_apart(writer.listing)
    # Only the club's own hall is left.
    assert list(Place.objects.all()) == [writer.house.club.place]
    kept = Revision.objects.filter(object_id=str(writer.listing.pk))
    assert not kept.filter(content_type__model="listing").exists()
    assert writer.client.get(path).status_code == 404


def test_its_patch_goes_with_it_unless_others_walk_there(writing: Writing) -> None:
    writer = writing()
    writer.answer("what", **WHAT | {"kind": "detached_youth_work"})
    tick(writer, "Westgate")
    writer.client.post(writer.path("throw-away"))
    assert not CoverageArea.objects.exists()


def test_what_was_public_is_not_thrown_away(house: House, writing: Writing) -> None:
    path = f"/portal/new/{house.club.uid}/"
    client = house.client("owner")
    for page in ("", "what/", "where/", "when/", "who/", "inside/", "throw-away/", "go-on/"):
        for answer in (client.get(path + page), client.post(path + page)):
            assert answer["Location"] == house.path()
    assert house.again().live


def test_a_copy_has_the_words_and_hours_and_says_what_it_has_not(
    house: House, writing: Writing
) -> None:
    club = house.again()
    club.exceptions = [closed_on(MORNING.date())]
    club.summary = "Pool."
    club.save()
    client = house.client("editor")
    answer = client.post(f"/portal/new/like/{club.uid}/", follow=True)
    assert "Not copied: closed days" in text(answer)
    row = Listing.objects.exclude(pk=club.pk).get()
    draft = draft_of(row)
    assert (draft.name, draft.summary, draft.place) == ("Copy of Friday Club", "Pool.", club.place)
    assert [s.weekday for s in draft.sessions.all()] == ["friday"]
    assert (draft.confirmed_on, list(draft.exceptions.all())) == (None, [])
    assert (row.live, row.organisation, row.slug) == (
        False,
        club.organisation,
        "copy-of-friday-club",
    )
    assert row.uid != club.uid
    assert house.again().exceptions.count() == 1


def test_a_copy_of_what_hides_its_address_asks_for_it(writing: Writing) -> None:
    writer = writing().go_through(where={"location_visibility": "hidden", **SECRET})
    answer = writer.client.post(f"/portal/new/like/{writer.row.uid}/")
    copy = Listing.objects.get(uid=answer["Location"].split("/")[-3])
    assert not is_kept_apart(copy)
    assert writer.client.get(f"/portal/new/{copy.uid}/go-on/")["Location"].endswith("/where/")
