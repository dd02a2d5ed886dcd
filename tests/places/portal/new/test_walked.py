"""Youth workers out and about walk areas of the gazetteer; nothing points at a spot."""

from collections.abc import Callable

import pytest

from gis.models import Area
from places.models import CoverageArea
from places.portal.standing import Change, standing_of
from tests.builders.listings import build_patch
from tests.places.portal.conftest import House
from tests.places.portal.forms_on_pages import fields_on
from tests.places.portal.new.conftest import CODE, EAST, WEST, WHAT, WHEN, Writer
from tests.places.portal.new.test_where import approve

pytestmark = pytest.mark.django_db
Writing = Callable[..., Writer]


@pytest.fixture
def writer(writing: Writing) -> Writer:
    """Somebody who begins a listing of youth workers out and about."""
    writer = writing()
    writer.answer("what", **WHAT | {"kind": "detached_youth_work"})
    return writer


def area(name: str) -> str:
    """The key of an area, as a form sends it."""
    return str(Area.objects.get(name=name).pk)


def tick(writer: Writer, *names: str) -> None:
    """Tick these areas and go on."""
    sent = {"text": "", "areas": [area(name) for name in names], "do": "save"}
    assert writer.client.post(writer.path("where"), sent).status_code == 303


def test_areas_around_a_place_are_offered_and_become_a_patch(writer: Writer) -> None:
    shown = writer.answer("where", do="look", text=CODE).content.decode()
    assert shown.index("Eastgate")
    assert shown.index("Westgate")
    tick(writer, "Westgate", "Eastgate")
    patch = CoverageArea.objects.get()
    assert (patch.organisation, patch.name) == (writer.house.organisation, "Eastgate, Westgate")
    assert patch.boundary.contains(WEST)
    assert patch.boundary.contains(EAST)
    writer.answer("when", **WHEN)
    assert [s.coverage_area for s in writer.draft.sessions.all()] == [patch]


def test_ticked_areas_are_ticked_again(writer: Writer) -> None:
    tick(writer, "Westgate")
    page = writer.client.get(writer.path("where")).content.decode()
    assert fields_on(page)["areas"] == area("Westgate")
    tick(writer, "Eastgate")
    patch = CoverageArea.objects.get()
    assert (patch.boundary.contains(WEST), patch.boundary.contains(EAST)) == (False, True)


WRONG = {
    "nothing ticked": ({"do": "save"}, "tick where you walk"),
    "nothing typed": ({"do": "look"}, "Write a postcode or a place name."),
    "unknown": ({"do": "look", "text": "Xanadu"}, "We do not know a place of this name."),
    "no area": ({"do": "save", "areas": ["999999"]}, "Select a valid choice"),
    "no number": ({"do": "save", "areas": ["x"]}, "is not a valid value"),
}


@pytest.mark.parametrize(("sent", "said"), WRONG.values(), ids=WRONG.keys())
def test_mistakes_are_told(writer: Writer, sent: dict, said: str) -> None:
    answer = writer.client.post(writer.path("where"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_among_several_patches_each_time_says_which(writer: Writer, house: House) -> None:
    one, _other = (build_patch(organisation=house.organisation, name=n) for n in ("A", "B"))
    assert writer.client.post(writer.path("where"), {"do": "save"}).status_code == 303
    asked = writer.answer("when", **WHEN)
    assert "Say where they walk then." in asked.content.decode()
    writer.answer("when", **WHEN, **{"sessions-0-coverage_area": str(one.pk)})
    assert [s.coverage_area for s in writer.draft.sessions.all()] == [one]


def test_another_kind_walks_nowhere(writer: Writer) -> None:
    tick(writer, "Westgate")
    writer.answer("when", **WHEN)
    writer.answer("what", kind="youth_provision")
    assert [s.coverage_area for s in writer.draft.sessions.all()] == [None]


def test_a_public_patch_stays_until_somebody_has_looked_at_the_new_one(
    writer: Writer, house: House
) -> None:
    tick(writer, "Westgate")
    for name, typed in {"when": WHEN, "who": {}, "inside": {"walk_in": "Wave."}}.items():
        assert writer.answer(name, **typed).status_code == 303
    writer.client.post(writer.path("send-in"))
    row = approve(writer.row)
    assert row.live
    assert row.public_geometry.contains(WEST)
    path = f"/portal/listings/{row.uid}/where/"
    sent = {"areas": [area("Eastgate")], "do": "save"}
    assert house.client("owner").post(path, sent).status_code == 303
    row = writer.row
    assert standing_of(row).change is Change.WAITING
    assert row.sessions.get().coverage_area.boundary.contains(WEST)
    row = approve(row)
    assert (row.public_geometry.contains(WEST), row.public_geometry.contains(EAST)) == (False, True)
