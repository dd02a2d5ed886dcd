"""Lines are read by those who plan for the authority and drawn by its analysts; for others they are
not there, on pages and in the database."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.gis.geos import LineString, MultiLineString
from django.db import IntegrityError, transaction

from gis.crs import WGS84
from guardianship.accounts.roles import Role
from guardianship.insight.models import Barrier
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders import town
from tests.builders.duties import build_duty
from tests.builders.insight import a_release
from tests.builders.people import signed_in
from tests.insight.barriers.conftest import said, who

pytestmark = pytest.mark.django_db
MANY_CORNERS = MultiLineString(
    LineString([(-3 + number / 1e5, 52) for number in range(501)]), srid=WGS84
)


def a_barrier(**fields: object) -> Barrier:
    corners = [town.at(250, north_m).coords for north_m in (-100, 300)]
    usual = {
        "authority": town.an_authority(), "name": "Park", "why": "Locked at dusk.",
        "line": MultiLineString(LineString(corners), srid=WGS84),
    }  # fmt: skip
    with open_for_task("barriers"):
        return Barrier.objects.create(**(usual | fields))


def test_commissioners_read_and_do_not_draw() -> None:
    release, barrier = a_release(), a_barrier()
    reads = who(Role.COMMISSIONER)
    here = f"/insight/barriers/{release.authority.code}/"
    page = reads.get(here).content.decode()
    assert "Park" in page
    assert f"{barrier.uid}" not in page
    assert "Lines not crossed: Eastmoor" in reads.get("/insight/").content.decode()
    assert reads.get(f"/insight/releases/{release.uid}/barriers/").status_code == 200
    for address in ("draw/", f"{barrier.uid}/"):
        assert reads.get(here + address).status_code == 403
        assert reads.post(here + address, said()).status_code == 403
    assert reads.post(f"{here}{barrier.uid}/take-away/").status_code == 403
    lead = who(Role.SAFEGUARDING_LEAD)
    assert lead.get(here).status_code == 403
    assert "Lines not crossed" not in lead.get(f"/insight/releases/{release.uid}/").content.decode()


def test_not_theirs_answers_as_missing() -> None:
    release, barrier = a_release(), a_barrier()
    stranger = signed_in(Role.ANALYST)
    elsewhere = town.an_authority("Westmoor", east_m=60_000, code="W06000902")
    build_duty(stranger.person, elsewhere)
    theirs, own = "/insight/barriers/W06000901/", "/insight/barriers/W06000902/"
    for address in (theirs, f"{theirs}draw/", f"{theirs}{barrier.uid}/", f"{own}{barrier.uid}/",
                    f"{own}{uuid4()}/", "/insight/barriers/W06000999/",
                    f"/insight/releases/{release.uid}/barriers/"):  # fmt: skip
        assert stranger.get(address).status_code == 404, address
    for address in (f"{theirs}{barrier.uid}/", f"{own}{barrier.uid}/", f"{theirs}draw/",
                    f"{own}{barrier.uid}/take-away/",
                    f"/insight/releases/{release.uid}/barriers/"):  # fmt: skip
        assert stranger.post(address, said()).status_code == 404, address
    assert stranger.get(own).status_code == 200


def test_the_wall_stands_around_them() -> None:
    barrier = a_barrier()
    assert not Barrier.objects.exists()
    with open_for_task("barriers"):
        assert Barrier.objects.get() == barrier


def test_with_nothing_drawn_there_is_nothing_to_compare() -> None:
    release = a_release()
    response = who(Role.ANALYST).post(f"/insight/releases/{release.uid}/barriers/")
    assert response.status_code == 422
    assert "nothing to compare" in response.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"days": [4]},
        {"from_at": "18:00"},
        {"from_at": "18:00", "until_at": "20:00"},
        {"days": [4], "from_at": "18:00", "until_at": "18:00"},
        {"days": [7], "from_at": "18:00", "until_at": "20:00"},
        {"why": ""},
        {"line": MANY_CORNERS},
    ],
    ids=["days alone", "half a window", "no days", "no time", "eighth day", "no why", "corners"],
)  # fmt: skip
def test_the_database_refuses_what_cannot_stand(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="barrier_"), transaction.atomic():
        a_barrier(**fields)
