"""Help is one press away on every page, light, plain, and there when all else breaks."""

import re

import pytest
from django.test import RequestFactory
from django.views.defaults import server_error

from places.helplines import HELPLINES
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages

HEADER = re.compile(r"<header.*?</header>", re.S)


@pytest.mark.django_db
def test_every_page_leads_to_help_from_its_header(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    for prefix in ("", "/cy"):
        for address in (*town_pages.PAGES, "/no-such-page/"):
            header = HEADER.search(client.get(prefix + address).content.decode())
            assert header, address
            assert f'class="help" href="{prefix}/help/"' in header.group(0), address


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/help/", "/cy/help/"])
def test_help_has_all_numbers_and_nothing_heavy(client, address) -> None:
    html = client.get(address).content.decode()
    numbers = (
        "tel:999",
        "18000",
        "55",
        "tel:08001111",
        "sms:85258",
        "tel:116123",
        "tel:111",
        "tel:116000",
    )
    for number in numbers:
        assert number in html
    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert "woff2" not in html
    assert "Checked on" not in html
    assert "Gwiriwyd" not in html


@pytest.mark.parametrize("line", HELPLINES, ids=lambda line: str(line.name))
def test_built_in_numbers_claim_no_check(line) -> None:
    assert line.checked_on is None
    assert line.link in ("tel:08001111", "sms:85258", "tel:116123", "tel:111", "tel:116000")


@pytest.mark.django_db
def test_a_page_that_is_not_there_gives_numbers(client) -> None:
    response = client.get("/places/never-was/")
    assert response.status_code == 404
    html = response.content.decode()
    for number in ("tel:999", "tel:08001111", "sms:85258"):
        assert number in html


def test_when_all_breaks_the_page_still_gives_numbers_in_both_languages() -> None:
    response = server_error(RequestFactory().get("/"))
    html = response.content.decode()
    assert response.status_code == 500
    for number in ("tel:999", "tel:08001111", "sms:85258"):
        assert html.count(number) == 2
