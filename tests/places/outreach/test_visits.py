"""Visits: areas, bands and counts, written down by members and staff; no person anywhere."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from wagtail.models import ModelLogEntry

from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from places.models import CoverageArea, Organisation
from places.outreach.commitment import accept
from places.outreach.models import Visit
from tests.builders import town
from tests.builders.people import StaysIn, enter, signed_in
from tests.builders.places import a_patch
from tests.places.outreach.conftest import a_charter, member

pytestmark = pytest.mark.django_db
STAFF = {Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR}
PERSONAL = re.compile("user|person|worker_name|name|note|text|by|track|position|point|location")


@pytest.fixture
def patch(eastmoor: Organisation) -> CoverageArea:
    """The park of Eastmoor Youth."""
    return a_patch("Eastmoor Park")


def a_visit(patch: CoverageArea, **fields: Any) -> Visit:
    said = {"day": "2026-11-20", "band": "weekend_night", "met": "5-9", "youth_workers": 2}
    return Visit.objects.create(
        **({"organisation": patch.organisation, "coverage_area": patch} | said | fields)
    )


def answers(patch: CoverageArea, **fields: Any) -> dict[str, Any]:
    return {
        "coverage_area": patch.pk,
        "day": "2026-11-20",
        "band": "weekend_night",
        "met": "5-9",
        "youth_workers": 2,
        "volunteers": 0,
    } | fields


def address(organisation: Organisation) -> str:
    return reverse("outreach:visits", args=[organisation.uid])


@pytest.mark.parametrize("role", ["owner", "editor"])
def test_members_write_one_down(patch: CoverageArea, role: str) -> None:
    client = enter(StaysIn(), member(patch.organisation, role))
    assert "Eastmoor Park" in client.get(address(patch.organisation)).content.decode()
    assert client.post(address(patch.organisation), answers(patch)).status_code == 302
    visit = Visit.objects.get()
    assert (visit.coverage_area, visit.met, visit.band) == (patch, "5-9", "weekend_night")
    assert "5 to 9" in client.get(address(patch.organisation)).content.decode()


def test_the_same_visit_is_stored_once(patch: CoverageArea, owner: User) -> None:
    client = enter(StaysIn(), owner)
    client.post(address(patch.organisation), answers(patch))
    again = client.post(address(patch.organisation), answers(patch, met="20+"))
    assert "already written down" in again.content.decode()
    assert Visit.objects.get().met == "5-9"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("day", "2026-11-23", "has not come yet"),
        ("met", "7", "not one of the available choices"),
        ("band", "noon", "not one of the available choices"),
        ("youth_workers", 21, "less than or equal to 20"),
        ("youth_workers", 0, "how many of you went"),
        ("coverage_area", "", "required"),
    ],
)
def test_what_is_refused(
    patch: CoverageArea, owner: User, field: str, value: Any, said: str
) -> None:
    client = enter(StaysIn(), owner)
    page = client.post(address(patch.organisation), answers(patch, **{field: value}))
    assert said in page.content.decode()
    assert not Visit.objects.exists()


def test_nobody_writes_for_others_or_into_their_patches(patch: CoverageArea) -> None:
    other = Organisation.objects.create(name="Other", type="charity")
    client = enter(StaysIn(), member(other, "owner"))
    assert client.post(address(patch.organisation), answers(patch)).status_code == 404
    assert client.post(address(other), answers(patch)).status_code == 200
    assert not Visit.objects.exists()
    with pytest.raises(ValidationError):
        Visit(organisation=other, coverage_area=patch).clean()


def test_the_charter_comes_first(patch: CoverageArea, owner: User) -> None:
    charter, client = a_charter(1), enter(StaysIn(), owner)
    assert client.post(address(patch.organisation), answers(patch)).status_code == 302
    assert not Visit.objects.exists()
    accept(patch.organisation, charter, by=owner)
    client.post(address(patch.organisation), answers(patch))
    assert Visit.objects.count() == 1


@pytest.mark.parametrize("role", [None, *Role])
def test_staff_write_one_down_and_the_log_does_not_say_who(
    patch: CoverageArea, role: Role | None
) -> None:
    client = signed_in(role)
    said = answers(patch, organisation=patch.organisation_id, area="")
    client.post(reverse("visits:add"), said)
    assert Visit.objects.exists() is (role in STAFF)
    visit = Visit.objects.first()
    if visit:
        client.post(reverse("visits:edit", args=[visit.pk]), said | {"met": "0"})
        visit.refresh_from_db()
        assert visit.met == "0"
    assert not ModelLogEntry.objects.filter(content_type__model="visit").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"coverage_area": None},
        {"met": "7"},
        {"youth_workers": 0},
        {"volunteers": 21},
        {"both": True},
        {},
    ],
    ids=["no area", "exact number", "nobody went", "a crowd went", "two areas", "twice"],
)
def test_the_database_refuses(patch: CoverageArea, wrong: dict[str, Any]) -> None:
    a_visit(patch)
    fields = wrong if "both" not in wrong else {"area": town.an_authority()}
    day = {} if not wrong else {"day": "2026-11-19"}
    with pytest.raises(IntegrityError), transaction.atomic():
        a_visit(patch, **day, **fields)


def test_no_table_here_has_a_person_a_spot_or_free_text_about_a_visit() -> None:
    people = apps.get_model("accounts", "User")
    for model in apps.get_app_config("outreach").get_models():
        for field in model._meta.get_fields():
            assert getattr(field, "related_model", None) is not people, field
            assert "Point" not in type(field).__name__, field
    own = [field for field in Visit._meta.get_fields() if not field.is_relation]
    assert not [field.name for field in own if PERSONAL.search(field.name)]
    assert not [field.name for field in own if isinstance(field, models.TextField)]
