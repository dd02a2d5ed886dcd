"""What is of low risk is public at once; the rest waits while the approved version stays."""

from datetime import date, time

import pytest
from django.core.exceptions import FieldDoesNotExist
from wagtail.models import WorkflowState

from guardianship.accounts.roles import Role
from places.enums import HoldReason
from places.holds import hold
from places.models import Listing
from places.portal.forms.parts import PARTS
from places.portal.risk import HIGH_RISK, LOW_RISK, RISKS, Risk
from places.portal.standing import Change, standing_of
from tests.builders.people import build_person
from tests.places.portal.conftest import MORNING, House
from tests.places.portal.forms_on_pages import fields_on, hours_typed

pytestmark = pytest.mark.django_db
# Facts about the row, and what confirming and the team write.
NOBODY_TYPES = {
    "id", "uid", "slug", "public_geometry", "authority", "intervals_from", "intervals_until",
    "confirmed_on", "confirmed_by", "origin", "origin_id", "live", "has_unpublished_changes",
    "first_published_at", "last_published_at", "live_revision", "go_live_at", "expire_at",
    "expired", "locked", "locked_at", "locked_by", "latest_revision",
}  # fmt: skip


def test_every_field_has_one_risk() -> None:
    assert not set(LOW_RISK) & set(HIGH_RISK)
    written = {field.name for field in Listing._meta.concrete_fields} - NOBODY_TYPES
    assert written | {"sessions", "exceptions"} == set(RISKS)


@pytest.mark.parametrize("part", PARTS)
def test_a_page_has_fields_of_one_risk(part: str) -> None:
    fields = PARTS[part].form.base_fields
    assert {RISKS[name] for name in fields} == {PARTS[part].risk}
    for name in fields:
        try:
            Listing._meta.get_field(name)
        except FieldDoesNotExist:
            pytest.fail(name)


def change(house: House, page: str, /, **typed: str) -> Listing:
    client, path = house.client("editor"), house.path(f"change/{page}/")
    sent = fields_on(client.get(path).content.decode()) | typed
    assert client.post(path, sent).status_code == 303
    return house.again()


# Page, field, what is typed: every kind of change once.
CHANGES = {
    "phone": ("contact", "phone", "01633 496 0000", Risk.LOW),
    "website": ("contact", "website", "https://example.org/club", Risk.LOW),
    "summary": ("words", "summary", "Pool and table tennis.", Risk.LOW),
    "cost": ("words", "cost", "free", Risk.LOW),
    "name": ("facts", "name", "Another Club", Risk.HIGH),
    "kind": ("facts", "kind", "respite_space", Risk.HIGH),
    "age": ("facts", "age_from", "11", Risk.HIGH),
    "access": ("facts", "access", "referral", Risk.HIGH),
    "step-free": ("facts", "step_free", "yes", Risk.HIGH),
}


@pytest.mark.parametrize(("page", "field", "typed", "risk"), CHANGES.values(), ids=CHANGES.keys())
def test_low_is_public_and_high_waits(
    house: House, page: str, field: str, typed: str, risk: Risk
) -> None:
    before = getattr(house.club, field)
    row = change(house, page, **{field: typed})
    draft = row.get_latest_revision_as_object()
    assert str(getattr(draft, field)) == typed
    if risk is Risk.LOW:
        assert str(getattr(row, field)) == typed
        assert row.current_workflow_state is None
        assert not row.has_unpublished_changes
    else:
        assert getattr(row, field) == before
        assert row.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
        assert row.live


def test_a_low_change_leaves_the_waiting_one_waiting(house: House) -> None:
    row = change(house, "facts", name="Another Club")
    look = row.current_workflow_state.pk
    row = change(house, "contact", phone="01633 496 0000")
    assert (row.name, row.phone) == ("Friday Club", "01633 496 0000")
    assert row.current_workflow_state.pk == look
    row.current_workflow_state.current_task_state.approve(user=build_person(Role.MODERATOR))
    row = house.again()
    assert (row.name, row.phone) == ("Another Club", "01633 496 0000")
    assert [s.starts_at for s in row.sessions.all()] == [time(19)]


