"""The command: a dry run by default, a report, an exit that a script can trust."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models

from places.models import Listing
from tests.builders.packs import HEADER, ROW, PackFolder, load

pytestmark = pytest.mark.django_db
BANK_HOLIDAYS = json.dumps(
    {"england-and-wales": {"events": [{"title": "New Year’s Day", "date": "2027-01-01"}]}}
)
TERMS = "area_code,school_year,term,first_day,last_day\nW06000099,2026-27,1,2026-09-01,2026-10-23\n"


def pack_of_everything(folder: Path) -> PackFolder:
    """A pack with a table of most kinds."""
    pack = PackFolder(folder).authority()
    pack.table("bank_holidays", BANK_HOLIDAYS, file="bank_holidays.json")
    pack.table("term_dates", TERMS, file="terms.csv")
    pack.table("organisations", "name\nMiddleham Youth\n", file="people.csv", name="name")
    pack.table(
        "postcodes",
        "code,lon,lat\nNP20 1AA,-3.0,51.6\n",
        file="postcodes.csv",
        postcode="code",
        lon="lon",
        lat="lat",
    )
    return pack.directory(f"{HEADER},hours_osm\n{ROW},Mo-Fr 09:00-17:00\n")


def everything() -> dict[str, int]:
    """How many rows each table of ours and of Wagtail's revisions and logs has."""
    labels = {"areas", "places", "wagtailcore", "modelsearch", "django_tasks_database"}
    found: list[type[models.Model]] = [
        m for m in apps.get_models() if m._meta.app_label in labels and m._meta.managed
    ]
    return {model._meta.label: model._default_manager.count() for model in found}


def test_a_dry_run_leaves_nothing(tmp_path: Path) -> None:
    before = everything()
    loaded = load(pack_of_everything(tmp_path), apply=False)
    assert loaded.changed > 0
    assert "This was a dry run" in loaded.output
    assert loaded.report["applied"] is False
    assert everything() == before


def test_a_dry_run_says_what_a_real_one_does(tmp_path: Path) -> None:
    dry = load(pack_of_everything(tmp_path), apply=False)
    real = load(pack_of_everything(tmp_path))
    assert real.report["files"] == dry.report["files"]
    assert Listing.objects.get().live


def test_a_second_load_changes_nothing_and_says_so(tmp_path: Path) -> None:
    load(pack_of_everything(tmp_path))
    before = everything()
    again = load(pack_of_everything(tmp_path))
    assert again.report["totals"]["changed"] == 0
    assert again.report["totals"]["kept"] > 0
    assert "0 changed" in again.output.splitlines()[-1]
    assert "Nothing changed." in again.output
    assert everything() == before


def test_the_report_is_as_the_documentation_says(tmp_path: Path) -> None:
    report = load(pack_of_everything(tmp_path)).report
    counts = {"rows", "kept", "changed", "added", "refused", "conflicts", "gone", "noted"}
    counts |= {"left_out"}
    assert set(report) == {"pack", "applied", "manifest_errors", "totals", "files"}
    assert set(report["totals"]) == counts
    for found in report["files"]:
        keys = {"table", "file", "derived", "refused_whole", "remarks", "remarks_left_out"}
        assert set(found) == keys | counts
    assert (report["pack"], report["applied"], report["manifest_errors"]) == ("Middleham", True, [])


def test_a_broken_manifest_ends_the_command_and_is_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "area.toml").write_text("[[roads]]\n")
    report = tmp_path / "report.json"
    with pytest.raises(CommandError, match=r"\[pack\]: is missing"):
        call_command("load_area_pack", tmp_path, report=report)
    assert len(json.loads(report.read_text())["manifest_errors"]) == 2


def test_refused_rows_do_not_fail_the_command(tmp_path: Path) -> None:
    loaded = load(PackFolder(tmp_path).directory(f"{HEADER}\n{ROW}\n2,Bad,0,0\n"))
    assert loaded.error == ""
    assert loaded.report["totals"]["refused"] == 1
    assert "refused: row 3, lon, lat" in loaded.output


def test_the_console_shows_some_remarks_and_names_the_rest(tmp_path: Path) -> None:
    bad = "".join(f"{n},Bad,0,0\n" for n in range(2, 40))
    loaded = load(PackFolder(tmp_path).directory(f"{HEADER}\n{ROW}\n{bad}"))
    assert "and 28 more (--report FILE.json has them)" in loaded.output
    assert len(loaded.remarks("places.csv")) == 38
