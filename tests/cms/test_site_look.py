"""What stands around every page: never out of date, with the name and logo of the editors."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client, RequestFactory
from PIL import Image
from wagtail.models import Page, Site

from cms.frame_query import frame_of
from cms.models import Helpline, SiteImage, SiteSettings
from cms.trees import ensure_trees
from tests.builders.pages import build_page
from tests.cms.frame_rows import a_line, a_row, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_trees")]


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


def test_menu_and_name_follow_the_editors(client: Client) -> None:
    page = build_page(title="Warm spaces", show_in_menus=True)
    assert ">Warm spaces</a>" in client.get("/find/").content.decode()
    Page.objects.filter(pk=page.pk).update(live=False)
    assert "Warm spaces" not in client.get("/find/").content.decode()


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


@pytest.mark.parametrize(
    "default", [*range(3), None], ids=["first", "second", "third", "no default"]
)
@pytest.mark.parametrize(
    "asked",
    ["lights.example:443", "lights.example:8080", "lights.example", "other.example:99", "x"],
)
def test_the_site_is_the_one_that_wagtail_would_choose(default: int | None, asked: str) -> None:
    home = ensure_trees()["en"]
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
