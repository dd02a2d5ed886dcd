"""The list on paper, whose codes a phone reads, and as a text that fits a message."""

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from tests.builders.places import a_listing, hours
from tests.places.finder.asking import SATURDAY_EVENING, names, page
from tests.places.public_pages import town_pages

pytestmark = pytest.mark.django_db
CODE = re.compile(r'viewBox="0 0 (\d+) \1".*?<path class="modules" d="([^"]*)"', re.S)
MODULE = re.compile(r"M(\d+) (\d+)h1v1h-1z")
MODULE_PX = 8
THREE_TEXTS = 459


def read_by_a_phone(html: str) -> list[str]:
    """What another program reads off the drawn codes, in their order."""
    found = []
    for side, path in CODE.findall(html):
        drawn = Image.new("L", (int(side) * MODULE_PX,) * 2, 255)
        pen = ImageDraw.Draw(drawn)
        for x, y in MODULE.findall(path):
            left, top = int(x) * MODULE_PX, int(y) * MODULE_PX
            pen.rectangle((left, top, left + MODULE_PX - 1, top + MODULE_PX - 1), fill=0)
        found += [code.text for code in zxingcpp.read_barcodes(drawn)]
    return found


def test_codes_lead_to_the_list_and_to_each_place(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    query = "?when=tonight&near=Eastmoor"
    html = client.get(f"/find/paper/{query}").content.decode()
    codes = read_by_a_phone(html)
    assert codes[0] == f"http://testserver/find/{query}"
    slugs = re.findall(r'href="/places/([\w-]+)/"', page(client, query))
    assert codes[1:] == [f"http://testserver/places/{slug}/" for slug in slugs]
    assert re.findall(r"<h2>(.*?)</h2>", html) == names(page(client, query))
    assert "28 November 2026" in html
    assert "1 Market Street" in html
    assert "<script" not in html
    assert 'lang="cy"' in client.get(f"/cy/find/paper/{query}").content.decode()


def test_one_page_and_how_many_more(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(15):
        a_listing(f"Club {number:02}")
    html = client.get("/find/paper/").content.decode()
    assert len(re.findall("<h2>", html)) == 12
    assert "3 more are on the list." in html


def test_a_message_fits_and_says_what_counts(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    response = client.get("/find/message.txt?when=now")
    text = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "- Gym: Open until 10pm, 1 Market Street, 07700 900123" in text
    assert text.endswith("http://testserver/find/?when=now")
    assert "999" in text
    assert len(text) <= THREE_TEXTS


@pytest.mark.parametrize("length", [10, 160])
def test_a_long_list_is_cut_and_counted(client, freeze, length) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(9):
        name = f"{number} {'Long name of a club ' * 9}"[:length].strip()
        a_listing(name, hours("saturday", "18:00", "22:00"), at_m=None)
    text = client.get("/find/message.txt?when=now").content.decode()
    shown = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(text) <= THREE_TEXTS
    assert f"and {9 - len(shown)} more" in text
    assert len(shown) >= 1


def test_nothing_open_says_so(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    text = client.get("/find/message.txt?when=now").content.decode()
    assert "Nothing that we know of is open then." in text
    assert "Nothing that we know of" in client.get("/find/paper/?when=now").content.decode()
