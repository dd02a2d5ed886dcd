"""Names, numbers and postcodes in files sent on the page, sound and refused, of every shape."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from gis.models import AreaSet
from guardianship.accounts.roles import Role
from guardianship.safeguarding.harm.enums import ImportState, Shape
from guardianship.safeguarding.harm.models import CountImport, HarmSource
from tests.builders.people import signed_in
from tests.safeguarding.harm.conftest import STREET, street_row
from tests.safeguarding.harm.test_nothing_of_a_person_stays import PLANTED, tables_that_tell

pytestmark = pytest.mark.django_db
PAGE = "/casework/harm/upload/"
# A sound file of each shape: its header and one row that counts.
SOUND = {
    Shape.STREET: (STREET, street_row("a")),
    Shape.STOP_SEARCH: ("Date,Longitude,Latitude", "2024-01-05T21:10:00+00:00,-2.95,51.55"),
    Shape.EVENTS: ("Date,Time,Category,LSOA code", "2024-01-05,21:10,assault,W01000001"),
    Shape.EXCLUSIONS: ("LSOA code,Month,Exclusions", "W01000001,2024-01,7"),
    Shape.AREA_COUNTS: ("area_code,month,category,count", "W01000001,2024-01,burglary,7"),
}


def files_of(shape: Shape) -> Iterator[str]:
    """With something planted in each cell in turn, in a column nobody knows, and in the header."""
    header, row = SOUND[shape]
    cells, rows = row.split(","), [row]
    for number, word in enumerate(PLANTED * len(cells)):
        rows.append(
            ",".join([*cells[: number % len(cells)], word, *cells[1 + number % len(cells) :]])
        )
    yield "\n".join([header, *rows, ""])
    yield f"{header},Anything\n" + "\n".join(f"{row},{word}" for word in PLANTED)
    yield f"{header},Name {PLANTED[0]}\n{row},x\n"
    yield f"{header}\n{row},{PLANTED[0]}\n"
    yield f'{header}\n{row}\n"{PLANTED[0]}\n'
    yield f"{PLANTED[0]} knows,whom\n{PLANTED[1]},x\n"


def written_since(path: Path, before: int) -> str:
    """What a log has got since it was so many bytes long; nothing where it is kept elsewhere."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        file.seek(before)
        return file.read().decode(errors="replace")


def test_nothing_of_it_is_found_anywhere(
    town: AreaSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(settings, "HANDOVER_DIR", tmp_path / "handover")
    log = Path(connection.settings_dict["HOST"]).parent / "data" / "server.log"
    before = log.stat().st_size if log.exists() else 0
    client, ended, sent = signed_in(Role.ANALYST), set(), 0
    with caplog.at_level(logging.DEBUG):
        for source in HarmSource.objects.order_by("shape", "pk").distinct("shape"):
            for text in files_of(Shape(source.shape)):
                sent += 1
                file = SimpleUploadedFile(f"{PLANTED[0]}.csv", text.encode())
                said = {"source": source.code, "area_set": town.code, "rule": "own_code"}
                said |= {"replace": "on", "do": "load"}
                client.post(PAGE, {"file": file, **said})
                ended |= set(CountImport.objects.values_list("state", flat=True))
                # The next file that somebody sends takes the place of this import.
                told = str(list(CountImport.objects.values()))
                assert not [word for word in PLANTED if word in told], text[:60]
            assert tables_that_tell() == set()
    assert sent == 6 * len(Shape)
    assert ended >= {ImportState.LOADED}
    heard = {"log": caplog.text, "PostgreSQL": written_since(log, before)}
    for where, text in heard.items():
        assert not [word for word in PLANTED if word in text], where
    assert mail.outbox == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
