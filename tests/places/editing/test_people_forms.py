"""The form of a person asks for what a person here has, and nothing else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.models import User
from guardianship.accounts.people_forms import PersonCreationForm, PersonEditForm
from guardianship.accounts.roles import Role
from tests.builders.people import build_person, signed_in
from tests.places.editing.form_data import page_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    return signed_in(superuser=True)


def edit_url(person: User) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


REFUSED = {
    "no address": ({"email": ""}, "email"),
    "no address at all": ({"email": "sam"}, "email"),
    "somebody else's address": ({"email": "TAKEN@example.org"}, "email"),
    "no name": ({"full_name": "  "}, "full_name"),
    "a name without end": ({"full_name": "x" * 121}, "full_name"),
}


@pytest.mark.parametrize(("typed", "field"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(administrator: Client, typed: dict[str, str], field: str) -> None:
    build_person(email="taken@example.org")
    person = build_person(email="old@example.org")
    url = edit_url(person)
    answer = administrator.post(url, page_data(administrator, url) | typed)
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.get(pk=person.pk).email == "old@example.org"


@pytest.mark.parametrize("form", [PersonCreationForm, PersonEditForm])
def test_an_address_is_kept_in_lower_case(form: Any) -> None:
    filled = form({"email": " Sam@Riverside.EXAMPLE ", "full_name": "Sam Hughes"})
    filled.is_valid()
    assert filled.cleaned_data["email"] == "sam@riverside.example"
    assert "email" not in filled.errors


def test_nobody_makes_somebody_mightier_than_themselves() -> None:
    client = signed_in(Role.ADMINISTRATOR)
    colleague, chief = build_person(), build_person(superuser=True)
    url = edit_url(colleague)
    page = client.get(url)
    assert page.status_code == 200
    assert "is_superuser" not in page.context["form"].fields
    data = page_data(client, url) | {"is_superuser": "on", "full_name": "Renamed"}
    assert client.post(url, data).status_code == 302
    again = User.objects.get(pk=colleague.pk)
    assert (again.full_name, again.is_superuser) == ("Renamed", False)
    assert client.get(edit_url(chief)).status_code == 302
    client.post(edit_url(chief), data | {"email": "mine@example.org"})
    assert User.objects.get(pk=chief.pk).email == chief.email


def test_the_form_asks_for_no_first_and_last_name(administrator: Client) -> None:
    page = administrator.get(edit_url(build_person())).content.decode()
    for asked in ("id_email", "id_full_name", "id_is_active", "id_groups"):
        assert asked in page
    for not_asked in ("first_name", "last_name", "id_username"):
        assert not_asked not in page
    assert page.count("Example:") == 1


def test_a_person_is_renamed_and_loses_nothing(administrator: Client) -> None:
    person = build_person(Role.EDITOR, email="old@example.org")
    url = edit_url(person)
    groups = [str(group.pk) for group in person.groups.all()]
    data = page_data(administrator, url) | {"full_name": "Aisha Khan", "groups": groups}
    answer = administrator.post(url, data | {"password1": "", "password2": ""})
    assert answer.status_code == 302, answer.context["form"].errors
    again = User.objects.get(pk=person.pk)
    assert (again.full_name, again.email, again.is_active) == (
        "Aisha Khan",
        "old@example.org",
        True,
    )
    assert again.password == person.password
    assert [group.name for group in again.groups.all()] == [Role.EDITOR.value]


def test_an_administrator_cannot_lock_themselves_out(administrator: Client) -> None:
    url = edit_url(administrator.person)
    data = page_data(administrator, url) | {"full_name": "Me"}
    assert not {"is_active", "is_superuser"} & set(data)
    administrator.post(url, data)
    again = User.objects.get(pk=administrator.person.pk)
    assert (again.is_active, again.is_superuser, again.full_name) == (True, True, "Me")


@pytest.mark.parametrize("asked", ["aisha", "OLD@example"])
def test_the_list_finds_by_name_and_address(administrator: Client, asked: str) -> None:
    person = build_person(email="old@example.org")
    User.objects.filter(pk=person.pk).update(full_name="Aisha Khan")
    build_person(email="other@example.net")
    page = administrator.get(reverse("wagtailusers_users:index"), {"q": asked})
    assert [row.pk for row in page.context["object_list"]] == [person.pk]
    assert "E-mail" in page.content.decode()


@pytest.mark.parametrize("order", ["name", "-name", "full_name", "email", "nonsense"])
def test_the_list_is_ordered_by_what_a_person_has(administrator: Client, order: str) -> None:
    page = administrator.get(reverse("wagtailusers_users:index"), {"ordering": order})
    assert page.status_code == 200


OTHERS = [role for role in Role if role is not Role.ADMINISTRATOR]


@pytest.mark.parametrize("role", [None, *OTHERS], ids=str)
def test_others_do_not_change_accounts(role: Role | None) -> None:
    person, client = build_person(email="old@example.org"), signed_in(role)
    is_let_in = client.person.has_perm("wagtailadmin.access_admin")
    for url in (edit_url(person), reverse("wagtailusers_users:index")):
        assert client.get(url).status_code == (302 if is_let_in else 403)
    client.post(edit_url(person), {"email": "mine@example.org", "full_name": "Mine"})
    assert User.objects.get(pk=person.pk).email == "old@example.org"


def test_ones_own_account_asks_for_one_name() -> None:
    editor = signed_in(Role.EDITOR)
    url = reverse("wagtailadmin_account")
    page = editor.get(url).content.decode()
    assert "own_name-full_name" in page
    assert "first_name" not in page
    assert "last_name" not in page
    editor.post(url, {"own_name-full_name": "Sam Hughes"}, follow=True)
    assert signed_in().get(url).status_code == 403


def test_ones_own_name_is_kept_with_the_rest_of_the_page() -> None:
    editor = signed_in(Role.EDITOR)
    url = reverse("wagtailadmin_account")
    page = editor.get(url)
    data: dict[str, Any] = {}
    for panels in page.context["panels_by_tab"].values():
        for panel in panels:
            form = panel.get_form()
            data |= {bound.html_name: bound.value() or "" for bound in form}
    answer = editor.post(url, data | {"own_name-full_name": "Sam Hughes"})
    assert answer.status_code == 302
    again = User.objects.get(pk=editor.person.pk)
    assert (again.full_name, again.email) == ("Sam Hughes", editor.person.email)
