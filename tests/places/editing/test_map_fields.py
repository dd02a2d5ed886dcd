"""The map beside a field: what the page carries, and that the plain field stays what it was."""

import json
import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.gis.geos import MultiPolygon
from django.contrib.staticfiles import finders
from django.urls import reverse

from gis.widgets.words import WORDS
from guardianship.accounts.roles import Role
from places.admin_forms.positions import BoundaryField, PositionField
from tests.builders import town
from tests.builders.listings import HERE, square
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
SCRIPTS = Path(finders.find("admin/map/page.js")).parent
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", re.IGNORECASE)


class Form(forms.Form):
    pin = PositionField()
    patch = BoundaryField()


@pytest.fixture(autouse=True)
def no_basemap(settings, tmp_path: Path) -> Path:
    settings.BASEMAP_DIR = tmp_path
    return tmp_path


def test_values_go_round_unchanged() -> None:
    patch: MultiPolygon = square(HERE.x, HERE.y)
    shown = Form(initial={"pin": HERE, "patch": patch})
    sent = {name: shown[name].field.prepare_value(shown[name].value()) for name in ("pin", "patch")}
    back = Form(sent, initial=shown.initial)
    assert back.is_valid(), back.errors
    assert back.cleaned_data["pin"].coords == HERE.coords
    assert back.cleaned_data["patch"].coords == patch.coords
    assert back.changed_data == []


def test_the_plain_field_comes_first_and_the_map_is_hidden_without_scripts() -> None:
    html = Form(initial={"pin": HERE}).as_p()
    field = html.index('<input type="text" name="pin"')
    box = html.index('data-map-editor="point"')
    assert field < box < html.index("<textarea")
    assert html.count("data-map-editor") == 2
    assert re.findall(r'data-postcode="[^"]*" hidden>', html)
    assert not INLINE.search(html)


def test_nothing_but_the_field_is_sent_with_the_form() -> None:
    html = Form().as_p()
    assert re.findall(r'\sname="(\w+)"', html) == ["pin", "patch"]
    buttons = re.findall(r"<button[^>]*>", html)
    assert buttons
    assert all('type="button"' in button for button in buttons)


def test_what_was_typed_is_escaped() -> None:
    html = Form({"pin": '"><script>alert(1)</script>', "patch": "</textarea><script>"}).as_p()
    assert "<script" not in html


def test_scripts_are_modules_of_our_own() -> None:
    media = str(Form().media)
    assert '<script src="/static/admin/map/page.js" type="module"></script>' in media
    assert re.findall(r'(?:src|href)="(?!/static/)', media) == []


def test_every_script_that_is_imported_is_there() -> None:
    for script in SCRIPTS.glob("*.js"):
        for name in re.findall(r'from "([^"]+)"', script.read_text("utf-8")):
            assert (script.parent / name).resolve().is_file(), f"{script.name}: {name}"


def test_every_word_that_a_script_says_is_known_and_every_known_one_is_said() -> None:
    text = "\n".join(script.read_text("utf-8") for script in SCRIPTS.glob("*.js"))
    said = set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', text))
    ways = {"north", "south", "east", "west"}  # said by the button that was pressed
    assert set(WORDS) - said == ways
    for name in re.findall(r'words\.of\("(\w+)"', text) + re.findall(r'\.say\("(\w+)"', text):
        assert name in WORDS, name


def test_it_begins_where_areas_were_loaded() -> None:
    town.an_authority()
    start = re.search(r'data-start="([^"]*)"', Form().as_p())
    west, south, east, north = (float(side) for side in start[1].split(","))
    assert (west + east) / 2 == pytest.approx(town.at().x, abs=0.01)
    assert (south + north) / 2 == pytest.approx(town.at().y, abs=0.01)


def test_every_basemap_of_the_site_is_offered(no_basemap: Path) -> None:
    about = {"code": "t", "name": "T", "file": "t-0123456789ab.pmtiles", "attribution": "© Nobody"}
    about |= {"as_of": "", "bounds": [-4, 52, -3, 53], "centre": [-3.5, 52.5]}
    (no_basemap / "t.json").write_text(json.dumps(about), encoding="utf-8")
    (no_basemap / about["file"]).write_bytes(b"")
    html = Form().as_p()
    assert "/tiles/t-0123456789ab.pmtiles" in html
    assert 'data-start="-4,52,-3,53"' in html
    assert "© Nobody" in html


@pytest.mark.parametrize("model", ["place", "coveragearea"])
def test_the_editors_policy_lets_it_work_and_nobody_else_in(model: str) -> None:
    response = signed_in(Role.EDITOR).get(reverse(f"wagtailsnippets_places_{model}:add"))
    html = response.content.decode()
    assert "admin/map/page.js" in html
    policy = response.headers["Content-Security-Policy"]
    assert "http" not in policy
    assert "connect-src 'self'" in policy
    assert "worker-src 'self'" in policy
