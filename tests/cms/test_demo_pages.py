"""The demonstration's pages stand in both languages, are made once, and need no JavaScript."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from cms.models import MapPage
from gis.models import AreaKind
from tests.builders.kept_rows import kept_for_a_module
from tests.builders.listings import build_area
from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db
ADDRESSES = ("/", "/saturday-night/", "/warm-spaces/", "/about/", "/about/your-first-time/")
INLINE = re.compile(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)")


@pytest.fixture(scope="module", autouse=True)
def a_town(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Pages are much to write and little to read: made once."""
    with (
        kept_for_a_module(django_db_blocker),
        time_machine.travel(SATURDAY_EVENING, tick=False),
    ):
        a_listing("Gym", hours("saturday", "18:00", "22:00"), name_cy="Campfa")
        build_area(AreaKind.WARD, name="Eastmoor")
        call_command("build_demo_pages")
        yield


@pytest.mark.parametrize("address", [*ADDRESSES, "/area/"])
@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_each_page_stands_in_both_languages(client: Client, prefix: str, address: str) -> None:
    response = client.get(prefix + address)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{prefix[1:] or "en"}">' in html
    other = address if prefix else f"/cy{address}"
    assert f'<a href="{other}" hreflang' in html
    assert html.count("<h1") == 1
    assert not INLINE.search(html)
    assert response.cookies == {}
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "no-cache" in response["Cache-Control"]


def test_making_them_again_changes_nothing(capsys) -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "title", "live"))
    page = MapPage.objects.get(slug="warm-spaces", locale__language_code="en")
    page.title = "Warm and dry"
    page.save_revision().publish()
    call_command("build_demo_pages")
    after = list(Page.objects.order_by("pk").values_list("pk", "path", "title", "live"))
    assert len(after) == len(before)
    assert MapPage.objects.get(pk=page.pk).title == "Warm and dry"


def test_the_welsh_page_is_welsh(client: Client) -> None:
    html = client.get("/cy/warm-spaces/").content.decode()
    assert "Mannau cynnes" in html
    assert "Warm spaces" not in html


def test_maps_are_in_the_menu_and_the_rest_in_the_footer(client: Client) -> None:
    for prefix, title in (("", "Warm spaces"), ("/cy", "Mannau cynnes")):
        html = client.get(f"{prefix}/find/").content.decode()
        header, footer = html.partition("</header>")[0], html.partition("<footer")[2]
        assert f'<a href="{prefix}/warm-spaces/">{title}</a>' in header
        assert f'href="{prefix}/about/"' in footer
        assert f'href="{prefix}/about/"' not in header


def test_home_keeps_its_question_and_its_lights(client: Client) -> None:
    html = client.get("/").content.decode()
    assert html.count('<nav class="four"') == 1
    assert "Lights on now: 1 place" in html
    assert "Gym" in html


def test_without_pages_the_front_door_still_opens(client: Client) -> None:
    Page.objects.filter(depth__gt=1).delete()
    response = client.get("/")
    assert response.status_code == 200
    assert '<nav class="four"' in response.content.decode()


def test_a_page_that_nobody_translated_leads_to_the_other_home(client: Client) -> None:
    welsh = MapPage.objects.get(slug="warm-spaces", locale__language_code="cy")
    welsh.unpublish()
    html = client.get("/warm-spaces/").content.decode()
    assert '<a href="/cy/" hreflang="cy"' in html
    assert client.get("/cy/warm-spaces/").status_code == 404
