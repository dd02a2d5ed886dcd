"""What the editors' maps ask: answered for those who may, nothing there for anybody else."""

import json
import logging
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.test import Client
from wagtail.models import ModelLogEntry

from gis.crs import WGS84
from gis.models import Area, AreaKind, AreaSet, Postcode
from guardianship.accounts.roles import Role
from tests.builders import town
from tests.builders.people import signed_in

pytestmark = pytest.mark.django_db
SEARCH, AREAS, PUBLIC, SHAPE = (
    f"/admin/map/{name}/" for name in ("search", "areas", "public-view", "shape")
)
HALF_M = 250


@pytest.fixture
def editor() -> Client:
    return signed_in(Role.EDITOR)


def pin_at(east_m: float = 0, north_m: float = 0) -> str:
    point = town.at(east_m, north_m)
    return f"{point.x!r}, {point.y!r}"


def square(east_m: float = 0, half_side_m: float = HALF_M) -> str:
    shape = town.square(east_m, 0, half_side_m)
    return json.dumps({"type": shape.geom_type, "coordinates": shape.coords})


def a_ward(name: str, east_m: float = 0, half_side_m: float = HALF_M) -> Area:
    wards, _created = AreaSet.objects.get_or_create(
        code="wards", defaults={"kind": AreaKind.WARD, "label": "Wards"}
    )
    code = f"W{wards.areas.count():08}"
    boundary = town.square(east_m, 0, half_side_m)
    return Area.objects.create(area_set=wards, code=code, name=name, boundary=boundary)


GOOD = {
    SEARCH: {"text": "Eastmoor"},
    AREAS: {},
    PUBLIC: {"pin": pin_at()},
    SHAPE: {"boundary": square()},
}
each_question = pytest.mark.parametrize("address", GOOD, ids=lambda a: a.split("/")[-2])


@each_question
def test_an_editor_is_answered_and_the_answer_is_not_kept(editor: Client, address: str) -> None:
    response = editor.post(address, GOOD[address])
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


@each_question
@pytest.mark.parametrize("who", [Client, signed_in], ids=["a stranger", "an account, no role"])
def test_for_others_nothing_is_there(who: Any, address: str) -> None:
    client = who()
    assert client.post(address, GOOD[address]).status_code == 404
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [PUBLIC, SHAPE])
def test_the_editors_site_alone_is_not_enough(address: str) -> None:
    client = signed_in()
    client.person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.post(SEARCH, GOOD[SEARCH]).status_code == 200
    assert client.post(address, GOOD[address]).status_code == 404


@each_question
def test_nothing_is_asked_by_an_address(editor: Client, address: str) -> None:
    assert editor.get(address, GOOD[address]).status_code == 405


@each_question
def test_another_site_cannot_ask(address: str) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(signed_in(Role.EDITOR).person)
    assert careful.post(address, GOOD[address]).status_code == 403


