"""Residents who look out for young people are counted by area, and nobody is in it."""

from datetime import date

import pytest
from django.db import IntegrityError, models, transaction
from django.test import Client

from gis.models import AreaKind
from guardianship.accounts.roles import Role
from places.outreach.models import ResidentCount
from tests.builders.listings import build_area
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
NEW = "/admin/partners/residents/new/"


def typed(area: int, **more: str) -> dict[str, str]:
    return {"area": str(area), "role": "walks", "counted_on": "2026-11-20", "people": "7"} | more


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR], ids=str)
def test_staff_write_counts(role: Role) -> None:
    ward = build_area(AreaKind.WARD, name="Riverside")
    assert signed_in(role).post(NEW, typed(ward.pk)).status_code == 302
    row = ResidentCount.objects.get()
    assert (row.area, row.role, row.people) == (ward, "walks", 7)
    page = signed_in(role).get("/admin/partners/residents/").content.decode()
    assert "Riverside" in page
    assert "walk ways that young people use" in page


@pytest.mark.parametrize("role", [Role.YOUTH_PANEL, Role.PRACTITIONER, None], ids=str)
def test_others_do_not(role: Role | None) -> None:
    signed_in(role).post(NEW, typed(build_area(AreaKind.WARD).pk))
    assert not ResidentCount.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"people": "4"}, "Fewer than five could be known"),
        ({"people": "0"}, "Fewer than five could be known"),
        ({"people": "-1"}, "greater than or equal to 0"),
        ({"counted_on": "2026-11-23"}, "still to come"),
        ({"role": "informant"}, "not one of the available choices"),
        ({"area": "0"}, "not one of the available choices"),
    ],
    ids=str,
)
def test_what_is_refused(wrong: dict[str, str], said: str) -> None:
    ward = build_area(AreaKind.WARD)
    page = signed_in(Role.MODERATOR).post(NEW, typed(ward.pk) | wrong)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not ResidentCount.objects.exists()


def test_an_area_as_large_as_an_authority_or_as_small_as_a_street_is_not_offered() -> None:
    for kind in (AreaKind.AUTHORITY, AreaKind.LSOA):
        signed_in(Role.MODERATOR).post(NEW, typed(build_area(kind).pk))
    assert not ResidentCount.objects.exists()


def test_the_database_keeps_small_numbers_out() -> None:
    with pytest.raises(IntegrityError, match="not_known"), transaction.atomic():
        ResidentCount.objects.create(
            area=build_area(AreaKind.WARD), role="walks", people=4, counted_on=date(2026, 11, 20)
        )


def test_there_is_no_column_for_a_person_an_address_or_words() -> None:
    fields = {field.name: field for field in ResidentCount._meta.get_fields()}
    assert set(fields) == {"id", "area", "role", "counted_on", "people"}
    texts = [f for f in fields.values() if isinstance(f, models.CharField | models.TextField)]
    assert [f.name for f in texts if not f.choices] == []


@pytest.mark.parametrize("path", ["/", "/find/", "/how-we-are-doing/", "/openapi.json"])
def test_nothing_of_it_is_public(path: str) -> None:
    ward = build_area(AreaKind.WARD, name="Quiet Ward")
    ResidentCount.objects.create(area=ward, role="hosts", people=4242)
    page = Client().get(path).content.decode()
    assert "4242" not in page
    assert "open a room or a garden" not in page
