"""What the feed holds beside the features: patches of the evening, outlines, words."""

import pytest

from tests.builders import town
from tests.builders.places import a_listing, a_patch, hours
from tests.places.finder.asking import SATURDAY_EVENING

pytestmark = pytest.mark.django_db


def _feed(client, query: str = "") -> dict:
    return client.get(f"/find/places.geojson{query}").json()


@pytest.fixture
def team(freeze):
    """A team in the park on Thursdays, by the canal on Saturdays."""
    freeze(SATURDAY_EVENING)
    park = a_patch("Eastmoor Park")
    canal = a_patch("Canal", at_m=(3_000, 0))
    canal.name_cy = "Camlas"
    canal.save()
    return a_listing(
        "Street Team",
        hours("thursday", "18:00", "21:00", coverage_area=park),
        hours("saturday", "19:00", "22:00", coverage_area=canal),
        at_m=None,
        kind="detached_youth_work",
    )


@pytest.mark.parametrize(
    ("query", "patch", "middle_m", "words"),
    [
        ("?when=now", "Canal", 3_000, "around Canal"),
        ("?at=2026-12-03T19:00", "Eastmoor Park", 0, "around Eastmoor Park"),
    ],
    ids=["Saturday evening", "next Thursday evening"],
)
def test_only_the_patches_of_the_chosen_evening(client, team, query, patch, middle_m, words):
    (shown,) = _feed(client, query)["coverage"]
    assert (shown["name"], shown["id"]) == (patch, str(team.uid))
    assert shown["words"].startswith(words)
    ring = shown["geometry"]["coordinates"][0][0]
    lons = [lon for lon, _lat in ring]
    assert (min(lons) + max(lons)) / 2 == pytest.approx(town.at(middle_m).x, abs=1e-4)


def test_patches_in_welsh(client, team) -> None:
    (shown,) = client.get("/cy/find/places.geojson?when=now").json()["coverage"]
    assert shown["name"] == "Camlas"


def test_no_patch_when_the_team_is_not_out(client, team) -> None:
    assert _feed(client, "?at=2026-12-04T19:00")["coverage"] == []


def test_state_in_words_and_shape_as_on_the_card(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    a_listing("Gym", hours("saturday", "18:00", "22:00"))
    a_listing("Late", hours("saturday", "22:00", "23:00"))
    told = {
        f["properties"]["name"]: f["properties"] for f in _feed(client, "?when=tonight")["features"]
    }
    assert (told["Gym"]["says"], told["Gym"]["shape"]) == ("Open until 10pm", "open")
    assert (told["Late"]["says"], told["Late"]["shape"]) == ("Opens at 10pm", "opens_soon")


def test_outlines_are_cut_to_what_is_shown(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    town.an_authority()
    a_listing("Near the border", at_m=(9_500, 0))
    a_listing("Inside", at_m=(8_500, 500))
    (outline,) = _feed(client)["outlines"]
    lons = [lon for ring in outline["rings"] for lon, _lat in ring]
    assert outline["name"] == "Eastmoor"
    assert max(lons) <= town.at(10_100).x
    assert min(lons) > town.at(5_000).x
