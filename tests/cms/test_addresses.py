"""Sitemap, redirects, and pages for what is missing or broken."""

import re

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.demo_pages import build_demo_pages
from guardianship.unavailable import UnavailableMiddleware
from tests.builders.pages import build_page
from tests.builders.places import a_hidden_listing, a_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]
HOST = "http://testserver"


def in_sitemap(client: Client) -> set[str]:
    """Every address of every part of the sitemap."""
    parts = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(parts) == 3
    found: list[str] = []
    for part in parts:
        text = client.get(part.removeprefix(HOST)).content.decode()
        found += re.findall(r"<loc>(.*?)</loc>", text)
    assert len(found) == len(set(found))
    return {address.removeprefix(HOST) for address in found}


def test_the_sitemap_has_every_page_in_both_languages_and_each_stands(client: Client) -> None:
    a_listing("Gym")
    a_hidden_listing("Rainbow")
    a_listing("Draft", live=False)
    build_demo_pages()
    found = in_sitemap(client)
    welsh = {address.removeprefix("/cy") for address in found if address.startswith("/cy/")}
    english = {address for address in found if not address.startswith("/cy/")}
    assert welsh == english
    assert english >= {"/", "/help/", "/places/gym/", "/places/rainbow/", "/about/your-first-time/"}
    assert "/places/draft/" not in english
    for address in found:
        assert client.get(address).status_code == 200, address


def test_a_page_that_waits_is_not_in_the_sitemap(client: Client) -> None:
    build_page(title="Waits", live=False)
    assert "/waits/" not in in_sitemap(client)


def test_an_old_address_leads_on(client: Client) -> None:
    page = build_page(title="New")
    Redirect.objects.create(
        old_path="/old", redirect_page=page, site=Site.objects.get(is_default_site=True)
    )
    answer = client.get("/old/")
    assert (answer.status_code, answer["Location"]) == (301, "/new/")


def test_a_lost_database_gives_numbers_and_any_other_failure_does_not() -> None:
    def unused(request: HttpRequest) -> None:
        raise AssertionError(request)

    middleware = UnavailableMiddleware(unused)
    request = RequestFactory().get("/")
    answer = middleware.process_exception(request, OperationalError("gone"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "120"
    html = answer.content.decode()
    for number in ("tel:999", "tel:08001111", "sms:85258"):
        assert html.count(number) == 2
    assert middleware.process_exception(request, ValueError("ours")) is None
