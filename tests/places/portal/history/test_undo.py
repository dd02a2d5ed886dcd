"""An earlier version comes back the way any change goes, and only what is the people's own."""

import pytest
from wagtail.models import WorkflowState

from guardianship.accounts.roles import Role
from places.enums import HoldReason
from places.holds import hold, lift
from places.models import Listing
from tests.builders.listings import session
from tests.builders.people import build_person
from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on
from tests.places.portal.history.writing_over_time import an_hour_later, number_of, write

pytestmark = pytest.mark.django_db


def undo(house: House, number: int, who: str = "owner") -> Listing:
    client, path = house.client(who), house.path(f"history/{number}/")
    sent = fields_on(client.get(path).content.decode())
    assert client.post(path, sent).status_code == 303
    return house.again()


def times(row: Listing) -> list[tuple[str, int]]:
    return [(s.weekday, s.starts_at.hour) for s in row.sessions.all()]


def test_what_is_of_low_risk_is_public_at_once(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    write(house, house.editor, phone="01633 496 0001", sessions=[session(weekday="monday")])
    row = undo(house, first)
    assert (row.phone, times(row)) == ("", [("friday", 19)])
    assert row.current_workflow_state is None
    assert row.open_intervals.exists()


def test_a_mixture_is_parted(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    write(house, house.editor, high=True, name="Another Club", age_from=13)
    house.again().current_workflow_state.current_task_state.approve(
        user=build_person(Role.MODERATOR)
    )
    an_hour_later(freeze, 2)
    write(house, house.editor, phone="01633 496 0001")
    row = undo(house, first)
    assert (row.name, row.age_from, row.phone) == ("Another Club", 13, "")
    assert row.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    draft = row.get_latest_revision_as_object()
    assert (draft.name, draft.age_from, draft.phone) == ("Friday Club", None, "")


def test_taking_back_what_waits_ends_its_look(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    write(house, house.editor, high=True, name="Another Club")
    row = undo(house, first)
    assert (row.name, row.has_unpublished_changes) == ("Friday Club", False)
    assert row.current_workflow_state is None


def test_a_draft_that_was_never_public_stays_a_draft(house: House, freeze) -> None:
    Listing.objects.filter(pk=house.club.pk).update(
        live=False, first_published_at=None, live_revision=None
    )
    first = number_of(house)
    an_hour_later(freeze)
    write(house, house.editor, name="Another Club", phone="01633 496 0001")
    row = undo(house, first)
    draft = row.get_latest_revision_as_object()
    assert (row.live, draft.name, draft.phone) == (False, "Friday Club", "")
    assert row.current_workflow_state is None


def test_no_hold_comes_back_and_none_is_lifted(house: House, freeze) -> None:
    hold(house.club, HoldReason.WITHDRAWN)
    write(house, house.editor, phone="01633 496 0001")
    held = number_of(house)
    lift(house.club, HoldReason.WITHDRAWN)
    hold(house.club, HoldReason.CONCERN)
    an_hour_later(freeze)
    write(house, house.editor, phone="01633 496 0002")
    undo(house, held)
    standing = house.club.holds.filter(lifted_at=None)
    assert [one.reason for one in standing] == [HoldReason.CONCERN]
    assert not Listing.objects.listed().filter(pk=house.club.pk).exists()


def test_confirming_does_not_go_back(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    house.client("owner").post(house.path("confirm/"))
    write(house, house.editor, phone="01633 496 0001")
    confirmed = house.again().confirmed_on
    assert undo(house, first).confirmed_on == confirmed


def test_what_hides_its_place_does_not_show_it_again(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    row = house.again()
    row.location_visibility, row.phone = "hidden", "01633 496 0001"
    row.save_revision(user=house.owner).publish()
    row = undo(house, first)
    assert (row.phone, row.place, row.location_visibility) == ("", None, "hidden")
    assert row.get_latest_revision_as_object().location_visibility == "hidden"


def test_who_was_overtaken_is_told_and_changes_nothing(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    write(house, house.editor, phone="01633 496 0001")
    client, path = house.client("owner"), house.path(f"history/{first}/")
    sent = fields_on(client.get(path).content.decode())
    write(house, house.editor, phone="01633 496 0002")
    answer = client.post(path, sent)
    assert answer.status_code == 409
    assert "Somebody changed it in the meantime" in answer.content.decode()
    assert house.again().phone == "01633 496 0002"
    # The page has what is true now, and pressing again does it.
    assert client.post(path, fields_on(answer.content.decode())).status_code == 303
    assert house.again().phone == ""


def test_what_the_team_has_locked_stays(house: House, freeze) -> None:
    first = number_of(house)
    an_hour_later(freeze)
    write(house, house.editor, phone="01633 496 0001")
    Listing.objects.filter(pk=house.club.pk).update(locked=True)
    assert undo(house, first).phone == "01633 496 0001"
