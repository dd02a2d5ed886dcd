"""Leaving at once: where to, what is left behind, on which pages, with and without scripts."""

import pytest
from django.test import Client
from wagtail.models import Site

from cms.demo_pages import build_demo_pages
from cms.models import SiteSettings
from cms.models.settings import NEUTRAL_SITE
from guardianship.accounts.roles import Role
from tests.builders.pages import build_map
from tests.builders.people import signed_in
from tests.builders.places import a_hidden_listing, a_listing

BUTTON = "Leave this site now"
pytestmark = pytest.mark.django_db


def leads_to(address: str) -> None:
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.update_or_create(site=site, defaults={"exit_to": address})


@pytest.mark.parametrize("address", ["/exit/", "/exit/?next=https://evil.example/"])
def test_it_leads_to_the_sites_own_choice_and_nowhere_else(client: Client, address: str) -> None:
    assert client.get(address)["Location"] == NEUTRAL_SITE
    leads_to("https://weather.example/")
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, "https://weather.example/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response.cookies == {}
    assert client.post(address).status_code == 405


def test_whoever_was_signed_in_no_longer_is() -> None:
    editor = signed_in(Role.EDITOR)
    key = editor.cookies["sessionid"].value
    assert editor.get("/admin/").status_code == 200
    response = editor.get("/exit/")
    assert response.cookies["sessionid"]["max-age"] == 0
    editor.cookies["sessionid"] = key
    assert editor.get("/admin/").status_code == 302


def test_it_stands_where_somebody_may_look_over_a_shoulder(client: Client) -> None:
    a_listing("Snug", kind="respite_space")
    a_listing("Gym")
    a_hidden_listing("Rainbow")
    build_demo_pages()
    build_map(title="Breaks", kinds=["respite_space"])
    stands = (
        "/help/",
        "/places/snug/",
        "/places/rainbow/",
        "/find/?kind=respite_space",
        "/breaks/",
    )
    for address in stands:
        for prefix, words in (("", BUTTON), ("/cy", "Gadael y wefan hon nawr")):
            if prefix and address == "/breaks/":
                continue
            html = client.get(prefix + address).content.decode()
            before = html.partition('<main id="main"')[0]
            assert (
                before.count(f'href="/exit/" rel="nofollow noreferrer" data-exit>{words}</a>') == 2
            )
            assert ("js/exit.js" in html) is (address != "/help/")
    for address in ("/", "/find/", "/places/gym/", "/how/", "/about/"):
        assert "/exit/" not in client.get(address).content.decode()
    assert "still keeps a list of pages you saw" in client.get("/places/snug/").content.decode()
