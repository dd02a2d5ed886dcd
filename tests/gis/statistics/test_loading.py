"""Population, deprivation and ethnicity of a pack: what is taken, what is refused and why."""

from pathlib import Path
from typing import Any

import pytest

from gis.statistics.models import AreaCounts, AreaDeprivation, Dataset
from tests.builders.packs import PackFolder, load
from tests.gis.statistics.places import place

pytestmark = pytest.mark.django_db

NEW = {"area_set": "lsoa21", "code": "code"}
AGES = "code,total,0-9,10,11,12+\n"
POPULATION = AGES + "N1,100,10,5,6,79\nN2,50,4,1,2,43\nN3,9,1,1,1,6\n"
GROUPS = "code,total_residents,asian,black,mixed,white,other\n"


def people(folder: Path, content: str, **keys: Any) -> PackFolder:
    """The place with a file of population."""
    keys = NEW | {"as_of": "2024-06-30"} | keys
    return place(folder).table("population", content, file="people.csv", **keys)


def counts() -> dict[str, list[int]]:
    """What is loaded, by code and sex."""
    rows = AreaCounts.objects.order_by("area__code", "sex")
    return {f"{row.area.code} {row.sex}": row.counts for row in rows.select_related("area")}


def test_counts_by_age_know_their_source_and_date(tmp_path: Path) -> None:
    loaded = load(people(tmp_path, POPULATION, label="Estimates", source="The office"))
    assert loaded.error == ""
    assert counts() == {
        "N1 persons": [10, 5, 6, 79],
        "N2 persons": [4, 1, 2, 43],
        "N3 persons": [1, 1, 1, 6],
    }
    dataset = Dataset.objects.get()
    assert dataset.columns == ["0-9", "10", "11", "12+"]
    assert (dataset.source, dataset.licence) == ("The office", "OGL v3")
    assert str(dataset) == "Estimates, lsoa21, 2024-06-30"


def test_a_second_load_changes_nothing_and_a_correction_only_its_row(tmp_path: Path) -> None:
    pack = people(tmp_path, POPULATION)
    load(pack)
    assert load(pack).changed == 0
    again = load(pack.file("people.csv", POPULATION.replace("50,4,", "51,5,"))).file("people.csv")
    assert (again["changed"], again["added"], again["kept"]) == (1, 0, 2)
    assert counts()["N2 persons"] == [5, 1, 2, 43]


def test_rows_by_sex_and_subtotals(tmp_path: Path) -> None:
    header = "code,sex,all_ages,age_0_9,age_10,age_11,age_10_11,age_12_plus\n"
    rows = "N1,Persons,6,1,1,2,3,2\nN1,Females,4,1,1,1,2,1\nN1,Males,1,0,0,1,1,0\n"
    loaded = load(people(tmp_path, header + rows, sex="sex"))
    assert loaded.error == ""
    assert counts()["N1 females"] == [1, 1, 1, 1]
    said = " ".join(reason for _r, _f, reason in loaded.remarks("people.csv", "noted"))
    assert "females and males are not persons: 1" in said
    assert "N2, N3 of lsoa21 have no row" in said


