"""Who has nothing to do with the editors' site is told so and where to go, and never goes round."""

import pytest
from django.test import Client
from django.urls import reverse

from guardianship.accounts.roles import Role
from tests.accounts.signing import EMAIL, MONDAY, give_code, right_code
from tests.builders.people import PASSWORD, build_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/admin/", "/admin/snippets/places/listing/", "/admin/nothing/"])
def test_a_page_says_where_to_go(path: str) -> None:
    page = signed_in().get(path)
    html = page.content.decode()
    assert page.status_code == 403
    assert "not open to you" in html
    assert f'href="{reverse("portal:home")}"' in html
    assert html.count("permission to access") == 0


def test_after_signing_in_too(client: Client, freeze) -> None:
    freeze(MONDAY)
    build_person(email=EMAIL)
    way = f"{reverse('account_login')}?next=/admin/"
    client.post(way, {"login": EMAIL, "password": PASSWORD, "next": "/admin/"})
    page = give_code(client, right_code(MONDAY))
    assert page.url == "/admin/"
    assert client.get(page.url).status_code == 403


def test_others_are_answered_as_before(client: Client) -> None:
    assert client.get("/admin/").url.startswith("/accounts/login/")
    assert signed_in(Role.EDITOR).get("/admin/").status_code == 200
    inside = signed_in()
    assert inside.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert inside.get("/admin/sprite/").status_code == 200
