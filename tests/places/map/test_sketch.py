"""The sketch map: numbers as in the list, dots apart, nothing of hidden places."""

import re
from itertools import combinations
from math import hypot

import pytest

from places.locator import DOT_GAP, HEIGHT, WIDTH, Dot, Name, clear_of, dots, frame_around
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing
from tests.places.finder.asking import SATURDAY_EVENING, names, page

CIRCLE = re.compile(r'<circle cx="([\d.]+)" cy="([\d.]+)"')
NUMBER = re.compile(r'<text class="number"[^>]*>(\d+)</text>')


def _sketch(client, query: str = "") -> str:
    response = client.get(f"/find/sketch.svg{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    return response.content.decode()


@pytest.mark.django_db
def test_numbers_follow_the_list_and_hidden_places_have_no_dot(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("West", at_m=(-3_000, 0))
    a_listing("East", at_m=(3_000, 100))
    a_hidden_listing("Nowhere")
    assert names(page(client)) == ["East", "West", "Nowhere"]
    svg = _sketch(client)
    (east_x, east_y), (west_x, west_y) = [tuple(map(float, at)) for at in CIRCLE.findall(svg)]
    assert NUMBER.findall(svg) == ["1", "2"]
    assert east_x > west_x
    assert east_y < west_y
    assert "Nowhere" not in svg


@pytest.mark.django_db
def test_each_page_has_its_own_sketch(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    for number in range(26):
        a_listing(f"Club {number:02}", at_m=(number * 300, 0))
    assert "/find/sketch.svg?page=2" in page(client, "?page=2")
    assert len(NUMBER.findall(_sketch(client))) == 24
    assert NUMBER.findall(_sketch(client, "?page=2")) == ["1", "2"]


@pytest.mark.django_db
def test_it_shows_outlines_and_names_to_find_one_s_way_by(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    town.a_place_name("Eastmoor")
    a_listing("Edge", at_m=(9_900, 0))
    a_listing("Middle", at_m=(0, 0))
    svg = _sketch(client)
    assert ">Eastmoor</text>" in svg
    assert re.search(r'<path d="M[\d.-]+ [\d.-]+L', svg)


@pytest.mark.django_db
def test_with_nothing_to_show_it_is_an_empty_sheet(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    assert "<circle" not in _sketch(client, "?kind=respite_space")


@pytest.mark.parametrize("count", [1, 2, 24], ids=lambda count: f"{count} at one spot")
def test_dots_never_cover_each_other_and_stay_inside(count) -> None:
    spot = (-3.0, 51.6)
    found = dots(frame_around([spot]), [(number, spot) for number in range(count)])
    assert [dot.number for dot in found] == list(range(count))
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in found)
    for one, other in combinations(found, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= DOT_GAP - 0.2


def test_proportions_are_true() -> None:
    """A square of kilometres is drawn square, although degrees are not."""
    corners = [town.at(east, north).coords for east in (0, 4_000) for north in (0, 4_000)]
    frame = frame_around(corners)
    xs, ys = zip(*map(frame.at, corners), strict=True)
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize(
    ("placed", "y"),
    [
        ([], 200),
        ([Dot(1, 300, 400)], 200),
        ([Dot(1, 320, 200)], 170),
        ([Dot(1, 320, 200), Dot(2, 290, 170)], 140),
        ([Dot(n, 320, 15.0 * n) for n in range(1, 20)], 200),
    ],
    ids=["no dot", "far away", "on it", "and above it", "no room"],
)
def test_a_name_moves_out_from_under_the_dots(placed: list[Dot], y: float) -> None:
    assert clear_of(Name("Eastmoor", 320, 200), placed) == Name("Eastmoor", 320, y)
