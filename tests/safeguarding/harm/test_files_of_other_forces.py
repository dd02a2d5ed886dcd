"""Files as other forces, tools and years write them: every row counts once or is told why not."""

import gzip
import os
import re
import signal
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import ClassVar, NoReturn

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from gis.models import AreaSet
from guardianship.safeguarding.harm import loading
from guardianship.safeguarding.harm.models import LoadedMonth
from tests.safeguarding.harm.conftest import STREET, street_row, totals

pytestmark = pytest.mark.django_db
Write = Callable[..., Path]
ROWS = [street_row("a"), street_row("b", place=1.5, code="W01000002"), street_row("")]
COUNTED = {"W01000001": 2, "W01000002": 1}


def load(*files: Path, **options: object) -> str:
    """What the command says."""
    said = StringIO()
    names = {"source": "police-street", "apply": True, "stdout": said, **options}
    call_command("import_harm", *map(str, files), **names)
    return said.getvalue()


def in_other_order(line: str) -> str:
    return ",".join(reversed(line.split(",")))


@pytest.mark.parametrize(
    "content",
    [
        "\n".join([STREET, *ROWS]),
        "\ufeff" + "\n".join([STREET, *ROWS, ""]),
        "\r\n".join([STREET, *ROWS, ""]),
        "\n".join([STREET, "", *ROWS, "", ""]),
        "\n".join(map(in_other_order, [STREET, *ROWS])),
        "\n".join([STREET, *ROWS]).replace("High Street", '"High\nStreet, ""old"""')
        .replace('near "', '"near ').replace('On or "near', '"On or near'),
        "\n".join([STREET.upper(), *ROWS]),
        "\n".join(f'"{line.replace(",", chr(34) + "," + chr(34))}"' for line in [STREET, *ROWS]),
    ],
    ids=["plain", "BOM", "CRLF", "empty lines", "other order", "quoted newlines", "capitals",
         "all quoted"],
)  # fmt: skip
def test_the_same_rows_count_the_same(town: AreaSet, tmp_path: Path, content: str) -> None:
    path = tmp_path / "street.csv"
    path.write_bytes(content.encode("utf-8"))
    load(path)
    assert totals() == COUNTED


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("\n".join([STREET, *ROWS]).replace("High", "Hîgh").encode("latin-1"), "not UTF-8"),
        ("\n".join([STREET, *ROWS]).encode("utf-16"), "UTF-16"),
        ("\n".join([STREET.replace("Reported by", "Month"), *ROWS]).encode(), "there twice"),
        ("\n".join([STREET.replace("Crime type", "Something"), *ROWS]).encode(), "no column"),
        ("\n".join([STREET, ROWS[0], ROWS[1][:60]]).encode(), "cut off"),
        ("\n".join([STREET, '"' + ROWS[0]]).encode(), "quotation mark|cut off"),
        (STREET.encode(), "no rows"),
        (b"", "empty"),
        (("\n".join([STREET, *ROWS]) + "\0").encode(), "zero bytes"),
        ("\n".join([STREET, *ROWS]).replace(",", ";").encode(), "parted by semicolons"),
        (gzip.compress("\n".join([STREET, *ROWS]).encode()), "gzip"),
        (b"PK\x03\x04" + b"a" * 100, "ZIP archive"),
        (f"{STREET}\n{'x' * 1_000_001}".encode(), "line 2 is longer than 1 MB"),
    ],
    ids=["latin-1", "UTF-16", "month twice", "no category", "cut off", "open quote", "header only",
         "nothing", "NUL", "semicolons", "gzip", "ZIP", "long line"],
)  # fmt: skip
def test_what_cannot_be_trusted_is_refused_whole(
    town: AreaSet, tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "street.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=why) as refusal:
        load(path)
    assert "High" not in str(refusal.value)
    assert not LoadedMonth.objects.exists()


def test_every_row_is_counted_or_told_why_not(town: AreaSet, csv_file: Write) -> None:
    rows = [
        *ROWS,
        street_row("a"),
        street_row("c", code="S01006506", place=None),
        street_row("d", code="95GG01S1", place=None),
        street_row("e", code="", place=None),
        street_row("f", code="", place=9.5),
        street_row("g", month="2031-01"),
        street_row("h", month="01/2024"),
        street_row("i", kind="Jaywalking"),
        street_row("j", code="W01000023", place=None),
    ]
    said = load(csv_file(STREET, *rows))
    assert totals() == COUNTED
    loaded = LoadedMonth.objects.get()
    assert loaded.rows == len(rows) == 12
    assert loaded.counted + sum(loaded.left_out.values()) == loaded.rows
    assert sum(int(n) for n in re.findall(r"(\d+) rows? [a-z]", said)) == 9
    for reason in ("that has not come", "not loaded", "same number", "split", "not known"):
        assert reason in said


@pytest.mark.parametrize(
    ("stray", "why"),
    [
        ({"month": "2024-02"}, "of another month than the file"),
        ({"force": "Avon and Somerset Constabulary"}, "of another force than the file"),
    ],
)
def test_a_file_that_says_what_it_is_brings_nothing_else(
    town: AreaSet, csv_file: Write, stray: dict[str, str], why: str
) -> None:
    path = csv_file(STREET, *ROWS, street_row("z", **stray), name="2024-01-gwent-street.csv")
    assert f"1 row {why}" in load(path)
    assert totals() == COUNTED
    assert [(str(m.month), m.publisher) for m in LoadedMonth.objects.all()] == [
        ("2024-01-01", "Gwent Police")
    ]


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("2024-01-devon-and-cornwall-street.csv", "Devon & Cornwall Police"),
        ("2024-01-metropolitan-street.csv", "Metropolitan Police Service"),
        ("2024-01-btp-street.csv", "British Transport Police"),
        ("2024-01-city-of-london-street.csv", "City of London Police"),
        ("2024-01-dyfed-powys-street.csv", "Dyfed-Powys Police"),
        ("2024-01-northern-ireland-street.csv", "Police Service of Northern Ireland"),
        ("2024-01-hampshire-street.csv", "Hampshire Constabulary"),
        ("2024-01-somewhere-else.csv", "Kent Police"),
    ],
)
def test_files_of_every_force_are_their_own(
    town: AreaSet, csv_file: Write, name: str, force: str
) -> None:
    load(csv_file(STREET, street_row("a", force=force), name=name))
    assert LoadedMonth.objects.get().publisher == force


