"""Analysts send a file: it is looked at or loaded in the background, and gone as soon as read."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from gis.models import AreaSet
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.harm import handing_over
from guardianship.safeguarding.harm.enums import ImportState
from guardianship.safeguarding.harm.importing import ask_for_import, stop, work_on
from guardianship.safeguarding.harm.loading import How
from guardianship.safeguarding.harm.models import CountImport, HarmSource, LoadedMonth
from tests.builders.people import StaysIn, signed_in
from tests.safeguarding.harm.conftest import STREET, street_row, totals

pytestmark = pytest.mark.django_db
PAGE = "/casework/harm/upload/"
ROWS = [street_row("a"), street_row("b"), street_row("c", kind="Something new")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where anything might be left: the system's temporary folder and that of handing over."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(settings, "HANDOVER_DIR", tmp_path / "handover")
    return tmp_path


@pytest.fixture
def analyst(town: AreaSet, temporary: Path) -> StaysIn:
    return signed_in(Role.ANALYST)


def sent(*rows: str, header: str = STREET, name: str = "a.csv", **said: str) -> dict[str, object]:
    file = SimpleUploadedFile(name, "\n".join([header, *rows, ""]).encode())
    return {"file": file, "source": "police-street", "area_set": "lsoa21", "rule": "own_code",
            "do": "load", **said}  # fmt: skip


def test_looking_keeps_nothing_and_loading_does(analyst: StaysIn, temporary: Path) -> None:
    looked = analyst.post(PAGE, sent(*ROWS, do="look"), follow=True)
    assert looked.status_code == 200
    page = looked.content.decode()
    for said in ("3 rows", "2 counted", "1 left out", "of a category that is not known"):
        assert said in page
    assert totals() == {}
    loaded = analyst.post(PAGE, sent(*ROWS), follow=True)
    assert '<h2 id="report">Loaded</h2>' in loaded.content.decode()
    assert not loaded.has_header("Refresh")
    assert totals() == {"W01000001": 2}
    assert LoadedMonth.objects.get().loaded_by == analyst.person
    assert files_in(temporary) == []
    assert not any(b"High Street" in f.read_bytes() for f in _files(Path(settings.MEDIA_ROOT)))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.csv") if path.is_file()]


def test_a_month_is_replaced_only_when_that_is_said(analyst: StaysIn) -> None:
    analyst.post(PAGE, sent(*ROWS))
    refused = analyst.post(PAGE, sent(street_row("z")), follow=True)
    assert "2024-01 is loaded already" in refused.content.decode()
    assert totals() == {"W01000001": 2}
    analyst.post(PAGE, sent(street_row("z"), replace="on"))
    assert totals() == {"W01000001": 1}


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.ADMINISTRATOR, Role.EDITOR], ids=str)
def test_others_load_nothing(town: AreaSet, role: Role) -> None:
    client = signed_in(role)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, sent(*ROWS)).status_code == 403
    assert totals() == {}


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (sent("x", header=f"{STREET},Suspect name"), "“Suspect name” ("),
        (sent("a,b", header="source,target"), "it describes who is tied to whom"),
        (sent(ROWS[0], "cut,off"), "row 3 has 2 cells"),
        (sent(), "a header and no rows"),
        (sent(*ROWS, name="2024-02-gwent-street.csv"), "none of its 3 rows could be used"),
    ],
    ids=["persons", "ties", "cut off", "empty", "another month than its name"],
)
def test_a_refused_file_says_why_and_is_gone(
    analyst: StaysIn, temporary: Path, what: dict[str, object], why: str
) -> None:
    page = analyst.post(PAGE, what, follow=True)
    assert why in page.content.decode()
    assert "nothing of it was kept" in page.content.decode()
    assert totals() == {}
    assert files_in(temporary) == []


@pytest.mark.parametrize("said", [{"source": "nobody"}, {"area_set": "mars"}, {"rule": "guess"}])
def test_what_cannot_be_chosen_is_refused(analyst: StaysIn, said: dict[str, str]) -> None:
    assert analyst.post(PAGE, sent(*ROWS, **said)).status_code == 422
    assert totals() == {}


def waiting(analyst: StaysIn, *rows: str) -> CountImport:
    """An import that no worker has taken up."""
    source = HarmSource.objects.get(code="police-street")
    how = How(source, AreaSet.objects.get(code="lsoa21"), by=analyst.person)
    file = SimpleUploadedFile("a.csv", "\n".join([STREET, *(rows or ROWS), ""]).encode())
    return ask_for_import(file, how, keep=True)


def page_of(asked: CountImport) -> str:
    return f"{PAGE}{asked.uid}/"


def test_a_file_waits_for_its_own_account_alone_and_under_no_name(
    analyst: StaysIn, temporary: Path
) -> None:
    asked = waiting(analyst)
    [file] = files_in(temporary)
    assert (file.name, file.stat().st_mode & 0o777) == (asked.handed_over_as, 0o600)
    assert file.parent.stat().st_mode & 0o777 == 0o700
    page = analyst.get(page_of(asked))
    assert page["Refresh"] == "2"
    assert "Waits for its turn" in page.content.decode()


def test_the_file_is_gone_from_its_folder_before_a_row_is_read(
    analyst: StaysIn, temporary: Path
) -> None:
    """So that a worker that is killed leaves nothing, whenever that happens."""
    with handing_over.fetched(waiting(analyst).handed_over_as) as path:
        assert files_in(temporary) == []
        assert path.read_text().startswith("Crime ID")
        assert path.read_text().startswith("Crime ID"), "it can be read from its start again"


def test_an_import_whose_worker_died_asks_for_the_file_again(analyst: StaysIn) -> None:
    asked = waiting(analyst)
    with handing_over.fetched(asked.handed_over_as):
        CountImport.objects.update(state=ImportState.RUNNING, handed_over_as="")
    page = analyst.get(page_of(asked)).content.decode()
    assert "It stopped before its end" in page
    assert "Send it again" in page
    work_on(asked.pk)
    assert totals() == {}
    assert not LoadedMonth.objects.exists()


@pytest.mark.parametrize("how", ["stopped", "nobody came", "file gone"])
def test_what_is_not_counted_is_deleted_and_says_so(
    analyst: StaysIn, temporary: Path, how: str
) -> None:
    asked = waiting(analyst)
    if how == "stopped":
        analyst.post(f"{page_of(asked)}stop/")
    elif how == "nobody came":
        CountImport.objects.update(asked_at=clock.now() - timedelta(minutes=11))
    else:
        handing_over.forget(asked.handed_over_as)
        work_on(asked.pk)
    assert "Send it again" in analyst.get(page_of(asked)).content.decode()
    assert files_in(temporary) == []
    work_on(asked.pk)
    assert totals() == {}


def test_an_import_that_is_stopped_while_it_is_counted_keeps_nothing(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = waiting(analyst)
    monkeypatch.setattr(handing_over, "fetched", _stopping(asked, handing_over.fetched))
    work_on(asked.pk)
    asked.refresh_from_db()
    assert asked.state == ImportState.STOPPED
    assert totals() == {}
    assert not LoadedMonth.objects.exists()


def _stopping(asked: CountImport, fetched):  # type: ignore[no-untyped-def]
    def fetch(name: str):  # type: ignore[no-untyped-def]
        stop(asked)
        return fetched(name)

    return fetch


def test_one_file_at_a_time(analyst: StaysIn, temporary: Path) -> None:
    asked = waiting(analyst)
    page = analyst.post(PAGE, sent(*ROWS))
    assert page.status_code == 422
    assert "your last file is not counted yet" in page.content.decode()
    assert [file.name for file in files_in(temporary)] == [asked.handed_over_as]
    analyst.post(f"{page_of(asked)}stop/")
    assert "Loaded" in analyst.post(PAGE, sent(*ROWS), follow=True).content.decode()


def test_a_large_file_has_no_name_while_the_page_takes_it(
    analyst: StaysIn, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a page that is killed leaves nothing."""
    monkeypatch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 100)
    seen: list[list[Path]] = []

    def look(file: object, how: object, *, keep: bool) -> CountImport:
        seen.append(files_in(temporary))
        return ask_for_import(file, how, keep=keep)  # type: ignore[arg-type]

    monkeypatch.setattr("guardianship.safeguarding.harm.upload_pages.ask_for_import", look)
    analyst.post(PAGE, sent(*ROWS))
    assert seen == [[]]
    assert totals() == {"W01000001": 2}


def test_the_night_deletes_what_nobody_fetched(analyst: StaysIn, temporary: Path) -> None:
    waiting(analyst)
    assert handing_over.sweep() == "0 files that nobody fetched"
    [file] = files_in(temporary)
    old = clock.now().timestamp() - 601
    os.utime(file, (old, old))
    assert handing_over.sweep() == "1 files that nobody fetched"
    assert files_in(temporary) == []


def test_an_import_is_its_senders_own(analyst: StaysIn) -> None:
    asked = waiting(analyst)
    other = signed_in(Role.ANALYST)
    assert other.get(page_of(asked)).status_code == 404
    assert other.post(f"{page_of(asked)}stop/").status_code == 404
    asked.refresh_from_db()
    assert asked.state == ImportState.WAITING


def test_an_error_that_nobody_foresaw_keeps_and_says_nothing_of_a_row(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_rows: object, **_how: object) -> None:
        raise ValueError("in row 7: Zebediah Quillfeather")

    asked = waiting(analyst)
    monkeypatch.setattr("guardianship.safeguarding.harm.importing.write", fail)
    work_on(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.why, asked.remarks) == (ImportState.STOPPED, "", [])
    assert "ValueError" in caplog.text
    assert "Quillfeather" not in caplog.text
