"""docs/area_packs.md names every table and every key that a manifest may have."""

import re
from collections.abc import Mapping

import pytest

from gis.packs.keys import TableSpec
from gis.packs.tables import LATER_TABLES
from places.importers.tables import PACK_TABLES
from tests.architecture.sources import REPOSITORY

PAGE = (REPOSITORY / "docs/area_packs.md").read_text("utf-8")


def undocumented(page: str, name: str, spec: TableSpec) -> list[str]:
    """Keys of a table, and of the tables inside it, that the page never writes as code."""
    code = re.findall(r"`([^`\n]+)`", page)
    words = {word for part in code for word in re.findall(r"\w+", part)} | _days(page)
    found = [f"{name}.{key}" for key in spec.keys if key not in words]
    for inside, below in spec.inside.items():
        found += undocumented(page, f"{name}.{inside}", below)
    return found


def _days(page: str) -> set[str]:
    """``hours_monday`` … ``hours_sunday`` stands for seven keys."""
    if "`hours_monday` … `hours_sunday`" not in page:
        return set()
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return {f"hours_{day}" for day in weekdays}


@pytest.mark.parametrize("table", [*PACK_TABLES, *LATER_TABLES])
def test_every_table_is_described(table: str) -> None:
    assert f"`[[{table}]]`" in PAGE


def test_every_key_is_described() -> None:
    tables: Mapping[str, TableSpec] = PACK_TABLES
    assert [key for name, spec in tables.items() for key in undocumented(PAGE, name, spec)] == []


def test_the_checker_finds_a_key_that_is_not_described() -> None:
    spec = TableSpec({"file": next(iter(PACK_TABLES.values())).keys["file"]})
    inner = TableSpec({}, inside={"columns": spec})
    assert undocumented("`file`", "crime", spec) == []
    assert undocumented("a file", "crime", inner) == ["crime.columns.file"]
