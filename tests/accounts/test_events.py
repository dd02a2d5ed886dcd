"""What happens with accounts is noted, stays as it was noted, and is forgotten in time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guardianship.accounts import inviting
from guardianship.accounts.audit import forget_old, note
from guardianship.accounts.lockout import account_name
from guardianship.accounts.models import AccountEvent, EventKind, User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from tests.accounts.signing import EMAIL, MONDAY, give_code, log_in, right_code
from tests.builders.acting import as_owner
from tests.builders.people import PASSWORD, build_person, enter, signed_in

pytestmark = pytest.mark.django_db
UNKNOWN = "nobody@example.org"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def kinds(person: User | None = None) -> list[str]:
    """Kinds of the events of a person, or of all, the oldest first."""
    rows = AccountEvent.objects.order_by("pk")
    rows = rows if person is None else rows.filter(person_id=person.pk)
    return list(rows.values_list("kind", flat=True))


def test_the_way_in_step_by_step(client: Client, freeze) -> None:
    freeze(MONDAY)
    person = build_person(email=EMAIL)
    before = len(kinds())
    log_in(client, password="wrong")  # noqa: S106
    log_in(client)
    give_code(client, "000000")
    give_code(client, right_code(MONDAY))
    assert kinds()[before:] == ["wrong_password", "wrong_code", "signed_in"]
    assert {row.person for row in AccountEvent.objects.all()} == {person}


def test_an_unknown_address_is_a_hash(client: Client) -> None:
    log_in(client, email=UNKNOWN)
    (row,) = AccountEvent.objects.all()
    assert (row.kind, row.person) == ("wrong_password", None)
    assert row.account == account_name(None, {"email": UNKNOWN.upper()})
    assert UNKNOWN not in repr(AccountEvent.objects.values_list().get())
    assert row.network.startswith("fd")


def test_locked_out_is_noted_once_and_wrong_tries_no_more(client: Client, freeze) -> None:
    freeze(MONDAY)
    person = build_person(email=EMAIL)
    for _ in range(9):
        log_in(client, password="wrong")  # noqa: S106
    assert kinds(person) == ["wrong_password"] * 4 + ["locked_out"]
    freeze(MONDAY + timedelta(minutes=16))
    log_in(client, password="wrong")  # noqa: S106
    assert kinds(person)[-1] == "wrong_password"


def test_roles_and_switches_whoever_writes_them() -> None:
    chief = signed_in(superuser=True)
    person = build_person()
    group = Group.objects.get(name=Role.EDITOR.value)
    group.user_set.add(person)
    person.groups.clear()
    form = {"email": person.email, "full_name": "Ann", "is_active": "on", "is_superuser": "on",
            "groups": [group.pk]}  # fmt: skip
    chief.post(reverse("wagtailusers_users:edit", args=[person.pk]), form)
    person.refresh_from_db()
    person.is_active = False
    person.save()
    said = kinds(person)
    assert said[:2] == ["role_given", "role_taken"]
    assert set(said[2:4]) == {"made_almighty", "role_given"}
    assert said[4:] == ["shut"]
    by = {row.kind: row.by for row in AccountEvent.objects.filter(person=person).order_by("pk")}
    assert (by["made_almighty"], by["role_given"], by["shut"]) == (chief.person, chief.person, None)
    number = person.pk
    person.delete()
    row = AccountEvent.objects.select_related("person").get(kind=EventKind.REMOVED)
    assert (row.person_id, row.whose) == (number, "somebody whose account is gone")


def test_invitations_and_passwords() -> None:
    chief = build_person(Role.ADMINISTRATOR)
    inviting.take_back(inviting.invite("x@example.org", invited_by=chief, role=Role.EDITOR))
    invitation = inviting.invite("y@example.org", invited_by=chief, role=Role.EDITOR)
    person = inviting.accept_as_new(invitation, full_name="Y", password=PASSWORD)
    assert kinds()[-5:] == ["invited", "taken_back", "invited", "accepted", "role_given"]
    here, _there = enter(Client(), person), enter(Client(), person)
    here.post(reverse("account_sessions"))
    new = "otter kettle marmalade"
    here.post(reverse("account_change_password"),
              {"oldpassword": PASSWORD, "password1": new, "password2": new})  # fmt: skip
    call_command("let_in_again", person.email)
    said = [kind for kind in kinds(person) if kind != "signed_in"]
    assert said == ["accepted", "role_given", "sessions_ended", "password_changed", "let_in_again"]
    assert "@" not in repr(list(AccountEvent.objects.values_list("about", "account")))


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE accounts_accountevent SET about = 'x'",
        "DELETE FROM accounts_accountevent",
        "TRUNCATE accounts_accountevent",
        "SET LOCAL guardianship.forgetting = 'on'; DELETE FROM accounts_accountevent",
    ],
    ids=["update", "delete", "truncate", "delete as if forgetting"],
)
def test_postgresql_refuses(order: str) -> None:
    note(EventKind.INVITED)
    with (
        pytest.raises(DatabaseError, match="only ever added"),
        as_owner(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(order)
    assert kinds() == ["invited"]


def test_only_what_is_old_is_forgotten(settings) -> None:
    AccountEvent.objects.create(kind=EventKind.INVITED, at=LONG_AGO)
    AccountEvent.objects.create(kind=EventKind.SHUT, at=clock.now() - timedelta(days=95))
    note(EventKind.OPENED)
    assert forget_old() == 1
    settings.ACCOUNT_EVENTS_KEPT_DAYS = 0
    call_command("tidy_accounts")
    assert kinds() == ["opened"]


def test_everybody_sees_their_own_and_administrators_all() -> None:
    other, chief = signed_in(), signed_in(Role.ADMINISTRATOR)
    note(EventKind.PASSWORD_CHANGED, chief.person)
    note(EventKind.SHUT, other.person, by=chief.person)
    mine = other.get(reverse("account_own_events")).content.decode()
    assert "The account was shut" in mine
    assert f"by {chief.person}" in mine
    assert "The password was changed" not in mine
    assert other.get(reverse("account_all_events")).status_code == 403
    for _ in range(20):
        note(EventKind.INVITED, None, about=Role.EDITOR.value, by=build_person())
    everything = chief.get(reverse("account_all_events")).content.decode()
    assert f"account of {other.person}" in everything
    assert "An invitation was sent</strong> – Editor" in everything
    shut = chief.get(reverse("account_all_events"), {"kind": "shut"}).content.decode()
    assert "The password was changed</strong>" not in shut
    assert kinds().count("events_read") == 2


def test_the_list_costs_the_same_however_long() -> None:
    chief = signed_in(Role.ADMINISTRATOR)
    page = reverse("account_all_events")
    chief.get(page)
    counts = []
    for _ in range(2):
        for _ in range(8):
            note(EventKind.INVITED, build_person(), by=build_person())
        with CaptureQueriesContext(connection) as asked:
            chief.get(page)
        counts.append(len(asked))
    assert counts[0] == counts[1]