def test_a_second_high_change_is_what_is_looked_at(house: House) -> None:
    change(house, "facts", name="Another Club")
    row = change(house, "facts", age_from="13")
    assert WorkflowState.objects.count() == 1
    row.current_workflow_state.current_task_state.approve(user=build_person(Role.MODERATOR))
    assert (house.again().name, house.again().age_from) == ("Another Club", 13)


def test_sent_back_keeps_its_reason_until_it_is_sent_in_again(house: House) -> None:
    row = change(house, "facts", name="Another Club")
    moderator = build_person(Role.MODERATOR)
    row.current_workflow_state.current_task_state.reject(user=moderator, comment="Whose name?")
    change(house, "contact", phone="01633 496 0000")
    stands = standing_of(house.club)
    assert (stands.change, stands.reason) == (Change.SENT_BACK, "Whose name?")
    change(house, "facts", name="A Third Club")
    stands = standing_of(house.club)
    assert (stands.change, stands.reason) == (Change.WAITING, "")
    assert house.again().name == "Friday Club"


def test_hours_are_read_back_before_they_are_public(house: House) -> None:
    client, path = house.client("editor"), house.path("hours/")
    typed = hours_typed(client, path, starts_at="6pm", ends_at="8pm")
    look = client.post(path, typed | {"do": "look"}).content.decode()
    assert "Open Fri 6pm–8pm." in look
    table = look.split('<table class="days">')[1].split("</table>")[0]
    assert table.count("<tr>") == 15
    assert table.count("6pm–8pm") == 2
    assert [s.starts_at for s in house.again().sessions.all()] == [time(19)]
    assert client.post(path, fields_on(look) | {"do": "save"}).status_code == 303
    row = house.again()
    assert [(s.starts_at, s.ends_at) for s in row.sessions.all()] == [(time(18), time(20))]
    assert (row.confirmed_on, row.confirmed_by) == (MORNING.date(), "editor")
    assert row.open_intervals.filter(during__startswith__hour=18).exists()


def test_a_second_session_and_one_taken_away(house: House) -> None:
    client, path = house.client("owner"), house.path("hours/")
    more = hours_typed(client, path, 1, weekday="monday", starts_at="16:00", ends_at="18:00")
    client.post(path, more | {"do": "save"})
    assert [s.weekday for s in house.again().sessions.all()] == ["friday", "monday"]
    gone = hours_typed(client, path, 0, DELETE="on")
    client.post(path, gone | {"do": "save"})
    assert [s.weekday for s in house.again().sessions.all()] == ["monday"]


BAD_HOURS = {
    "no time": {"starts_at": "late"},
    "before it starts": {"ends_at": "18:00"},
    "no day": {"weekday": ""},
    "somebody else's patch": {"coverage_area": "1"},
}


@pytest.mark.parametrize("changes", BAD_HOURS.values(), ids=BAD_HOURS.keys())
def test_bad_hours_are_told_and_nothing_is_saved(house: House, changes: dict[str, str]) -> None:
    client, path = house.client("owner"), house.path("hours/")
    answer = client.post(path, hours_typed(client, path, **changes) | {"do": "save"})
    assert answer.status_code == 422
    assert "Please look again" in answer.content.decode()
    assert [s.starts_at for s in house.again().sessions.all()] == [time(19)]


def test_a_form_that_is_not_whole_is_refused(house: House) -> None:
    assert house.client("owner").post(house.path("hours/"), {"do": "save"}).status_code == 422


def test_closed_for_a_while_is_public_at_once(house: House) -> None:
    days = {"first_day": "2026-12-21", "last_day": "2027-01-03", "note": "Christmas"}
    client, path = house.client("editor"), house.path("closed/")
    assert client.post(path, days).status_code == 303
    [row] = house.again().exceptions.all()
    assert (row.first_day, row.note) == (date(2026, 12, 21), "Christmas")
    assert client.post(path, days).status_code == 422
    assert house.again().exceptions.count() == 1


