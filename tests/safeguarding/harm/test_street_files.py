"""Street files of data.police.uk: rows become counts by area, and nothing else."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gis.models import AreaSet
from guardianship.safeguarding.harm.models import HarmCount, LoadedMonth
from guardianship.safeguarding.wall.doors import open_for_task
from tests.safeguarding.harm.conftest import STREET, street_row, totals

pytestmark = pytest.mark.django_db
Write = Callable[..., Path]


def load(*files: Path, apply: bool = True, **options: object) -> str:
    """What the command says."""
    said = StringIO()
    call_command(
        "import_harm",
        *map(str, files),
        **{"source": "police-street", "apply": apply, "stdout": said, **options},
    )
    return said.getvalue()


def test_rows_become_counts_by_area(town: AreaSet, csv_file: Write) -> None:
    rows = [street_row("a"), street_row("b"), street_row("c", place=1.5, code="W01000002")]
    load(csv_file(STREET, *rows))
    assert totals() == {"W01000001": 2, "W01000002": 1}
    month = LoadedMonth.objects.get()
    assert (month.publisher, month.rows, month.counted, month.rule) == (
        "Gwent Police",
        3,
        3,
        "own_code",
    )


def test_what_police_begin_is_contact_and_not_harm(town: AreaSet, csv_file: Write) -> None:
    kinds = ["Drugs", "Possession of weapons", "Robbery"]
    load(csv_file(STREET, *(street_row(str(n), kind=kind) for n, kind in enumerate(kinds))))
    assert totals(layer="system_contact") == {"W01000001": 2}
    assert totals(layer="harm") == {"W01000001": 1}


def test_a_number_that_is_there_twice_counts_once(town: AreaSet, csv_file: Write) -> None:
    said = load(csv_file(STREET, street_row("a"), street_row("a"), street_row(""), street_row("")))
    assert totals() == {"W01000001": 3}
    assert "1 row there already, with the same number (the first: 3)" in said


def test_older_codes_come_along_through_the_lookups(town: AreaSet, csv_file: Write) -> None:
    rows = [
        street_row("a", code="W01000023", place=2.5),
        street_row("b", code="W01000023", place=1.5),
        street_row("c", code="W01000023", place=None),
    ]
    said = load(csv_file(STREET, *rows))
    assert totals() == {"W01000002": 1, "W01000003": 1}
    assert "1 row of an area that was split, with no point to tell the part" in said


def test_newer_codes_go_back_to_what_they_came_from(town: AreaSet, csv_file: Write) -> None:
    rows = [street_row("a", code="W01000002", place=None), street_row("b", code="W01000003")]
    load(csv_file(STREET, *rows), area_set="lsoa11")
    assert totals() == {"W01000023": 2}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("own_code", {"W01000001": 2}), ("point", {"W01000002": 1})],
)
def test_points_that_disagree_go_by_the_rule_that_was_said(
    town: AreaSet, csv_file: Write, rule: str, expected: dict[str, int]
) -> None:
    rows = [street_row("a", place=1.5), street_row("b", place=None)]
    said = load(csv_file(STREET, *rows), rule=rule)
    assert totals() == expected
    assert "1 point lies outside the area of its own code" in said
    assert LoadedMonth.objects.get().rule == rule
    assert ("1 row without coordinates" in said) is (rule == "point")


def test_each_row_left_out_is_explained(town: AreaSet, csv_file: Write) -> None:
    rows = [
        street_row("a"),
        street_row("b", month="January"),
        street_row("c", kind="Something new"),
        street_row("d", code="E01000001", place=None),
        street_row("e", code="", place=None),
        street_row("f", code="", place=9.5),
    ]
    said = load(csv_file(STREET, *rows))
    for reason in (
        "without a month that can be read (the first: 3)",
        "of a category that is not known (the first: 4)",
        "in areas that are not loaded (the first: 5)",
        "without coordinates and without an area (the first: 6)",
        "with a point outside the loaded areas (the first: 7)",
    ):
        assert reason in said
    month = LoadedMonth.objects.get()
    assert sum(month.left_out.values()) + month.counted == month.rows == 6


def test_a_dry_run_keeps_nothing(town: AreaSet, csv_file: Write) -> None:
    assert "dry run: nothing was kept" in load(csv_file(STREET, street_row("a")), apply=False)
    assert not LoadedMonth.objects.exists()
    assert totals() == {}


def test_the_same_file_again_changes_nothing(town: AreaSet, csv_file: Write) -> None:
    file = csv_file(STREET, street_row("a"))
    load(file)
    assert "0 changed (0 new), 1 kept" in load(file)
    assert totals() == {"W01000001": 1}


def test_a_loaded_month_is_never_added_to(town: AreaSet, csv_file: Write) -> None:
    load(csv_file(STREET, street_row("a")))
    other = csv_file(STREET, street_row("b", place=1.5, code="W01000002"), name="other.csv")
    with pytest.raises(CommandError, match="2024-01 is loaded already"):
        load(other)
    assert totals() == {"W01000001": 1}
    load(other, replace=True)
    assert totals() == {"W01000002": 1}


def test_two_files_of_a_month_in_one_run_are_refused(town: AreaSet, csv_file: Write) -> None:
    one = csv_file(STREET, street_row("a"))
    two = csv_file(STREET, street_row("b"), name="two.csv")
    with pytest.raises(CommandError, match="in another file of this run"):
        load(one, two, replace=True)
    assert not LoadedMonth.objects.exists()


def test_another_force_has_months_of_its_own(town: AreaSet, csv_file: Write) -> None:
    load(csv_file(STREET, street_row("a")))
    rail = street_row("b", force="British Transport Police")
    load(csv_file(STREET, rail, name="rail.csv"))
    assert totals() == {"W01000001": 2}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (street_row("c") + ",,more", "row 4 has 14 cells and the header 12"),
        ("c,2024-01,Gwent", "row 4 has 3 cells and the header 12"),
        ('c,"2024-01,Gwent', "a quotation mark may be open"),
    ],
    ids=["too long", "cut off", "open quotation mark"],
)
def test_a_damaged_file_is_refused_whole(
    town: AreaSet, csv_file: Write, row: str, said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        load(csv_file(STREET, street_row("a"), street_row("b"), row))
    assert not LoadedMonth.objects.exists()


def test_a_load_that_is_stopped_leaves_nothing(
    town: AreaSet, csv_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = csv_file(STREET, street_row("a"))

    def stop(*_row: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("guardianship.safeguarding.harm.loading._insert", stop)
    with pytest.raises(KeyboardInterrupt):
        load(good)
    with open_for_task("import"):
        assert not HarmCount.objects.exists()
    assert not LoadedMonth.objects.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"source": "nobody"}, "there is no source “nobody”"),
        ({"area_set": "lsoa31"}, "no area set “lsoa31” is loaded"),
    ],
    ids=["source", "area set"],
)
def test_what_is_not_there_is_named(
    town: AreaSet, csv_file: Write, options: dict[str, str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        load(csv_file(STREET, street_row("a")), **options)


def test_a_file_of_elsewhere_is_refused_with_its_reasons(town: AreaSet, csv_file: Write) -> None:
    with pytest.raises(CommandError, match="none of its 1 rows could be used: 1 in areas"):
        load(csv_file(STREET, street_row("a", code="E01000001", place=None)))


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a,2024-01,,,-2.95,51.55", "row 3 has 6 cells and the header 12"),
        (street_row("b") + ",more", "row 3 has 13 cells and the header 12"),
        (street_row('"b'), "cannot be taken apart|never closed"),
        (street_row("b").replace("On or near", "caf\udce9"), "not UTF-8: line 3"),
    ],
    ids=["cut off", "longer", "open quote", "other letters"],
)
def test_a_row_that_does_not_fit_refuses_the_file(
    town: AreaSet, tmp_path: Path, row: str, why: str, ending: str
) -> None:
    file = tmp_path / "a.csv"
    lines = [STREET, street_row("a"), row, ""]
    file.write_bytes(ending.join(lines).encode("utf-8", "surrogateescape"))
    with pytest.raises(CommandError, match=why):
        call_command("import_harm", str(file), source="police-street", apply=True)
    assert totals() == {}


def test_commas_and_line_ends_in_quotes_are_cells(
    town: AreaSet, csv_file: Callable[..., Path]
) -> None:
    told = street_row("a").replace("On or near High Street", '"High Street,\nby the ""Arms"""')
    file = csv_file(STREET, told, street_row("b"))
    call_command("import_harm", str(file), source="police-street", apply=True)
    assert totals() == {"W01000001": 2}
