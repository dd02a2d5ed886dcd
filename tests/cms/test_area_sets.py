"""The area sets that a site shows: readers and editors choose among their areas by name."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.area_choice import AreaChoice
from cms.models import AreaPage, SiteSettings
from gis.models import Area, AreaKind, AreaSet
from tests.builders import town
from tests.builders.listings import build_area
from tests.builders.places import a_listing

pytestmark = pytest.mark.django_db
OPTION = re.compile(r'<option value="([^"]+)"( selected)?>([^<]+)</option>')


@pytest.fixture
def wards() -> AreaSet:
    """Two wards side by side, and an authority of another set."""
    ward = build_area(AreaKind.WARD, name="Eastmoor", boundary=town.square(0))
    Area.objects.filter(pk=ward.pk).update(name_cy="Rhos y Dwyrain")
    build_area(AreaKind.WARD, name="Abbey", boundary=town.square(5_000))
    build_area(AreaKind.AUTHORITY, name="Riverton")
    return ward.area_set


def shown(*sets: AreaSet) -> None:
    row = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    row.area_sets.set(sets)


def parts(html: str) -> list[tuple[str, str, str]]:
    _before, found, select = html.partition('<select id="area"')
    return OPTION.findall(select.partition("</select>")[0]) if found else []


def test_without_a_set_nothing_is_offered(client: Client, wards: AreaSet) -> None:
    assert parts(client.get("/find/").content.decode()) == []


def test_readers_choose_among_the_areas_of_the_sets_by_name(client: Client, wards: AreaSet) -> None:
    shown(wards)
    offered = parts(client.get("/find/?free=1&near=Nowhereville").content.decode())
    assert [name for _value, _on, name in offered] == ["Abbey", "Eastmoor"]
    assert "Rhos y Dwyrain" in client.get("/cy/find/").content.decode()
    value = offered[1][0]
    html = client.get(f"/find/?free=1&area={value}").content.decode()
    assert (value, " selected", "Eastmoor") in parts(html)
    form = html.partition('<label for="area"')[0].rpartition("<form")[2]
    assert '<input type="hidden" name="free" value="1">' in form
    assert 'name="area"' not in form


def test_what_was_chosen_is_what_is_listed(client: Client, wards: AreaSet) -> None:
    shown(wards)
    a_listing("Inside", at_m=(100, 0))
    a_listing("Outside", at_m=(5_000, 0))
    value = parts(client.get("/find/").content.decode())[1][0]
    html = client.get(f"/find/?area={value}").content.decode()
    assert "Inside" in html
    assert "Outside" not in html


def test_it_costs_one_query_where_sets_are_shown(client: Client, wards: AreaSet) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/find/")
        return len(captured)

    before = queries()
    shown(wards)
    assert queries() == before + 1


def test_editors_choose_among_the_same_sets(wards: AreaSet) -> None:
    def labels() -> list[str]:
        widget = AreaPage._meta.get_field("area").formfield(widget=AreaChoice).widget
        return [group[0] for group in widget.optgroups("area", [""]) if group[0]]

    assert len(labels()) == 2
    shown(wards)
    assert labels() == [wards.label]
