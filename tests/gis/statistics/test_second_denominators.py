"""People counted otherwise than as residents: what is taken, the newest, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from gis.statistics.frames import NothingLoaded, denominator
from gis.statistics.models import Dataset
from tests.builders.packs import PackFolder, load
from tests.gis.statistics.places import place

pytestmark = pytest.mark.django_db
KEYS = {"area_set": "lsoa21", "code": "code", "people": "n", "label": "People by day"}
ROWS = "code,n\nN1,340\nN2,20\nN3,0\n"


def by_day(folder: Path, content: str = ROWS, **keys: Any) -> PackFolder:
    """The place with a file of people by day."""
    keys = KEYS | {"as_of": "2024-06-30"} | keys
    return place(folder).table("denominator", content, file="day.csv", **keys)


def test_it_is_read_by_its_own_column_and_knows_its_source(tmp_path: Path) -> None:
    assert load(by_day(tmp_path, source="The office")).error == ""
    known = denominator("lsoa21")
    assert known.frame["people"].to_dict() == {"N1": 340, "N2": 20, "N3": 0}
    assert str(known.dataset) == "People by day, lsoa21, 2024-06-30"
    assert (known.dataset.source, known.dataset.licence) == ("The office", "OGL v3")


def test_the_newest_is_taken(tmp_path: Path) -> None:
    load(by_day(tmp_path / "new"))
    older = {"as_of": "2019-06-30", "label": "School day"}
    load(by_day(tmp_path / "old", "code,n\nN1,1\nN2,1\nN3,1\n", **older))
    assert Dataset.objects.filter(topic="denominator").count() == 2
    assert denominator("lsoa21").dataset.label == "People by day"


def test_without_one_nothing_is_made_up(tmp_path: Path) -> None:
    load(place(tmp_path))
    with pytest.raises(NothingLoaded, match="people counted otherwise"):
        denominator("lsoa21")


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        pytest.param("N1,x", "n", "“x” is not a whole number", id="no number"),
        pytest.param("N1,-5", "n", "“-5” is not a whole number", id="below zero"),
        pytest.param("N1,", "n", "is missing", id="missing"),
        pytest.param("N2,20", "code", "N2 is there a second time", id="twice"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(
    tmp_path: Path, row: str, field: str, reason: str
) -> None:
    loaded = load(by_day(tmp_path, f"code,n\nN2,20\n{row}\n"))
    assert loaded.remarks("day.csv") == [(3, field, reason)]


def test_codes_of_another_vintage_refuse_the_file(tmp_path: Path) -> None:
    loaded = load(by_day(tmp_path, "code,n\nO1,1\nN2,20\n"))
    assert "O1 are areas of lsoa11" in loaded.file("day.csv")["refused_whole"]
    assert not Dataset.objects.exists()


def test_a_column_that_is_not_there_refuses_the_file(tmp_path: Path) -> None:
    loaded = load(by_day(tmp_path, people="daytime"))
    assert "daytime" in loaded.file("day.csv")["refused_whole"]
