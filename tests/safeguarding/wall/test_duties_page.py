"""Administrators say whose area is whose, and see no case by it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from gis.models import Area
from guardianship.accounts.models import AccountEvent, User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.wall.doors import opened
from guardianship.safeguarding.wall.duties import ToThemselves, give_duty
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty
from tests.builders.duties import build_duty
from tests.builders.listings import HERE, build_area, square
from tests.builders.people import StaysIn, build_person, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/casework/duties/"


@pytest.fixture
def home() -> Area:
    return build_area(boundary=square(HERE.x, HERE.y, 0.2))


@pytest.fixture
def boss() -> StaysIn:
    return signed_in(Role.ADMINISTRATOR)


@pytest.fixture
def worker() -> User:
    return build_person(Role.PRACTITIONER)


def said(person: User, area: Area, **fields: object) -> dict[str, object]:
    return {"person": person.pk, "area": area.pk, "role": "practitioner", "purpose": "",
            "ends_on": "", **fields}  # fmt: skip


def noted() -> list[tuple[str, int | None, int | None]]:
    events = AccountEvent.objects.filter(kind__startswith="duty").order_by("pk")
    return list(events.values_list("kind", "person", "by"))


def test_a_duty_is_given_shown_and_ended(boss: StaysIn, worker: User, home: Area) -> None:
    assert "Nobody has a duty yet" in boss.get(PAGE).content.decode()
    assert boss.post(PAGE, said(worker, home)).status_code == 302
    duty = AreaDuty.objects.get()
    assert (duty.person, duty.area, duty.given_by, duty.ends_on) == (
        worker, home, boss.person, None
    )  # fmt: skip
    shown = boss.get(PAGE).content.decode()
    assert worker.full_name in shown
    assert f"{PAGE}{duty.pk}/end/" in shown
    boss.post(f"{PAGE}{duty.pk}/end/")
    assert not AreaDuty.objects.current().exists()
    assert noted() == [
        ("duty_given", worker.pk, boss.person.pk),
        ("duty_ended", worker.pk, boss.person.pk),
    ]
    assert boss.post(f"{PAGE}{duty.pk}/end/").status_code == 404


def test_what_is_noted_stays(boss: StaysIn, worker: User, home: Area) -> None:
    boss.post(PAGE, said(worker, home))
    for act in (
        "UPDATE accounts_accountevent SET by_id = NULL",
        "DELETE FROM accounts_accountevent",
    ):
        with (
            pytest.raises(DatabaseError, match="only ever added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(act)


def test_who_gives_sees_no_case(boss: StaysIn, worker: User, home: Area) -> None:
    boss.post(PAGE, said(worker, home))
    with opened(boss.person), connection.cursor() as cursor:
        cursor.execute("SELECT wall_areas()")
        assert cursor.fetchone() == ([],)
    for page in ("/casework/", "/casework/harm/", "/casework/safety-mapping/"):
        assert boss.get(page).status_code == 403


def test_nobody_gives_to_themselves(boss: StaysIn, home: Area) -> None:
    boss.person.groups.add(*build_person(Role.PRACTITIONER).groups.all())
    page = boss.post(PAGE, said(boss.person, home))
    assert page.status_code == 422
    assert f'value="{boss.person.pk}"' not in page.content.decode().partition('name="role"')[0]
    with pytest.raises(ToThemselves):
        give_duty(boss.person, home, DutyRole.PRACTITIONER, by=boss.person)
    assert not AreaDuty.objects.exists()
    assert noted() == []


@pytest.mark.parametrize(
    "role", [Role.PRACTITIONER, Role.SAFEGUARDING_LEAD, Role.ANALYST, Role.EDITOR], ids=str
)
def test_others_give_and_see_none(role: Role, worker: User, home: Area) -> None:
    client = signed_in(role)
    duty = build_duty(worker, home)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, said(worker, home)).status_code == 403
    assert client.post(f"{PAGE}{duty.pk}/end/").status_code == 403
    assert AreaDuty.objects.get().ends_on is None


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"purpose": "learn"}, "needs a last day"),
        ({"purpose": "enforcement"}, "not one of the available choices"),
        ({"role": "lead"}, "Give them the role first"),
        ({"ends_on": "2001-01-01"}, "This day is over"),
        ({"area": "999999"}, "not one of the available choices"),
    ],
    ids=["no end", "no such purpose", "role not held", "over", "no such area"],
)
def test_what_cannot_be_is_said(
    boss: StaysIn, worker: User, home: Area, fields: dict[str, str], why: str
) -> None:
    page = boss.post(PAGE, {**said(worker, home), **fields})
    assert page.status_code == 422
    assert why in page.content.decode()
    assert not AreaDuty.objects.exists()


def test_a_look_beyond_ends_and_nothing_is_given_twice(
    boss: StaysIn, worker: User, home: Area
) -> None:
    until = clock.today() + timedelta(days=7)
    look = said(worker, home, purpose="learn", ends_on=until.isoformat())
    assert boss.post(PAGE, look).status_code == 302
    assert AreaDuty.objects.get().ends_on == until
    assert "has that duty already" in boss.post(PAGE, look).content.decode()
    assert AreaDuty.objects.count() == 1
