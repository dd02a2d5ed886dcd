"""An address that is shown is a place; one that is not goes behind the door, into no draft."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Revision

from gis.models import PlaceName
from guardianship.accounts.roles import Role
from places.exact_locations import exact_location_of, is_kept_apart
from places.models import Listing, Place
from places.place_page import draft_page
from places.portal.standing import Change, standing_of
from places.public_location import coarse_point
from tests.builders.listings import HERE, build_place, published_listing
from tests.builders.people import build_person
from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on
from tests.places.portal.new.conftest import CODE, SHOWN, WEST, WHAT, WHERE, Writer

pytestmark = pytest.mark.django_db
Writing = Callable[..., Writer]
LESS = ["street", "area", "hidden"]
SECRET = {"text": CODE, "venue": "Safe House", "address": "7 Quiet Lane"}


@pytest.fixture
def writer(writing: Writing) -> Writer:
    """Somebody who has answered the first page."""
    writer = writing()
    writer.answer("what", **WHAT)
    return writer


def approve(row: Listing) -> Listing:
    """The team looks and publishes, at however many desks."""
    while True:
        state = Listing.objects.get(pk=row.pk).current_workflow_state
        if state is None:
            return Listing.objects.get(pk=row.pk)
        state.current_task_state.approve(user=build_person(Role.ADMINISTRATOR))


@pytest.mark.parametrize("visibility", LESS)
def test_an_address_that_is_not_shown_goes_behind_the_door(writer: Writer, visibility: str) -> None:
    assert writer.answer("where", location_visibility=visibility, **SECRET).status_code == 303
    row, draft = writer.row, writer.draft
    kept = exact_location_of(row)
    assert (kept.place_name, kept.address, kept.postcode) == ("Safe House", "7 Quiet Lane", CODE)
    assert (draft.place, draft.location_visibility) == (None, visibility)
    assert draft.public_geometry == coarse_point(HERE, visibility)
    assert not Place.objects.filter(name="Safe House").exists()
    for told in (str(list(Revision.objects.values_list("content", flat=True))), pages(writer)):
        for secret in ("Quiet Lane", "Safe House", CODE):
            assert secret not in told


def pages(writer: Writer) -> str:
    """All that the portal shows of the listing."""
    names = ("", "what", "where", "when", "who", "inside")
    return "".join(writer.client.get(writer.path(n)).content.decode() for n in names)


def test_hidden_says_what_the_public_will_see(writer: Writer) -> None:
    look = writer.answer("where", do="look", location_visibility="hidden", **SECRET)
    page = look.content.decode()
    assert "The address is private, so that everyone there can feel safe." in page
    assert not is_kept_apart(writer.row)
    writer.answer("where", location_visibility="hidden", **SECRET)
    assert draft_page(writer.draft).hides_where
    wrong = writer.answer("inside", walk_in="Ring the bell.")
    assert "give one way to ask" in wrong.content.decode()
    assert writer.answer("inside", walk_in="Ring the bell.", phone="01633").status_code == 303


def test_a_street_is_enough_too_but_not_for_the_door(writer: Writer) -> None:
    street = PlaceName(name="Quiet Lane", key="quiet lane", kind="street", point=WEST, source="t")
    street.save()
    shown = writer.answer("where", text="7 Quiet Ln", venue="The Hall", **SHOWN)
    assert "write its whole postcode" in shown.content.decode()
    writer.answer("where", location_visibility="area", text="7 Quiet Ln")
    kept = exact_location_of(writer.row)
    assert (kept.point, kept.postcode) == (WEST, "")


def test_a_town_is_enough_where_no_address_is_shown(writer: Writer) -> None:
    writer.answer("where", location_visibility="hidden", text="Middleham")
    kept = exact_location_of(writer.row)
    assert (kept.point, kept.postcode) == (HERE, "")


def test_what_is_kept_stays_when_only_what_is_shown_changes(writer: Writer) -> None:
    writer.answer("where", location_visibility="hidden", **SECRET)
    writer.answer("where", location_visibility="street")
    assert exact_location_of(writer.row).address == "7 Quiet Lane"
    assert writer.draft.public_geometry == coarse_point(HERE, "street")
    refused = writer.answer("where", location_visibility="exact", venue="Hall")
    assert "Write the postcode once more" in refused.content.decode()


def test_from_hidden_to_shown_and_back(writer: Writer) -> None:
    writer.answer("where", location_visibility="hidden", **SECRET)
    writer.answer("where", location_visibility="exact", **WHERE)
    assert not is_kept_apart(writer.row)
    assert writer.draft.place.name == "The Hall"
    writer.answer("where", location_visibility="hidden")
    assert exact_location_of(writer.row).place_name == "The Hall"
    assert writer.draft.place is None
    assert not Place.objects.filter(name="The Hall").exists()
    assert "The Hall" not in str(list(Revision.objects.values_list("content", flat=True)))


def test_a_second_address_leaves_none_of_the_first(writer: Writer) -> None:
    writer.answer("where", location_visibility="exact", **WHERE)
    again = WHERE | {"venue": "The Barn", "known": ""}
    writer.answer("where", location_visibility="exact", **again)
    assert writer.draft.place.name == "The Barn"
    assert not Place.objects.filter(name="The Hall").exists()


def test_a_place_of_ones_own_is_chosen_and_stays(writer: Writer, house: House) -> None:
    theirs = published_listing(
        organisation=house.stranger.memberships.get().organisation,
        place=build_place(name="Their Hall"),
    ).place
    page = writer.client.get(writer.path("where")).content.decode()
    ours = house.club.place
    assert (str(ours.uid) in page, str(theirs.uid) in page) == (True, False)
    refused = writer.answer("where", location_visibility="exact", known=str(theirs.uid))
    assert refused.status_code == 422
    writer.answer("where", location_visibility="exact", known=str(ours.uid))
    assert writer.draft.place == ours
    writer.answer("where", location_visibility="hidden", known=str(ours.uid))
    assert house.again().place == ours
    assert exact_location_of(writer.row).place_name == ours.name


def test_several_places_of_one_name_are_asked_about(writer: Writer, gazetteer: None) -> None:
    for within, east in (("Gwent", 0.0), ("Dyfed", 1.0)):
        point = HERE.clone()
        point.x -= east
        PlaceName.objects.create(
            name="Pill", key="pill", kind="settlement", within=within, point=point, source="t"
        )
    asked = writer.answer("where", location_visibility="hidden", text="Pill")
    assert asked.status_code == 422
    assert "Pill, Dyfed" in asked.content.decode()
    typed = fields_on(asked.content.decode()) | {"choice": "1", "do": "save"}
    assert writer.client.post(writer.path("where"), typed).status_code == 303
    assert exact_location_of(writer.row).point == HERE


def test_published_as_it_was_looked_at(writing: Writing) -> None:
    writer = writing()
    writer.go_through(where={"location_visibility": "area", **SECRET})
    writer.client.post(writer.path("send-in"))
    row = approve(writer.row)
    assert row.live
    assert (row.place, row.public_geometry) == (None, coarse_point(HERE, "area"))
    assert exact_location_of(row).address == "7 Quiet Lane"


MOVES = {
    "a new address": WHERE | {"known": "", "location_visibility": "exact"},
    "no longer shown": {"location_visibility": "hidden"},
}


@pytest.mark.parametrize("typed", MOVES.values(), ids=MOVES.keys())
def test_where_a_public_listing_is_waits_for_a_look(
    house: House, gazetteer: None, writing: Writing, typed: dict[str, Any]
) -> None:
    client, path, hall = house.client("editor"), house.path("where/"), house.club.place
    sent = fields_on(client.get(path).content.decode()) | typed
    assert client.post(path, sent | {"do": "look"}).status_code == 200
    answer = client.post(path, sent | {"do": "save"})
    assert answer["Location"] == house.path()
    row = house.again()
    assert (row.place, row.location_visibility, row.live) == (hall, "exact", True)
    assert standing_of(row).change is Change.WAITING
    row = approve(row)
    assert row.location_visibility == typed["location_visibility"]
    if typed["location_visibility"] == "exact":
        assert row.place.name == "The Hall"
    else:
        assert (row.place, row.public_geometry) == (None, None)
        assert not Place.objects.filter(pk=hall.pk).exists()


def test_a_secret_move_of_a_public_listing_is_not_written_where_editors_read(
    house: House, gazetteer: None, writing: Writing
) -> None:
    client, path = house.client("owner"), house.path("where/")
    sent = fields_on(client.get(path).content.decode()) | SECRET
    sent |= {"known": "", "location_visibility": "hidden", "do": "save"}
    answer = client.post(path, sent)
    assert answer.status_code == 422
    assert "moved by the team" in answer.content.decode()
    assert house.again().has_unpublished_changes is False
    assert not Place.objects.filter(name="Safe House").exists()
