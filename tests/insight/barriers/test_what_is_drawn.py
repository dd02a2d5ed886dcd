"""What somebody draws, writes or uploads becomes lines, or is refused with why."""

from __future__ import annotations

import json
from typing import Any

import geopandas
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gis.crs import WGS84
from guardianship.insight.barriers.drawing import BadDrawing, lines_of
from guardianship.insight.barriers.forms import BarrierForm
from guardianship.insight.frames.barriers import barrier_rows
from tests.builders import town
from tests.insight.barriers.conftest import at_m, said

SQUARE = [[-3.0, 52.0], [-2.9, 52.0], [-2.9, 52.1], [-3.0, 52.1], [-3.0, 52.0]]
BOW = [[-3.0, 52.0], [-2.9, 52.1], [-2.9, 52.0], [-3.0, 52.1], [-3.0, 52.0]]


def shape(kind: str, coordinates: Any) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates})


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("-3.0, 52.0\n-2.9, 52.0\n\n-2.8; 52\n-2.7; 52\n-2.6; 52", [2, 3]),
        (shape("LineString", SQUARE[:2]), [2]),
        (shape("Polygon", [SQUARE]), [5]),
        (shape("MultiLineString", [[[*spot, 7] for spot in SQUARE[:2]]]), [2]),
        (
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, '
            f'"geometry": {shape("LineString", BOW)}}}]}}',
            [5],
        ),
    ],
    ids=["corners", "line", "outline", "with heights", "line that crosses itself"],
)
def test_it_is_lines(text: str, lengths: list[int]) -> None:
    assert [len(part.coords) for part in lines_of(text).geoms] == lengths


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Nothing is drawn"),
        ("-3.0, 52.0", "two corners"),
        ("-3.0, 52.0\n-3.0, 52.0", "two corners at different spots"),
        ("-3.0, 52.0\nnan, 52.0", "Line 2 is no corner"),
        ("52.0, -3.0\n52.1, -3.0", "Longitude comes first"),
        ("{", "cannot be read as GeoJSON"),
        (shape("Point", [-3.0, 52.0]), "A point stands in nobody’s way"),
        (shape("Polygon", [BOW]), "crosses itself at -2.95 52.05"),
        (
            shape("LineString", [[-3 + number / 1e5, 52] for number in range(10_000)]),
            "10,000 corners; 500 are enough",
        ),
        ("-3.0, 52.0\n" * 100_000, "too much"),
    ],
    ids=["nothing", "one corner", "no length", "no number", "swapped", "no JSON", "point",
         "outline crosses itself", "ten thousand corners", "a megabyte"],
)  # fmt: skip
def test_it_is_refused_with_why(text: str, why: str) -> None:
    with pytest.raises(BadDrawing, match=why):
        lines_of(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("other", "field", "why"),
    [
        ({"until_at": "15:00"}, "until_at", "no time at all"),
        ({"until_at": ""}, "until_at", "Give both times"),
        ({"from_at": "", "until_at": ""}, "from_at", "from when until when"),
        ({"days": ["7"]}, "days", "not one of the available choices"),
        ({"line": at_m((30_000, 0), (30_500, 0))}, "line", "runs nowhere in Eastmoor"),
        ({"line": at_m((0, 0), (60_000, 0))}, "line", "runs far beyond Eastmoor"),
        ({"why": "Ring 07700 900123 about it."}, "why", ""),
        ({"name": ""}, "name", "required"),
    ],
    ids=["no time", "half a window", "days alone", "eighth day", "elsewhere", "too far", "somebody",
         "no name"],
)  # fmt: skip
def test_a_form_says_what_is_wrong(other: dict[str, Any], field: str, why: str) -> None:
    form = BarrierForm(town.an_authority(), said(**other))
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert why in str(form.errors[field])


@pytest.mark.django_db
def test_a_file_takes_the_place_of_what_is_drawn() -> None:
    corners = [town.at(250, north_m).coords for north_m in (-100, 0, 300)]
    file = SimpleUploadedFile("line.geojson", shape("LineString", corners).encode())
    form = BarrierForm(town.an_authority(), said(), {"file": file})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["drawn"].num_points == 3
    broken = SimpleUploadedFile("line.geojson", b"\xff\xfe\x00")
    form = BarrierForm(town.an_authority(), said(), {"file": broken})
    assert list(form.errors) == ["file"]


def test_a_window_runs_on_after_midnight_and_over_the_end_of_the_week() -> None:
    line = json.loads(shape("LineString", SQUARE[:2]))
    hours = {"days": "friday, sunday", "from": "22:00", "until": "02:00"}
    feature = {"type": "Feature", "properties": hours, "geometry": line}
    rows = barrier_rows(geopandas.GeoDataFrame.from_features([feature], crs=WGS84))
    day_min = 24 * 60
    assert rows[["from_min", "until_min"]].to_numpy().tolist() == [
        [4 * day_min + 22 * 60, 5 * day_min + 2 * 60],
        [6 * day_min + 22 * 60, 2 * 60],
    ]