def test_areas_elsewhere_are_left_out(tmp_path: Path) -> None:
    loaded = load(people(tmp_path, POPULATION + "E9,3,1,1,1,0\n"))
    assert loaded.file("people.csv")["left_out"] == 1
    assert len(counts()) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("O1,100,10,5,6,79\nN2,50,4,1,2,43\n", "O1 are areas of lsoa11", id="vintage"),
        pytest.param("N1,1,1,0,0,0\nO1,1,1,0,0,0\n", "mixes two", id="mixed vintages"),
        pytest.param("E9,1,1,0,0,0\n", "none of its rows is about an area of lsoa21", id="strange"),
    ],
)
def test_codes_of_another_vintage_refuse_the_file(
    tmp_path: Path, content: str, reason: str
) -> None:
    loaded = load(people(tmp_path, AGES + content))
    assert reason in loaded.file("people.csv")["refused_whole"]
    assert counts() == {}


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        pytest.param("N1,99,10,5,6,79", "total", "says 99, and the ages add up to 100", id="sum"),
        pytest.param("N1,100,10,x,6,79", "10", "“x” is not a whole number", id="no number"),
        pytest.param("N1,100,10,-5,6,79", "10", "“-5” is not a whole number", id="below zero"),
        pytest.param("N1,100,10,NaN,6,79", "10", "is missing", id="missing"),
        pytest.param(",100,10,5,6,79", "code", "is missing", id="no code"),
        pytest.param("N2,50,4,1,2,43", "code", "N2 is there a second time", id="twice"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(
    tmp_path: Path, row: str, field: str, reason: str
) -> None:
    loaded = load(people(tmp_path, f"{AGES}N2,50,4,1,2,43\n{row}\n"))
    assert loaded.remarks("people.csv") == [(3, field, reason)]
    assert counts() == {"N2 persons": [4, 1, 2, 43]}


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        pytest.param("code,0-9,5-12\n", "overlap", id="overlap"),
        pytest.param("code,0-9,11+\n", "the ages between 0-9 and 11+ are missing", id="gap"),
        pytest.param("code,10,age_10\n", "count the same ages", id="twice"),
        pytest.param("code,children,adults\n", "no column is headed by ages", id="none"),
    ],
)
def test_ages_that_do_not_count_everybody_once_refuse_the_file(
    tmp_path: Path, header: str, reason: str
) -> None:
    loaded = load(people(tmp_path, header + "N1,1,1\n"))
    assert reason in loaded.file("people.csv")["refused_whole"]


def test_an_area_set_that_is_not_loaded_is_named(tmp_path: Path) -> None:
    loaded = load(people(tmp_path, POPULATION, area_set="lsoa2l"))
    assert "no area set “lsoa2l” is loaded" in loaded.file("people.csv")["refused_whole"]


def test_other_columns_under_the_same_name_are_refused(tmp_path: Path) -> None:
    load(people(tmp_path, POPULATION))
    loaded = load(people(tmp_path, "code,0-9,10+\nN1,1,1\n"))
    assert "is loaded already with other columns" in loaded.file("people.csv")["refused_whole"]


def test_deprivation_by_its_own_columns(tmp_path: Path) -> None:
    content = "code,d,r\nN1,1,12\nN2,10,1900\n"
    keys = NEW | {"index": "Index", "decile": "d", "rank": "r"}
    loaded = load(place(tmp_path).table("deprivation", content, file="index.csv", **keys))
    assert loaded.error == ""
    found = AreaDeprivation.objects.order_by("rank").values_list("area__code", "decile", "rank")
    assert list(found) == [("N1", 1, 12), ("N2", 10, 1900)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("N1,10,12\nN2,1,1900\n", "do not go the same way", id="turned round"),
        pytest.param("N1,0,1\n", "“0” is not from 1 to 10", id="decile out of range"),
        pytest.param("N1,1,0\n", "“0” is not a rank from 1 up", id="no rank"),
    ],
)
def test_deprivation_that_contradicts_itself_is_refused(
    tmp_path: Path, content: str, reason: str
) -> None:
    content = "code,IMD_decile,IMD_rank\n" + content
    loaded = load(place(tmp_path).table("deprivation", content, file="index.csv", **NEW))
    assert reason in loaded.file("index.csv")["refused_whole"]
    assert AreaDeprivation.objects.count() == 0


def test_ethnic_groups_may_miss_the_total_by_a_little(tmp_path: Path) -> None:
    content = GROUPS + "N1,101,10,10,10,60,10\nN2,200,10,10,10,60,10\n"
    loaded = load(place(tmp_path).table("ethnicity", content, file="groups.csv", **NEW))
    said = [(3, "total_residents", "says 200, and the groups add up to 100")]
    assert loaded.remarks("groups.csv") == said
    assert loaded.remarks("groups.csv", "noted")[0][:2] == (2, "total_residents")
    assert counts() == {"N1 persons": [10, 10, 10, 60, 10]}


def test_ethnic_groups_of_which_one_is_missing_refuse_the_file(tmp_path: Path) -> None:
    content = "code,asian,black,white,other\nN1,1,1,1,1\n"
    loaded = load(place(tmp_path).table("ethnicity", content, file="groups.csv", **NEW))
    assert "no column begins with mixed" in loaded.file("groups.csv")["refused_whole"]
