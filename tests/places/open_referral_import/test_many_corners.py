"""Patches with more corners than are kept are drawn coarser, and the report says so."""

import json
import math

import pytest
import shapely
from shapely.geometry import Polygon

from gis.packs.refusals import RowRefused
from places.importers.open_referral.patches import MOST_VERTICES, patches_of
from places.importers.open_referral.values import Notes, Record
from tests.builders.listings import build_organisation

pytestmark = pytest.mark.django_db
MIDDLE = (-3.0, 51.58)


def a_round(corners: int, radius_deg: float = 0.02, tooth_deg: float = 0.0) -> list[list[float]]:
    """A circle of so many corners, closed; with ``tooth_deg``, every other one stands out."""
    found = []
    for number in range(corners):
        angle = 2 * math.pi * number / corners
        reach = radius_deg + (tooth_deg if number % 2 else 0)
        found.append([MIDDLE[0] + reach * math.cos(angle), MIDDLE[1] + reach * math.sin(angle)])
    return [*found, found[0]]


def read(ring: list[list[float]], notes: Notes):
    extent = json.dumps({"type": "Polygon", "coordinates": [ring]})
    service = Record({"service_areas": [{"id": "a", "name": "A", "extent": extent}]}, notes)
    return patches_of(service, build_organisation())["a"].boundary


def test_a_patch_of_a_thousand_corners_stays_as_it_is() -> None:
    notes: Notes = []
    ring = a_round(MOST_VERTICES - 1)
    assert read(ring, notes).num_coords == MOST_VERTICES
    assert notes == []


def test_one_of_more_is_drawn_coarser_and_is_the_same_patch() -> None:
    notes: Notes = []
    ring = a_round(6_000)
    boundary = read(ring, notes)
    assert boundary.num_coords <= MOST_VERTICES
    [(field, reason)] = notes
    assert field.endswith("extent")
    assert reason == f"had 6,001 corners and is drawn with {boundary.num_coords:,}"
    kept, said = shapely.from_wkt(boundary.wkt), Polygon(ring)
    assert shapely.is_valid(kept)
    assert kept.symmetric_difference(said).area / said.area < 0.01


def test_one_that_stays_too_fine_is_refused() -> None:
    with pytest.raises(RowRefused, match="1,000 are the most"):
        read(a_round(4_000, 0.5, tooth_deg=0.5), [])
