"""Analysts send a file: it is looked at, loaded when they say so, and gone."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from gis.models import AreaSet
from guardianship.accounts.roles import Role
from guardianship.safeguarding.harm.models import LoadedMonth
from tests.builders.people import StaysIn, signed_in
from tests.safeguarding.harm.conftest import STREET, street_row, totals

pytestmark = pytest.mark.django_db
PAGE = "/casework/harm/upload/"
ROWS = [street_row("a"), street_row("b"), street_row("c", kind="Something new")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def analyst(town: AreaSet, temporary: Path) -> StaysIn:
    return signed_in(Role.ANALYST)


def sent(*rows: str, header: str = STREET, name: str = "a.csv", **said: str) -> dict[str, object]:
    file = SimpleUploadedFile(name, "\n".join([header, *rows, ""]).encode())
    return {"file": file, "source": "police-street", "area_set": "lsoa21", "rule": "own_code",
            "do": "load", **said}  # fmt: skip


def test_looking_keeps_nothing_and_loading_does(analyst: StaysIn, temporary: Path) -> None:
    looked = analyst.post(PAGE, sent(*ROWS, do="look"))
    assert looked.status_code == 200
    page = looked.content.decode()
    for said in ("3 rows", "2 counted", "1 left out", "of a category that is not known"):
        assert said in page
    assert totals() == {}
    assert '<h2 id="report">Loaded</h2>' in analyst.post(PAGE, sent(*ROWS)).content.decode()
    assert totals() == {"W01000001": 2}
    assert LoadedMonth.objects.get().loaded_by == analyst.person
    assert list(temporary.rglob("*")) == []
    assert not any(b"High Street" in f.read_bytes() for f in _files(Path(settings.MEDIA_ROOT)))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.csv") if path.is_file()]


def test_a_month_is_replaced_only_when_that_is_said(analyst: StaysIn) -> None:
    analyst.post(PAGE, sent(*ROWS))
    refused = analyst.post(PAGE, sent(street_row("z")))
    assert refused.status_code == 422
    assert "2024-01 is loaded already" in refused.content.decode()
    assert totals() == {"W01000001": 2}
    assert analyst.post(PAGE, sent(street_row("z"), replace="on")).status_code == 200
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
    page = analyst.post(PAGE, what)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert totals() == {}
    assert list(temporary.rglob("*")) == []


@pytest.mark.parametrize("said", [{"source": "nobody"}, {"area_set": "mars"}, {"rule": "guess"}])
def test_what_cannot_be_chosen_is_refused(analyst: StaysIn, said: dict[str, str]) -> None:
    assert analyst.post(PAGE, sent(*ROWS, **said)).status_code == 422
    assert totals() == {}
