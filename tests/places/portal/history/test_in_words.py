"""What changed is told field by field, by role and never by name."""

from datetime import date

import pytest

from guardianship.accounts.roles import Role
from places.enums import HoldReason
from places.holds import hold, lift
from places.models import Listing, Membership, Organisation
from places.portal import writing
from places.portal.history.story import story_of
from tests.builders.listings import closed_on, session
from tests.builders.people import build_person
from tests.places.portal.conftest import House
from tests.places.portal.history.writing_over_time import an_hour_later, write

pytestmark = pytest.mark.django_db


def told(house: House, who: str = "owner") -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    story = story_of(house.again(), getattr(house, who))
    return [
        (e.who, e.said, [(c.label, c.before, c.after) for c in e.changes]) for e in story.entries
    ]


def test_each_is_told_by_role(house: House, freeze) -> None:
    people = (house.owner, house.editor, build_person(Role.MODERATOR))
    for hours, person in enumerate(people, 1):
        an_hour_later(freeze, hours)
        write(house, person, phone=f"01633 496 000{hours}")
    assert [who for who, _said, _changes in told(house)] == [
        "The team", "A colleague", "You", "The team",
    ]  # fmt: skip
    assert told(house)[1][2] == [("Phone", "01633 496 0001", "01633 496 0002")]


def test_hours_are_told_the_way_people_say_them(house: House, freeze) -> None:
    an_hour_later(freeze)
    rows = {
        "sessions": [session(weekday="tuesday", season="term")],
        "exceptions": [closed_on(date(2026, 12, 25))],
    }
    write(house, house.owner, **rows)
    assert told(house)[0][2] == [
        ("Times", "Fri 7pm–9pm", "Tue 7pm–9pm in term time"),
        ("Days that are not as usual", "", "25 December 2026: closed"),
    ]


def test_a_change_beside_one_that_waits_is_told_once(house: House, freeze) -> None:
    an_hour_later(freeze)
    write(house, house.editor, high=True, name="Another Club")
    an_hour_later(freeze, 2)
    write(house, house.owner, phone="01633 496 0001")
    assert [changes for _who, _said, changes in told(house)] == [
        [("Phone", "", "01633 496 0001")],
        [("Name", "Friday Club", "Another Club")],
        [],
    ]
    assert "Not public then." in told(house)[1]


def test_what_the_team_made_public_is_told(house: House, freeze) -> None:
    an_hour_later(freeze)
    write(house, house.owner, high=True, name="Another Club")
    an_hour_later(freeze, 2)
    state = house.again().current_workflow_state
    state.current_task_state.approve(user=build_person(Role.MODERATOR))
    assert [(who, said) for who, said, _changes in told(house)][:2] == [
        ("The team", "Looked at, and made public."),
        ("You", ""),
    ]


def test_of_holds_only_their_own_is_told(house: House, freeze) -> None:
    an_hour_later(freeze)
    hold(house.club, HoldReason.CONCERN, by=build_person(Role.SAFEGUARDING_LEAD))
    writing.withdraw(house.club, by=house.owner)
    lift(house.club, HoldReason.CONCERN)
    writing.bring_back(house.club, by=house.owner)
    said = [said for _who, said, _changes in told(house)]
    assert sorted(said[:2]) == ["Brought it back.", "Said that it is not running."]
    assert len(said) == 3


def test_what_another_organisation_wrote_is_not_told(house: House, freeze) -> None:
    an_hour_later(freeze)
    newcomers = Organisation.objects.create(name="Newcomers")
    Membership.objects.create(user=house.nobody, organisation=newcomers, role="owner")
    row = house.again()
    row.organisation, row.summary = newcomers, "New words"
    moderator = build_person(Role.MODERATOR)
    row.save_revision(user=moderator).publish(user=moderator)
    story = story_of(house.again(), house.nobody)
    assert [entry.changes for entry in story.entries] == [()]
    older = house.club.revisions.order_by("created_at").first()
    client = house.client("nobody")
    assert client.get(house.path("history/")).status_code == 200
    assert client.get(house.path(f"history/{older.pk}/")).status_code == 404


def test_no_name_and_no_address_of_a_person_is_on_the_page(house: House, freeze) -> None:
    an_hour_later(freeze)
    write(house, house.editor, phone="01633 496 0001")
    page = house.client("owner").get(house.path("history/")).content.decode()
    assert "A colleague" in page
    assert house.editor.email not in page
    assert house.editor.full_name not in page


def test_the_number_of_queries_does_not_grow(house: House, freeze, django_assert_num_queries):
    def asked() -> int:
        with django_assert_num_queries(5):
            return len(story_of(Listing.objects.get(pk=house.club.pk), house.owner).entries)

    for hours in range(1, 3):
        an_hour_later(freeze, hours)
        write(house, house.owner, phone=f"01633 496 000{hours}")
    few = asked()
    for hours in range(3, 9):
        an_hour_later(freeze, hours)
        write(house, house.editor, phone=f"01633 496 000{hours}")
    assert asked() == few + 6