@each_question
def test_nothing_is_written_down(editor: Client, address: str, caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        editor.post(address, GOOD[address])
    said = [r.getMessage() for r in caplog.records if r.name != "django.db.backends"]
    assert said == []
    assert not ModelLogEntry.objects.exists()


def found(client: Client, text: str) -> tuple[str, list[tuple[str, str]]]:
    answer = client.post(SEARCH, {"text": text}).json()
    return answer["says"], [(each["label"], each["precision"]) for each in answer["found"]]


def test_a_search(editor: Client) -> None:
    Postcode.objects.create(code="LD1 5AA", outward="LD1", point=town.at(40, 50))
    town.a_place_name("Eastmoor")
    town.a_place_name("Weston", within="Eastmoor")
    town.a_place_name("Weston", within="Westmoor", at_m=(9_000, 0))
    assert found(editor, " ld15aa ") == ("", [("LD1 5AA", "postcode")])
    assert found(editor, "ld1") == ("", [("LD1", "outward")])
    assert found(editor, "EASTMOOR") == ("", [("Eastmoor", "place")])
    two = [("Weston, Eastmoor", "place"), ("Weston, Westmoor", "place")]
    assert found(editor, "weston") == ("", two)
    assert found(editor, "LD1 9ZZ") == ("We do not know this postcode.", [("LD1", "outward")])
    assert found(editor, "Nowhere") == ("We do not know a place of this name.", [])
    assert found(editor, "") == ("Nothing was typed.", [])
    assert found(editor, "x" * 121)[0] == "That is too long for a place name or a postcode."
    assert editor.post(SEARCH, {"text": "x" * 5000}).status_code == 400
    (row,) = editor.post(SEARCH, {"text": "LD1 5AA"}).json()["found"]
    assert (row["lon"], row["lat"]) == pytest.approx(town.at(40, 50).coords)


def test_areas_are_listed_by_set_and_found_by_a_part_of_the_name(editor: Client) -> None:
    town.an_authority()
    for name in ("Stow Hill", "Hill Top", "Riverside"):
        a_ward(name)
    answer = editor.post(AREAS, {}).json()
    assert [each["code"] for each in answer["sets"]] == ["wards", "authorities"]
    assert [each["name"] for each in answer["areas"]] == ["Hill Top", "Riverside", "Stow Hill"]
    hills = editor.post(AREAS, {"area_set": "wards", "text": "hill"}).json()
    assert [each["name"] for each in hills["areas"]] == ["Hill Top", "Stow Hill"]
    (one,) = editor.post(AREAS, {"area_set": "authorities"}).json()["areas"]
    assert one["name"] == "Eastmoor"
    assert editor.post(AREAS, {"area_set": "no-such"}).status_code == 400


def test_more_areas_than_fit_are_counted(editor: Client) -> None:
    for number in range(65):
        a_ward(f"Ward {number:02}")
    answer = editor.post(AREAS, {}).json()
    assert (len(answer["areas"]), answer["more"]) == (60, 5)


def test_without_any_set_there_is_nothing_to_choose(editor: Client) -> None:
    empty = {"sets": [], "area_set": "", "areas": [], "more": 0}
    assert editor.post(AREAS, {}).json() == empty


def seen(client: Client, pin: str) -> dict[str, dict[str, Any]]:
    answer = client.post(PUBLIC, {"pin": pin}).json()
    return {each["visibility"]: each for each in answer["seen"]}


def test_what_the_public_would_see_of_a_pin(editor: Client) -> None:
    town.an_authority()
    # The town's middle is a corner of the 250 m grid: the square north-east of it has its
    # middle 125 m each way, hypot(115, 105) = 156 m from this pin.
    views = seen(editor, pin_at(10, 20))
    assert list(views) == ["exact", "street", "area", "hidden"]
    assert views["exact"]["point"] == pytest.approx(town.at(10, 20).coords)
    assert views["street"]["point"] == pytest.approx(town.at(125, 125).coords)
    assert "about 160 m from the pin" in views["street"]["words"]
    assert "square of 2 km" in views["area"]["words"]
    assert views["hidden"]["point"] is None
    neighbours = seen(editor, pin_at(240, 240))
    assert neighbours["street"]["point"] == views["street"]["point"]
    assert neighbours["area"]["point"] == views["area"]["point"]


def test_an_area_of_a_loaded_set_is_named(editor: Client) -> None:
    town.an_authority()
    a_ward("Riverside")
    answer = editor.post(PUBLIC, {"pin": pin_at(30, 40)}).json()
    assert answer["where"] == "Riverside, Eastmoor"
    area = answer["seen"][2]
    assert area["point"] == pytest.approx(town.at(0, 0).coords, abs=1e-4)
    assert "A point in Riverside, the same for all of it, about 50 m" in area["words"]


@pytest.mark.parametrize(
    ("pin", "status", "problem"),
    [
        ("", 400, "Write a postcode"),
        ("behind the church", 400, "Write a postcode such as"),
        ("M1 1AA", 400, "is not among the postcodes"),
        ("2.35, 48.86", 200, "outside the United Kingdom"),
        ("51.58, -2.99", 200, "longitude and latitude look swapped"),
    ],
    ids=["nothing", "words", "unknown postcode", "Paris", "swapped"],
)
def test_a_pin_that_cannot_be(editor: Client, pin: str, status: int, problem: str) -> None:
    response = editor.post(PUBLIC, {"pin": pin})
    assert response.status_code == status
    assert problem in response.json()["problem"]


def test_a_shape_says_its_size(editor: Client) -> None:
    assert editor.post(SHAPE, {"boundary": square()}).json() == {
        "words": "0.25 km² in one part.",
        "boundary": "",
    }
    assert editor.post(SHAPE, {"boundary": ""}).json() == {"words": "", "boundary": ""}


def joined(client: Client, *areas: Area, boundary: str = "") -> dict[str, Any]:
    values = {"boundary": boundary, "areas": [area.pk for area in areas]}
    return client.post(SHAPE, values).json()


def test_areas_are_joined_to_one_shape(editor: Client) -> None:
    west, east, far = a_ward("West"), a_ward("East", 500), a_ward("Far", 5_000)
    neighbours = joined(editor, west, east)
    assert neighbours["words"] == "0.50 km² in one part."
    assert len(json.loads(neighbours["boundary"])["coordinates"]) == 1
    assert joined(editor, west, far)["words"] == "0.50 km² in 2 parts."
    # The drawn square begins 200 m east of the ward and is as large: 700 m by 500 m together.
    assert joined(editor, west, boundary=square(200))["words"] == "0.35 km² in one part."


def test_a_gap_that_nobody_can_see_parts_no_neighbours(editor: Client) -> None:
    west, east = a_ward("West"), a_ward("East", 500)
    (ring,) = east.boundary.coords[0]
    shifted = [(lon + 1e-9, lat) for lon, lat in ring]
    east.boundary = MultiPolygon(Polygon(shifted), srid=WGS84)
    east.save()
    assert joined(editor, west, east)["words"] == "0.50 km² in one part."


def test_islets_are_left_out_and_counted(editor: Client) -> None:
    islet = a_ward("Islet", 5_000, half_side_m=20)
    answer = joined(editor, a_ward("West"), islet)
    assert answer["words"] == ("0.25 km² in one part. 1 islet too small for a patch was left out.")
    assert joined(editor, islet)["problem"] == "These areas are too small for a patch."


def test_an_outline_that_crosses_itself_is_explained(editor: Client) -> None:
    corners = [(0, 0), (1000, 1000), (1000, 0), (0, 1000), (0, 0)]
    ring = [town.at(*corner).coords for corner in corners]
    bow = json.dumps({"type": "Polygon", "coordinates": [ring]})
    response = editor.post(SHAPE, {"boundary": bow})
    assert response.status_code == 200
    answer = response.json()
    assert "it crosses or touches itself near longitude" in answer["problem"]
    assert "Move or remove a corner there" in answer["problem"]
    # The diagonals of a square meet in its middle.
    assert answer["spot"] == pytest.approx(town.at(500, 500).coords, abs=1e-4)


@pytest.mark.parametrize(
    ("values", "status", "problem"),
    [
        ({"boundary": square(0, 49)}, 200, "at least 10,000"),
        ({"boundary": "no json"}, 400, "This is not GeoJSON"),
        ({"boundary": '{"type": "Point", "coordinates": [-3, 51.5]}'}, 400, "not Point"),
        ({"areas": ["123456789"]}, 400, "123456789"),
        ({"areas": ["1 OR 1=1"]}, 400, "1 OR 1=1"),
    ],
    ids=["a spot", "no json", "a point", "an unknown area", "no number"],
)
def test_a_shape_that_cannot_be(
    editor: Client, values: dict[str, Any], status: int, problem: str
) -> None:
    response = editor.post(SHAPE, values)
    assert response.status_code == status
    assert problem in response.json()["problem"]


def test_the_whole_country_is_too_much(editor: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("places.views.admin.map_answers.MOST_AREAS", 1)
    answer = joined(editor, a_ward("West"), a_ward("East", 500))
    assert answer["problem"] == "Choose 1 areas or fewer."
