"""A youth worker writes down what a group marked; anybody answers for themselves."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gis.models import Area, AreaKind
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.safety_mapping.models import GroupSession, SingleAnswer
from guardianship.safeguarding.wall.doors import open_for_task
from places.voice.stamps import stamp
from tests.builders.contexts import Team, build_team
from tests.builders.duties import build_duty
from tests.builders.listings import build_area
from tests.builders.people import StaysIn, build_person, enter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 8, 17, 0, tzinfo=UTC)
GRID = "/casework/safety-mapping/session/"


@pytest.fixture
def team(freeze: Callable) -> Team:
    freeze(NOW)
    return build_team()


def filled(team: Team, **changes: object) -> dict[str, object]:
    """The form as a worker sends it, with one mark."""
    return {
        "areas": [team.home.pk],
        "home": team.home.pk,
        "week": "2026-10-07",
        "group_size": 7,
        "ages": "13-15",
        "consent": "partners",
        "kept_from": ["school"],
        "consent_recorded": "on",
        f"cell-{team.home.pk}-evening": "unsafe",
        f"cell-{team.home.pk}-late": "unsafe",
    } | changes


def kept_sessions() -> list[GroupSession]:
    with open_for_task("release"):
        return list(GroupSession.objects.prefetch_related("cells"))


def test_a_group_session_is_written_down_without_scripts(team: Team) -> None:
    client = team.client()
    page = client.get(GRID).content.decode()
    assert f'value="{team.home.pk}"' in page
    grid = client.get(GRID, {"areas": team.home.pk}).content.decode()
    assert f'name="cell-{team.home.pk}-evening"' in grid
    response = client.post(GRID, filled(team))
    assert response.status_code == 302
    (session,) = kept_sessions()
    assert (session.week.isoformat(), session.group_size) == ("2026-10-05", 7)
    assert (session.consent, session.kept_from) == ("partners", ["school"])
    assert {(c.band, c.feels) for c in session.cells.all()} == {
        ("evening", "unsafe"),
        ("late", "unsafe"),
    }
    layer = client.get("/casework/safety-mapping/").content.decode()
    assert "Not enough young people" in layer
    assert client.get("/casework/safety-mapping/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "changes",
    [
        {"group_size": 4},
        {"group_size": 61},
        {"consent_recorded": ""},
        {"week": "2026-10-09"},
        {"consent": "police"},
        {"kept_from": ["nobody"]},
        {"marks": "none"},
        {"areas": []},
        {"home": 0},
    ],
    ids=lambda changes: "-".join(f"{name}" for name in changes),
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    team: Team, changes: dict[str, object]
) -> None:
    sent = filled(team, **changes)
    if changes.get("marks"):
        sent = {name: value for name, value in sent.items() if not name.startswith("cell-")}
    response = team.client().post(GRID, sent)
    assert response.status_code == 200
    assert 'class="problems"' in response.content.decode()
    assert kept_sessions() == []


def test_nobody_writes_about_another_area(team: Team) -> None:
    other = build_team("Otherham")
    response = other.client().post(GRID, filled(team))
    assert response.status_code == 200
    assert kept_sessions() == []


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.SAFEGUARDING_LEAD, 200, 200),
        (Role.ANALYST, 200, 403),
        (Role.ADMINISTRATOR, 403, 403),
        (Role.YOUTH_PANEL, 403, 403),
    ],
)
def test_who_may(team: Team, role: Role, reads: int, writes: int) -> None:
    person = build_person(role)
    build_duty(person, team.home)
    client = enter(StaysIn(), person)
    assert client.get("/casework/safety-mapping/").status_code == reads
    assert client.get(GRID).status_code == writes


@pytest.fixture
def ward(freeze: Callable) -> Area:
    freeze(NOW)
    return build_area(kind=AreaKind.WARD)


def said(ward: Area, freeze: Callable, **changes: object) -> dict[str, object]:
    """What a visitor sends who took a minute."""
    handed_out = stamp("how-safe")
    freeze(clock.now() + timedelta(minutes=1))
    return {
        "stamp": handed_out,
        "web_page": "",
        "area": ward.pk,
        "band": "late",
        "feels": "unsafe",
        "stays_safe": ["friends", "phone"],
        "consent": "inside",
        "kept_from": ["enforcement"],
    } | changes


def kept_answers() -> list[SingleAnswer]:
    with open_for_task("release"):
        return list(SingleAnswer.objects.all())


def test_anybody_answers_without_account_or_cookie(
    client: Client, ward: Area, freeze: Callable
) -> None:
    response = client.post("/how-safe/", said(ward, freeze))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    (kept,) = kept_answers()
    assert (kept.area, kept.feels, kept.week.isoformat()) == (ward, "unsafe", "2026-10-05")
    assert kept.kept_from == ["enforcement"]
    code = re.search(r'id="code">([^<]+)<', response.content.decode())[1]
    taken = client.post("/how-safe/take-back/", {"code": code})
    assert "It is gone" in taken.content.decode()
    assert kept_answers()[0].feels == ""


@pytest.mark.parametrize(
    "changes",
    [{"feels": ""}, {"band": "never"}, {"area": 0}, {"web_page": "x"}, {"stamp": "x"}],
    ids=lambda changes: next(iter(changes)),
)
def test_the_same_wall_against_spam_as_for_views(
    client: Client, ward: Area, freeze: Callable, changes: dict[str, object]
) -> None:
    response = client.post("/how-safe/", said(ward, freeze, **changes))
    assert 'id="problems"' in response.content.decode()
    assert kept_answers() == []


def test_one_network_gives_ten_a_day(client: Client, ward: Area, freeze: Callable) -> None:
    sent = said(ward, freeze)
    statuses = [client.post("/how-safe/", sent).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    assert len(kept_answers()) == 10
