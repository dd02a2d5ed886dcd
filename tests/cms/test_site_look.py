"""What stands around every page: one question, never out of date, there without a database."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Page, Site

from cms.demo_pages import build_demo_pages
from cms.frame_query import frame_of
from cms.models import Helpline, SiteImage, SiteSettings
from gis.models import Postcode
from places.enums import Access, Kind, PracticalHelp
from tests.builders import town
from tests.builders.pages import build_page
from tests.builders.places import a_hidden_listing, a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING

MOST_QUERIES = 8
EVERY_FILTER = "&".join(
    [
        "unsure=1&near=ZE1&age=14&free=1&step_free=1&friend=1&radius_m=50000",
        "extent=-4.5,51.5,-3.1,52.5&area=authorities:W06000901",
        *(f"kind={kind.value}" for kind in Kind),
        *(f"access={value}" for value in Access.values),
    ]
)
QUESTIONS = [
    "/find/",
    "/find/?when=weekend&unsure=1",
    f"/find/?when=weekend&{EVERY_FILTER}",
    f"/find/?at=2026-11-28T21:30&{EVERY_FILTER}",
    f"/find/?when=now&{EVERY_FILTER}&help={PracticalHelp.HOT_FOOD}",
    f"/find/?at=2027-12-05T19:00&{EVERY_FILTER}&page=2",
]


def a_row(**fields: object) -> SiteSettings:
    row = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def a_line(row: SiteSettings, number: str, **fields: object) -> Helpline:
    words = {"name": "Eastmoor Line", "what_for": "Talk to us."}
    told = {"number": number, "checked_on": "2026-11-01"} | words | fields
    return Helpline.objects.create(site_settings=row, **told)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.django_db
@pytest.mark.slow
def test_no_question_to_the_finder_takes_more_than_eight(client: Client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    authority = town.an_authority()
    Postcode.objects.create(code="ZE1 1AA", outward="ZE1", point=town.at(0))
    for number in range(30):
        a_listing(f"Club {number}", hours("saturday", "18:00", "22:00"), at_m=(number * 50, 0))
        a_listing(f"Maybe {number}", hours_known="not_known", at_m=(0, number * 50))
        a_hidden_listing(f"Hidden {number}", hours("saturday", "18:00", "22:00"))
    build_demo_pages()
    row = a_row(name="Eastmoor Lights", dusk="#1B4332")
    a_line(row, "01632 960777")
    row.area_sets.set([authority.area_set])
    counted = {address: queries(client, address) for address in QUESTIONS}
    assert max(counted.values()) <= MOST_QUERIES, counted


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/help/", "/how/", "/cy/how/"])
def test_a_page_of_fixed_words_asks_once(client: Client, address: str) -> None:
    build_demo_pages()
    a_line(a_row(name="Eastmoor Lights"), "01632 960777")
    assert queries(client, address) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/help/", "/nowhere/"])
def test_what_another_process_changed_shows_at_once(client: Client, address: str) -> None:
    """Changed behind every signal and cache of this process, as another one would."""
    row = a_row()
    line = a_line(row, "01632 960777")
    assert "tel:01632960777" in client.get(address).content.decode()
    Helpline.objects.filter(pk=line.pk).update(number="01632 960888")
    SiteSettings.objects.filter(pk=row.pk).update(name="Eastmoor Lights")
    html = client.get(address).content.decode()
    assert "tel:01632960888" in html
    assert "tel:01632960777" not in html
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cms_helpline")
    assert "tel:08001111" in client.get(address).content.decode()


@pytest.mark.django_db
def test_menu_and_name_follow_the_editors(client: Client) -> None:
    page = build_page(title="Warm spaces", show_in_menus=True)
    assert ">Warm spaces</a>" in client.get("/find/").content.decode()
    Page.objects.filter(pk=page.pk).update(live=False)
    assert "Warm spaces" not in client.get("/find/").content.decode()


@pytest.mark.django_db
def test_the_logo_is_made_small_once(client: Client, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    drawn = BytesIO()
    Image.new("RGB", (640, 176), "#3B2A78").save(drawn, "PNG")
    logo = SiteImage.objects.create(title="Logo", file=ImageFile(drawn, name="logo.png"))
    a_row(logo=logo)
    first, then = (client.get("/find/").content.decode() for _time in range(2))
    assert logo.renditions.count() == 1
    copy = logo.renditions.get()
    assert f'<img src="{copy.url}" width="160" height="44" alt="">' in first
    assert first == then
    assert queries(client, "/how/") == 1


SITES = [("lights.example", 443), ("lights.example", 8080), ("other.example", 80)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "default", [*range(3), None], ids=["first", "second", "third", "no default"]
)
@pytest.mark.parametrize(
    "asked",
    ["lights.example:443", "lights.example:8080", "lights.example", "other.example:99", "x"],
)
def test_the_site_is_the_one_that_wagtail_would_choose(default: int | None, asked: str) -> None:
    home = build_page().get_parent()
    Site.objects.all().delete()
    for number, (name, port) in enumerate(SITES):
        Site.objects.create(
            hostname=name, port=port, root_page=home, is_default_site=number == default
        )
    wanted = Site.find_for_request(RequestFactory().get("/", headers={"host": asked}))
    request = RequestFactory().get("/", headers={"host": asked})
    frame = frame_of(request, "en")
    assert (frame.site if frame else None) == wanted
    assert Site.find_for_request(request) == wanted


@pytest.fixture
def no_database() -> Iterator[Callable[[], None]]:
    """``no_database()``: from then on nobody listens where the database was."""
    host = connection.settings_dict["HOST"]

    def gone() -> None:
        connection.close()
        connection.settings_dict["HOST"] = "/nonexistent"

    yield gone
    connection.close()
    connection.settings_dict["HOST"] = host


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_help_stands_without_a_database_as_it_was_last_seen(client: Client, no_database) -> None:
    a_line(a_row(), "01632 960777")
    assert "tel:01632960777" in client.get("/help/").content.decode()
    no_database()
    response = client.get("/help/")
    assert response.status_code == 200
    assert "tel:01632960777" in response.content.decode()
    assert client.get("/how/").status_code == 503


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_a_process_that_never_saw_the_database_shows_the_usual_numbers(
    client: Client, no_database, monkeypatch
) -> None:
    monkeypatch.setattr("cms.site_look._seen", {})
    no_database()
    html = client.get("/cy/help/").content.decode()
    for number in ("tel:999", "tel:08001111", "sms:85258"):
        assert number in html
