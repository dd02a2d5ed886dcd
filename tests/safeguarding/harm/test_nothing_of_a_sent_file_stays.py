"""Names, numbers and postcodes in files sent on the page, sound and refused, of every shape."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django_tasks_db.models import DBTaskResult

from gis.models import AreaSet
from guardianship.accounts.roles import Role
from guardianship.safeguarding.harm.enums import Shape
from guardianship.safeguarding.harm.models import HarmSource, ImportReport
from tests.builders.disk import nothing_written
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


def test_nothing_of_it_is_found_anywhere(town: AreaSet, caplog: pytest.LogCaptureFixture) -> None:
    log = Path(connection.settings_dict["HOST"]).parent / "data" / "server.log"
    before = log.stat().st_size if log.exists() else 0
    client, answers, written = signed_in(Role.ANALYST), [], []
    with caplog.at_level(logging.DEBUG):
        for source in HarmSource.objects.order_by("shape", "pk").distinct("shape"):
            for text in files_of(Shape(source.shape)):
                file = SimpleUploadedFile(f"{PLANTED[0]}.csv", text.encode())
                said = {"source": source.code, "area_set": town.code, "rule": "own_code"}
                said |= {"replace": "on", "do": "load"}
                with nothing_written() as files:
                    answers.append(client.post(PAGE, {"file": file, **said}))
                written.append(files)
                # The next file that somebody sends takes the place of this report.
                told = str(list(ImportReport.objects.values()))
                assert not [word for word in PLANTED if word in told], text[:60]
            assert tables_that_tell() == set()
    assert len(answers) == 6 * len(Shape)
    assert {answer.status_code for answer in answers} == {303, 422}
    # The first brings along what is imported late; no other opens a file to write.
    assert not any(written[1:])
    assert not [name for name in written[0] if not name.endswith(".pyc'")]
    heard = {"log": caplog.text, "PostgreSQL": written_since(log, before)}
    for where, text in heard.items():
        assert not [word for word in PLANTED if word in text], where
    assert mail.outbox == []
    assert not DBTaskResult.objects.exists()


def test_the_watch_sees_files_with_and_without_a_name(tmp_path: Path) -> None:
    """So that seeing none means something; what no event tells of cannot write either."""
    with nothing_written() as files:
        with (
            (tmp_path / "named").open("wb", buffering=0) as named,
            pytest.raises(OSError, match="too large"),
        ):
            named.write(b"x")
        with (
            tempfile.TemporaryFile(buffering=0) as unnamed,
            pytest.raises(OSError, match="too large"),
        ):
            unnamed.write(b"x")
    assert len(files) >= 2
    assert (tmp_path / "named").read_bytes() == b""
