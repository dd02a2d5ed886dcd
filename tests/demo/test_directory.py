"""The directory: enough of everything, and every reference leads somewhere."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import geopandas
import pytest
from shapely import Point

from places import enums

Row = dict[str, str]
Rows = Callable[[str], list[Row]]
# Numbers that Ofcom keeps for drama.
DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}")
ONE_OF = {
    "access": enums.Access,
    "cost": enums.Cost,
    "bring_friend": enums.Answer,
    "give_name": enums.GiveName,
    "step_free": enums.StepFree,
    "location_visibility": enums.LocationVisibility,
}
SOME_OF = {"practical_help": enums.PracticalHelp, "access_facts": enums.AccessFact}


def test_there_is_enough_of_every_kind(directory: list[Row], rows: Rows) -> None:
    kinds = Counter(row["kind"] for row in directory)
    assert kinds == {
        "youth_provision": 70,
        "respite_space": 25,
        "detached_youth_work": 12,
        "trusted_business": 36,
        "ordinary_place": 42,
    }
    assert len({row["place_id"] for row in directory if row["place_id"]}) >= 110
    assert 38 <= len(rows("directory/organisations.csv")) <= 45


def test_ids_and_names_are_used_once(directory: list[Row], rows: Rows) -> None:
    assert len({row["id"] for row in directory}) == len(directory)
    for kind, count in Counter((row["kind"], row["name"]) for row in directory).items():
        assert count == 1, kind
    names = [row["name"].lower() for row in rows("directory/organisations.csv")]
    assert len(set(names)) == len(names)


def test_every_organisation_has_a_known_type_and_something_to_run(
    directory: list[Row], rows: Rows
) -> None:
    organisations = rows("directory/organisations.csv")
    assert {row["type"] for row in organisations} <= set(enums.OrganisationType.values)
    assert len({row["type"] for row in organisations}) >= 9
    assert {row["organisation"] for row in directory} == {row["name"] for row in organisations}


@pytest.mark.parametrize(("column", "known"), ONE_OF.items(), ids=ONE_OF)
def test_choices_are_known(directory: list[Row], column: str, known: type[enums.Cost]) -> None:
    assert {row[column] for row in directory} <= set(known.values)


@pytest.mark.parametrize(("column", "known"), SOME_OF.items(), ids=SOME_OF)
def test_every_choice_of_a_list_is_known(
    directory: list[Row], column: str, known: type[enums.Cost]
) -> None:
    used = {value for row in directory for value in row[column].split(";") if value}
    assert len(used) > 5
    assert used <= set(known.values)


def test_all_kinds_of_help_access_and_cost_are_there(directory: list[Row]) -> None:
    used = {value for row in directory for value in row["practical_help"].split(";") if value}
    assert used == set(enums.PracticalHelp.values)
    assert {row["access"] for row in directory} == set(enums.Access.values) - {"not_said"}
    assert {row["cost"] for row in directory} >= {"free", "pay", "donation"}
    assert {row["location_visibility"] for row in directory} == {
        "exact",
        "street",
        "area",
        "hidden",
    }


def test_rows_that_share_a_place_agree_about_it(directory: list[Row]) -> None:
    about = ("place", "place_cy", "address", "postcode", "lon", "lat", "step_free", "access_facts")
    known: dict[str, tuple[str, ...]] = {}
    for row in directory:
        facts = tuple(row[name] for name in about)
        if row["place_id"]:
            assert known.setdefault(row["place_id"], facts) == facts
    assert sum(1 for row in directory if row["place_id"]) > len(known)


def test_every_place_stands_in_the_authority_with_a_postcode_of_the_town(
    directory: list[Row], rows: Rows, shapes: Callable[[str], geopandas.GeoDataFrame]
) -> None:
    whole = shapes("authority").geometry.iloc[0]
    postcodes = {row["postcode"] for row in rows("postcodes.csv")}
    for row in directory:
        if row["kind"] == "detached_youth_work":
            assert row["lon"] == row["postcode"] == ""
            continue
        assert whole.contains(Point(float(row["lon"]), float(row["lat"])))
        assert row["postcode"] in postcodes


def test_hidden_places_give_away_neither_a_landline_nor_a_venue(directory: list[Row]) -> None:
    shy = [row for row in directory if row["location_visibility"] in ("hidden", "area")]
    assert len(shy) >= 5
    for row in shy:
        assert row["phone"].startswith("07700")
        texts = " ".join(row[name] for name in ("name", "summary", "walk_in", "public_where"))
        assert row["postcode"] == "" or row["postcode"] not in texts
        assert row["address"] == "" or row["address"].split(",")[0] not in texts


def test_numbers_ring_nowhere_and_addresses_lead_nowhere(directory: list[Row], rows: Rows) -> None:
    for row in [*directory, *rows("directory/organisations.csv")]:
        assert DRAMA.fullmatch(row["phone"])
        assert DRAMA.fullmatch(row.get("text_number") or row["phone"])
        assert re.fullmatch(r"[a-z]+@[a-z-]+\.example", row["email"])
        assert re.fullmatch(r"https://[a-z-]+\.example/", row["website"])


def test_confirmations_are_mostly_fresh_some_old_and_one_missing(directory: list[Row]) -> None:
    ages = [int(row["confirmed_days_ago"]) for row in directory if row["confirmed_days_ago"]]
    assert len(directory) - len(ages) == 1
    assert sum(age < 60 for age in ages) > 0.85 * len(ages)
    assert sum(60 <= age <= 90 for age in ages) >= 5
    assert 3 <= sum(age > 90 for age in ages) <= 12
    assert max(ages) < 180


def test_ages_are_in_order(directory: list[Row]) -> None:
    for row in directory:
        if row["age_from"] and row["age_to"]:
            assert int(row["age_from"]) <= int(row["age_to"])


def test_detached_work_says_where_by_a_patch_and_not_by_a_point(
    pack: Path, directory: list[Row], rows: Rows, shapes: Callable[[str], geopandas.GeoDataFrame]
) -> None:
    patches = geopandas.read_file(pack / "directory" / "coverage_areas.geojson")
    assert patches["code"].is_unique
    assert patches.geometry.is_valid.all()
    organisations = {row["name"] for row in rows("directory/organisations.csv")}
    assert set(patches["organisation"]) <= organisations
    owner = dict(zip(patches["code"], patches["organisation"], strict=True))
    whole = shapes("authority").geometry.iloc[0].buffer(1e-6)
    assert patches.geometry.within(whole).all()
    teams = {row["id"]: row for row in directory if row["kind"] == "detached_youth_work"}
    used = {team["coverage_area"]: team for team in teams.values() if team["coverage_area"]}
    for session in rows("directory/sessions.csv"):
        if session["listing_id"] in teams:
            used[session["coverage_area"]] = teams[session["listing_id"]]
        else:
            assert session["coverage_area"] == ""
    assert set(used) == set(owner)
    assert all(owner[code] == team["organisation"] for code, team in used.items())
