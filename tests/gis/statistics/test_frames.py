"""Loaded statistics as frames: on their own areas, carried to new ones, and said to be."""

from datetime import date
from pathlib import Path

import pytest

from gis.analysis.contracts import BadParameter
from gis.statistics.frames import NothingLoaded, deprivation, ethnicity, residents
from tests.builders.packs import PackFolder, load
from tests.gis.statistics.places import place

pytestmark = pytest.mark.django_db

OLD = {"area_set": "lsoa11", "code": "code"}
NEW = {"area_set": "lsoa21", "code": "code"}
AGES = "code,sex,0-9,10,11,12-17,18+\n"
GROUPS = "code,asian,black,mixed,white,other\n"


def whole(folder: Path) -> PackFolder:
    """Population and deprivation on the old areas, ethnic groups on the new ones."""
    people = AGES + "O1,all,9,1,2,27,40\nO1,f,4,0,1,15,20\nO1,m,5,1,1,12,20\nN3,all,1,3,3,4,5\n"
    pack = place(folder)
    pack.table(
        "population", people, file="people.csv", sex="sex", persons="all", females="f", males="m",
        as_of="2020-06-30", label="Estimates", **OLD,
    )  # fmt: skip
    deciles = "code,IMD_decile,IMD_rank\nO1,2,300\nN3,9,1700\n"
    pack.table("deprivation", deciles, file="index.csv", index="Index 2019", **OLD)
    groups = GROUPS + "N1,5,5,0,50,0\nN2,10,0,0,20,0\nN3,1,1,1,1,1\n"
    return pack.table("ethnicity", groups, file="groups.csv", as_of="2021-03-21", **NEW)


def test_residents_of_an_age_on_their_own_areas(tmp_path: Path) -> None:
    load(whole(tmp_path))
    found = residents("lsoa11", 10, 17)
    assert found.frame["people"].to_dict() == {"N3": 10, "O1": 30}
    assert found.source == "Estimates, 30 June 2020, on Areas of lsoa11"
    assert residents("lsoa11", 0, 10, "females").frame["people"].to_dict() == {"O1": 4}


def test_residents_on_new_areas_are_shared_out_by_the_census(tmp_path: Path) -> None:
    """N1 has 60 of the 90 residents that the census counted in what was O1."""
    load(whole(tmp_path))
    found = residents("lsoa21", 10, 17)
    assert found.frame["people"].to_dict() == pytest.approx({"N1": 20, "N2": 10, "N3": 10})
    assert found.frame["carried"].to_dict() == {
        "N1": "share of a split area",
        "N2": "share of a split area",
        "N3": "same area",
    }
    assert found.source.endswith("lsoa11; 2 areas estimated from an older division")


def test_deprivation_and_groups(tmp_path: Path) -> None:
    load(whole(tmp_path))
    assert deprivation("lsoa21").frame["decile"].to_dict() == {"N1": 2, "N2": 2, "N3": 9}
    assert deprivation("lsoa21").dataset.label == "Index 2019"
    groups = ethnicity("lsoa21").frame
    assert groups.loc["N1", ["asian", "white"]].tolist() == [5, 50]
    assert ethnicity("lsoa21", within=["N2"]).frame.index.tolist() == ["N2"]


def test_the_newest_dataset_that_knows_the_areas_counts(tmp_path: Path) -> None:
    """Another place's newer figures are on the new areas already; ours are not among them."""
    pack = whole(tmp_path)
    load(pack)
    newer = "code,all_ages,0-9,10-17,18+\nN3,30,1,9,20\n"
    load(pack.table("population", newer, file="newer.csv", as_of="2024-06-30", **NEW))
    assert residents("lsoa21", 10, 17, within=["N3"]).dataset.as_of == date(2024, 6, 30)
    assert residents("lsoa21", 10, 17, within=["N3"]).frame["people"].to_dict() == {"N3": 9}
    found = residents("lsoa21", 10, 17, within=["N1", "N2"])
    assert found.dataset.as_of == date(2020, 6, 30)
    assert found.frame["people"].to_dict() == pytest.approx({"N1": 20, "N2": 10})


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    load(place(tmp_path))
    with pytest.raises(NothingLoaded, match="no population by age and sex is loaded for lsoa21"):
        residents("lsoa21", 10, 17)
    load(whole(tmp_path))
    with pytest.raises(NothingLoaded, match="no deprivation is loaded for ward"):
        deprivation("ward")


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        pytest.param(13, 17, "13-17 cannot be taken out of the band 12-17", id="inside a band"),
        pytest.param(17, 10, "first_age must be", id="turned round"),
        pytest.param(-1, 10, "first_age must be", id="before birth"),
    ],
)
def test_ages_that_the_bands_cannot_tell_apart_are_refused(
    tmp_path: Path, first: int, last: int, message: str
) -> None:
    load(whole(tmp_path))
    with pytest.raises(BadParameter, match=message):
        residents("lsoa11", first, last)
