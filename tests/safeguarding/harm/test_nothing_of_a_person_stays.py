"""Names, numbers and postcodes in the cells of files: nowhere afterwards."""

import logging
import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from gis.models import AreaSet
from guardianship.safeguarding.harm.models import LoadedMonth
from guardianship.safeguarding.wall.doors import open_for_task
from tests.safeguarding.harm.conftest import STREET, street_row

pytestmark = pytest.mark.django_db
PLANTED = ["Zebediah Quillfeather", "07700 900123", "NP20 9ZZ", "QX51 ZZZ", "z.quill@example.org"]


def tables_that_tell() -> set[str]:
    """Tables in which something planted stands in any column, the wall being open."""
    patterns = [f"%{word}%" for word in PLANTED]
    found = set()
    with open_for_task("import"), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT 1 FROM "{table}" t WHERE t::text ILIKE ANY (%s)', [patterns])  # noqa: S608
            if cursor.fetchone():
                found.add(table)
    return found


@pytest.fixture
def planted(town: AreaSet, csv_file: Callable[..., Path]) -> Path:
    """A sound row, and rows with something planted in each column that is read, or is not."""
    good = street_row("a").split(",")
    rows = [",".join(good)]
    for number, word in enumerate(PLANTED * 3):
        cells = [*good]
        cells[0] = f"id{number}"
        cells[number % len(cells)] = word
        rows.append(",".join(cells))
    return csv_file(STREET, *rows)


def test_planted_words_are_nowhere(
    planted: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    said = StringIO()
    with caplog.at_level(logging.DEBUG):
        call_command("import_harm", str(planted), source="police-street", apply=True, stdout=said)
    assert LoadedMonth.objects.exists()
    assert tables_that_tell() == set()
    heard = [said.getvalue(), caplog.text, *capsys.readouterr()]
    assert not [word for word in PLANTED for text in heard if word in text]
    assert mail.outbox == []
    assert list(scratch.rglob("*")) == []


def test_the_search_would_find_them(planted: Path, town: AreaSet) -> None:
    town.source = f"found by {PLANTED[0]}"
    town.save()
    assert tables_that_tell() == {"areas_areaset"}


def test_a_refusal_says_columns_and_no_cells(
    town: AreaSet, csv_file: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    file = csv_file("Month,Crime type,LSOA code,Suspect", f"2024-01,Burglary,W1,{PLANTED[0]}")
    with pytest.raises(CommandError, match="“Suspect”") as refusal:
        call_command("import_harm", str(file), source="police-street", apply=True)
    assert PLANTED[0] not in str(refusal.value) + caplog.text
    assert tables_that_tell() == set()
