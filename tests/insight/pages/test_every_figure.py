"""Every page of ``/insight/`` is asked for; no drawing stands on one without how we know, what it
cannot tell, its date and its table (ledger D6, U-K4, U-C4)."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.gis.geos import LineString, MultiLineString
from django.urls import URLPattern, reverse

from gis.crs import WGS84
from guardianship.accounts.roles import Role
from guardianship.insight.models import Barrier, BarrierComparison, Release, SitingPlan
from guardianship.insight.plans.question import Conditions
from guardianship.insight.urls import urlpatterns
from guardianship.safeguarding.wall.doors import open_for_task
from tests.builders import town
from tests.builders.insight import a_release
from tests.builders.people import StaysIn
from tests.builders.places import a_listing, hours
from tests.builders.what_if import BRIDGE, a_run_to_try_on
from tests.insight.pages.conftest import who_plans

pytestmark = pytest.mark.django_db
QUAY = "W02000903"
DRAWING, TABLE = '<svg class="chart', '<table class="days figures">'
LABEL = re.compile(r'labelledby="([^"]+)"')
NOTES = ("How we know", "What it can’t tell you")
# All layers on, so that whatever can be drawn is.
EVERYTHING = {
    "layers": "chosen", "layer": ["young_people", "support"], "season": "term",
    "band": "weekend_night", "harm": ["street-crime", "ambulance"], "contact": "stop-search",
    "weight-ambulance": "1",
}  # fmt: skip
# How many drawings each page has at least; on any other page there may be none.
DRAWN = {"release": 4, "area": 3, "equity": 3, "together": 1, "partners": 1, "looked_for": 1,
         "money": 1}  # fmt: skip
# Tables of these are about the release itself, or a run, and say so by themselves.
NOTED_ONCE = {"making", "run", "money", "scenario", "compare", "workbench"}


@pytest.fixture
def release() -> Release:
    """A release with something in every table, of a run that kept a town."""
    found = a_release(run=a_run_to_try_on())
    a_listing(
        "Bridge club", hours("friday", "18:00", "20:00"), uid=BRIDGE,
        authority=found.authority, funded_until="2099-03-31",
    )  # fmt: skip
    return found


@pytest.fixture
def analyst(release: Release) -> StaysIn:
    return who_plans(release, Role.ANALYST)


def lines_of(release: Release) -> tuple[Barrier, BarrierComparison]:
    """A line that nobody crosses, and a comparison that is still to be worked out."""
    corners = [town.at(250, north_m).coords for north_m in (-100, 300)]
    with open_for_task("barriers"):
        line = Barrier.objects.create(
            authority=release.authority, name="Park", why="Locked at dusk.",
            line=MultiLineString(LineString(corners), srid=WGS84),
        )  # fmt: skip
        return line, BarrierComparison.objects.create(run=release.run, authority=release.authority)


def pages(release: Release, analyst: StaysIn) -> Iterator[tuple[str, str]]:
    """Name and address of everything that answers with a page."""
    close = reverse("insight:try", args=[release.uid, "close"])
    uid = analyst.post(close, {"listing": BRIDGE}).url.rstrip("/").rpartition("/")[2]
    asked = Conditions("term", "weekend_night").as_json()
    plan = SitingPlan.objects.create(run=release.run, conditions=asked)
    line, compared = lines_of(release)
    about = {
        "releases": release.uid, "runs": release.run.uid, "scenarios": uid, "barriers": line.uid,
    }  # fmt: skip
    values = {"area_code": QUAY, "kind": "funding", "proof_uid": plan.uid,
              "code": release.authority.code, "answer_uid": compared.uid}  # fmt: skip
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        named = re.findall(r"<\w+:(\w+)>", str(pattern.pattern))
        first = str(pattern.pattern).partition("/")[0]
        given = {name: about[first] if name == "uid" else values[name] for name in named}
        yield str(pattern.name), reverse(f"insight:{pattern.name}", kwargs=given)


def test_no_figure_is_without_its_notes_and_its_table(release: Release, analyst: StaysIn) -> None:
    drawn, asked = {}, 0
    for name, address in pages(release, analyst):
        response = analyst.get(address, EVERYTHING)
        if response.status_code == 405:
            continue
        assert response.status_code == 200, name
        asked += 1
        page = response.content.decode()
        figures = figures_of(page)
        for figure in figures:
            check(figure, name)
        drawn[name] = page.count(DRAWING)
        assert drawn[name] == sum(each.count(DRAWING) for each in figures), f"{name}: stands alone"
        in_figures = sum(each.count(TABLE) for each in figures)
        is_noted = name in NOTED_ONCE or all(note in page for note in NOTES)
        assert page.count(TABLE) == in_figures or is_noted, name
    assert asked >= 18
    assert {name: count for name, count in drawn.items() if count < DRAWN.get(name, 0)} == {}
    assert set(DRAWN) <= set(drawn)


def figures_of(page: str) -> list[str]:
    """Each figure of a page, from its heading to its end."""
    return [part.partition("</section>")[0] for part in page.split('<section class="figure"')[1:]]


def check(figure: str, name: str) -> None:
    """One figure: notes with words in them, a date, a table behind, and words in the drawing."""
    key = f"{name}: {LABEL.search(figure)[1]}"
    for note in NOTES:
        said = re.search(rf"<strong>{note}</strong>(.*?)</p>", figure, re.DOTALL)
        assert said, f"{key}: {note}"
        assert len(said[1].strip()) > 20, f"{key}: {note}"
    hint = figure[figure.index('<p class="hint">', figure.index('role="note"')) :]
    assert re.search(r"\d{4}", hint.partition("</p>")[0]), f"{key}: no date"
    if DRAWING in figure:
        drawing = figure[figure.index(DRAWING) :]
        assert re.search(r"<title id=[^>]+>[^<]+</title>\s*<desc id=[^>]+>[^<]+</desc>", drawing), (
            key
        )
        assert "<table" in drawing, f"{key}: no table behind"
    for table in figure.split(TABLE)[1:]:
        assert re.search(r"<caption>[^<]+</caption>", table), key
        assert table.count('<th scope="col">') > 1, key
        assert "<tbody><tr>" in table, f"{key}: nothing in the table"
