"""No cookie, no stranger, nothing inline, and few bytes: for every public page."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.conftest import REPOSITORY
from tests.places.finder.asking import SATURDAY_EVENING
from tests.places.public_pages import town_pages

ASSET = re.compile(r'(?:src|href)="/static/([^"]+)"')
FONT = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')
# A block of data is no script: browsers run none of it, and the policy does not ask about it.
INLINE_SCRIPT = re.compile(r'<script(?![^>]*\ssrc=)(?! type="application/ld\+json">)')
STRANGER = re.compile(
    r'(?:src|action)="(?:https?:)?//|<link[^>]*href="(?:https?:)?//|@import|url\(\s*["\']?http'
)
FIRST_VISIT_BYTES = 100_000
SCRIPT_BYTES = 25_000
FONT_BYTES = 25_000
HELP_BYTES = 25_000
SECOND_PAGE_BYTES = 25_000
MOST_REQUESTS = 10


def _packed(contents: bytes) -> int:
    return len(gzip.compress(contents, 6))


def _file(name: str) -> Path:
    found = finders.find(name)
    assert found, name
    return Path(found)


def _weights(html: str) -> dict[str, int]:
    """Bytes on the wire of the page and of everything it names, fonts through the style sheets."""
    names = set(ASSET.findall(html))
    if "plain" not in html.partition("<body")[2].partition(">")[0]:
        for name in [n for n in names if n.endswith(".css")]:
            names |= set(FONT.findall(_file(name).read_text("utf-8")))
    weights = {"page": _packed(html.encode())}
    for name in names:
        contents = _file(name).read_bytes()
        weights[name] = len(contents) if name.endswith("woff2") else _packed(contents)
    return weights


@pytest.mark.django_db
def test_a_first_visit_is_light(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    for address in town_pages.PAGES:
        weights = _weights(client.get(address).content.decode())
        assert sum(weights.values()) <= FIRST_VISIT_BYTES, address
        assert len(weights) <= MOST_REQUESTS, address
        assert sum(w for name, w in weights.items() if name.endswith(".js")) <= SCRIPT_BYTES
        assert sum(w for name, w in weights.items() if name.endswith("woff2")) <= FONT_BYTES
        assert weights["page"] <= SECOND_PAGE_BYTES


@pytest.mark.django_db
def test_help_is_lighter_still(client) -> None:
    weights = _weights(client.get("/help/").content.decode())
    assert sum(weights.values()) <= HELP_BYTES
    assert not any(name.endswith((".js", "woff2")) for name in weights)


@pytest.mark.django_db
def test_no_cookie_no_stranger_nothing_inline(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town_pages.build()
    for address in (
        *town_pages.PAGES,
        "/nowhere/",
        "/find/places.geojson",
        "/places/gym/calendar.ics",
    ):
        response = client.get(address)
        html = response.content.decode()
        assert response.cookies == {}, address
        assert "Cookie" not in response.get("Vary", ""), address
        assert not STRANGER.search(html), address
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html), address
        assert not INLINE_SCRIPT.search(html), address
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response["Referrer-Policy"] == "no-referrer"


def test_styles_and_scripts_name_no_stranger() -> None:
    files = [
        *(REPOSITORY / "guardianship/static/css").glob("*.css"),
        *(REPOSITORY / "guardianship/static/js").rglob("*.js"),
    ]
    assert files
    for path in files:
        if "vendor" not in path.parts:
            assert not STRANGER.search(path.read_text("utf-8")), path.name


def test_the_font_brings_its_licence_and_the_welsh_letters() -> None:
    folder = REPOSITORY / "guardianship/static/fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
    assert sum(path.stat().st_size for path in folder.glob("*.woff2")) <= FONT_BYTES