def test_seventy_thousand_rows_are_one_months_counts(town: AreaSet, csv_file: Write) -> None:
    rows = [street_row(str(n), place=0.5, code=f"W0100000{n % 3 + 1}") for n in range(70_000)]
    load(csv_file(STREET, *rows))
    assert totals() == {"W01000001": 23_334, "W01000002": 23_333, "W01000003": 23_333}
    assert LoadedMonth.objects.get().counted == 70_000


def test_a_file_of_two_months_of_which_one_is_loaded_is_refused_whole(
    town: AreaSet, csv_file: Write
) -> None:
    load(csv_file(STREET, *ROWS))
    both = [*ROWS, street_row("x", month="2024-02"), street_row("y", month="2024-02")]
    with pytest.raises(CommandError, match="2024-01 is loaded already"):
        load(csv_file(STREET, *both))
    assert totals() == COUNTED
    load(csv_file(STREET, *both), replace=True)
    assert totals() == {"W01000001": 4, "W01000002": 1}


def test_swapped_coordinates_are_called_that(town: AreaSet, csv_file: Write) -> None:
    swapped = ",".join(
        {"Longitude": "Latitude", "Latitude": "Longitude"}.get(name, name)
        for name in STREET.split(",")
    )
    eastings = street_row("b").replace("-2.950000,51.550000", "331000,188000")
    assert eastings != street_row("b")
    with pytest.raises(CommandError, match="2 with coordinates outside these islands"):
        load(csv_file(swapped, *ROWS[:2]), rule="point")
    said = load(csv_file(STREET, street_row("a"), eastings), rule="point")
    assert "1 row with coordinates outside these islands" in said
    assert totals() == {"W01000001": 1}


def test_a_month_is_replaced_as_a_whole_or_not_at_all(town: AreaSet, csv_file: Write) -> None:
    load(csv_file(STREET, *ROWS, name="one.csv"))
    two = csv_file(STREET, street_row("x", place=2.5, code="W01000003"), name="two.csv")
    with pytest.raises(CommandError, match="loaded already"):
        load(two)
    assert totals() == COUNTED
    load(two, replace=True)
    assert totals() == {"W01000003": 1}


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_leaves_nothing_to_who_loads_at_the_same_time(
    town: AreaSet, csv_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = csv_file(STREET, *ROWS)
    with monkeypatch.context() as patch:
        patch.setattr(loading, "write", _written_and_then_waits(loading.write))
        doomed = _Process(lambda: load(path))
    assert doomed.line() == "written"
    assert totals() == {}
    other = _Process(lambda: load(path))
    deadline = time.monotonic() + 60
    while not _waiting() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _waiting()
    os.kill(doomed.pid, signal.SIGKILL)
    assert doomed.ended() == -signal.SIGKILL
    assert "3 changed (3 new), 0 kept" in other.rest()
    assert other.ended() == 0
    assert totals() == COUNTED
    assert "0 changed (0 new), 3 kept" in load(path)


def _waiting() -> bool:
    """Whether somebody stands before the lock of imports."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND"
            " database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return bool(cursor.fetchone()[0])


def _written_and_then_waits(write: Callable[..., object]) -> Callable[..., None]:
    """``write``, which then waits inside its transaction to be killed."""

    def writing(*args: object) -> None:
        write(*args)
        os.write(_Process.said_to, b"written\n")
        time.sleep(60)

    return writing


class _Process:
    """A process of its own with a connection of its own, which does something and says a word.

    It is a copy of this one: starting Django afresh takes longer than all that is asked here.
    """

    said_to: ClassVar[int]

    def __init__(self, act: Callable[[], str]) -> None:
        heard, said_to = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _Process.said_to = said_to
            _act_alone(act)
        os.close(said_to)
        self._heard = os.fdopen(heard, encoding="utf-8")

    def line(self) -> str:
        return self._heard.readline().strip()

    def rest(self) -> str:
        with self._heard as heard:
            return heard.read()

    def ended(self) -> int:
        """How it ended: 0, or minus the signal that killed it."""
        self._heard.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _act_alone(act: Callable[[], str]) -> NoReturn:
    """Do it, say it and be gone, whatever happens: nothing of the copied tests is to run on."""
    status = 1
    try:
        # The connection that both have is left to the other, unclosed. Where a browser's event loop
        # runs there is none here: what belongs to that loop is not in the copy.
        _theirs, connection.connection = connection.connection, None
        os.write(_Process.said_to, act().encode())
        status = 0
    finally:
        os._exit(status)