BAD_DAYS = {
    "wrong way round": ("2026-12-21", "2026-12-01"),
    "passed": ("2026-11-01", "2026-11-02"),
    "no day": ("soon", "2026-12-01"),
}


@pytest.mark.parametrize(("first", "last"), BAD_DAYS.values(), ids=BAD_DAYS.keys())
def test_bad_days_are_told(house: House, first: str, last: str) -> None:
    answer = house.client("owner").post(
        house.path("closed/"), {"first_day": first, "last_day": last}
    )
    assert answer.status_code == 422
    assert not house.again().exceptions.exists()


def test_confirming_one_answers_who_found_it_shut(house: House) -> None:
    hold(house.club, HoldReason.REPORTED_SHUT)
    assert house.client("editor").post(house.path("confirm/")).status_code == 303
    row = house.again()
    assert (row.confirmed_on, row.confirmed_by) == (MORNING.date(), "editor")
    assert not row.holds.filter(lifted_at=None).exists()


def test_confirming_all_leaves_what_is_not_running(house: House) -> None:
    hold(house.club, HoldReason.WITHDRAWN)
    path = f"/portal/organisations/{house.organisation.uid}/confirm/"
    house.client("owner").post(path)
    assert house.again().confirmed_on == date(2026, 11, 20)


def test_withdrawing_and_its_undo(house: House) -> None:
    client = house.client("owner")
    client.post(house.path("withdraw/"))
    assert not Listing.objects.listed().filter(pk=house.club.pk).exists()
    hold(house.club, HoldReason.CONCERN)
    client.post(house.path("bring-back/"))
    assert [h.reason for h in house.club.holds.filter(lifted_at=None)] == [HoldReason.CONCERN]


def test_what_the_team_has_locked_stays(house: House) -> None:
    Listing.objects.filter(pk=house.club.pk).update(locked=True)
    client, path = house.client("owner"), house.path("change/contact/")
    answer = client.post(path, {"phone": "01633 496 0000"}, follow=True)
    assert "Nothing was changed" in answer.content.decode()
    assert house.again().phone == ""


def test_hours_of_what_was_never_public_stay_in_its_draft(house: House) -> None:
    Listing.objects.filter(pk=house.club.pk).update(
        live=False, first_published_at=None, live_revision=None
    )
    client, path = house.client("owner"), house.path("hours/")
    for starts_at, weekday in (("17:00", "monday"), ("16:00", "tuesday")):
        typed = hours_typed(client, path, starts_at=starts_at)
        typed |= {"sessions-1-weekday": weekday}
        typed |= {"sessions-1-starts_at": "10:00", "sessions-1-ends_at": "11:00"}
        assert client.post(path, typed | {"do": "save"}).status_code == 303
    draft = house.again().get_latest_revision_as_object()
    found = [(s.weekday, s.starts_at) for s in draft.sessions.all()]
    assert found == [("friday", time(16)), ("tuesday", time(10))]
    assert [s.starts_at for s in house.again().sessions.all()] == [time(19)]
    assert not house.again().live


def test_only_sessions_that_are_there_can_be_taken_away(house: House) -> None:
    page = house.client("owner").get(house.path("hours/")).content.decode()
    assert page.count("-DELETE") == page.count("sessions-0-DELETE") > 0


def test_a_team_says_what_it_is_known_by_after_a_look(house: House) -> None:
    house.club.kind = "detached_youth_work"
    house.club.save_revision().publish()
    page = house.client("editor").get(house.path()).content.decode()
    assert "How to recognise the team" in page
    row = change(house, "team", recognise="Green jackets.")
    assert row.recognise == ""
    assert row.workflow_in_progress
    assert row.get_latest_revision_as_object().recognise == "Green jackets."
