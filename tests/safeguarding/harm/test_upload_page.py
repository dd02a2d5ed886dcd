"""Analysts send a file: it is looked at or loaded while they wait, in memory, and is gone."""

import subprocess

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.utils.translation import trans_real

from gis.models import AreaSet
from guardianship.accounts.roles import Role
from guardianship.safeguarding.harm import importing, sending, upload_pages
from guardianship.safeguarding.harm.models import ImportReport, LoadedMonth
from tests.architecture.sources import REPOSITORY
from tests.builders.disk import nothing_written
from tests.builders.people import StaysIn, signed_in
from tests.safeguarding.harm.conftest import STREET, street_row, totals

pytestmark = pytest.mark.django_db
PAGE = "/casework/harm/upload/"
CATALOGUE = REPOSITORY / "guardianship/safeguarding/harm/locale/cy/LC_MESSAGES/django.po"
ROWS = [street_row("a"), street_row("b"), street_row("c", kind="Something new")]


@pytest.fixture
def analyst(town: AreaSet) -> StaysIn:
    return signed_in(Role.ANALYST)


def sent(*rows: str, header: str = STREET, name: str = "a.csv", **said: str) -> dict[str, object]:
    file = SimpleUploadedFile(name, "\n".join([header, *rows, ""]).encode())
    return {"file": file, "source": "police-street", "area_set": "lsoa21", "rule": "own_code",
            "do": "load", **said}  # fmt: skip


def test_looking_keeps_nothing_and_loading_does(analyst: StaysIn) -> None:
    looked = analyst.post(PAGE, sent(*ROWS, do="look"), follow=True)
    assert looked.status_code == 200
    page = looked.content.decode()
    for said in ("3 rows", "2 counted", "1 row of a category that is not known (the first: 4)"):
        assert said in page
    assert totals() == {}
    loaded = analyst.post(PAGE, sent(*ROWS), follow=True)
    assert '<h2 id="report">Loaded</h2>' in loaded.content.decode()
    assert totals() == {"W01000001": 2}
    assert LoadedMonth.objects.get().loaded_by == analyst.person


def test_the_report_is_read_again_and_the_file_is_not_sent_again(analyst: StaysIn) -> None:
    page = analyst.post(PAGE, sent(*ROWS))["Location"]
    first, again = (analyst.get(page).content for _time in range(2))
    assert BeautifulSoup(first, "html.parser").main == BeautifulSoup(again, "html.parser").main
    assert page in analyst.get(PAGE).content.decode()
    analyst.post(PAGE, sent(*ROWS))
    assert analyst.get(page).status_code == 404, "a person has one report, of the last file"
    assert ImportReport.objects.get().counted_before == 2


def test_points_that_disagree_are_told(analyst: StaysIn) -> None:
    page = analyst.post(PAGE, sent(*ROWS, street_row("d", place=1.5)), follow=True)
    assert "1 point lies outside the area of its own code" in page.content.decode()


def test_a_month_is_replaced_only_when_that_is_said(analyst: StaysIn) -> None:
    analyst.post(PAGE, sent(*ROWS))
    refused = analyst.post(PAGE, sent(street_row("z")))
    assert "2024-01 is loaded already" in refused.content.decode()
    assert totals() == {"W01000001": 2}
    analyst.post(PAGE, sent(street_row("z"), replace="on"))
    assert totals() == {"W01000001": 1}


@pytest.mark.parametrize(
    ("said", "why"),
    [({}, "2024-01 is loaded already"), ({"replace": "on"}, "somebody else loaded 2024-01")],
    ids=["as it is", "replacing"],
)
def test_of_two_who_load_a_month_at_once_one_wins_and_the_other_is_told(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch, said: dict[str, str], why: str
) -> None:
    """The other's file is written when the first one's has just come in."""
    take_in, other = importing.take_in, signed_in(Role.ANALYST)

    def later(*args: object, **options: object) -> object:
        monkeypatch.setattr(upload_pages, "take_in", take_in)
        assert other.post(PAGE, sent(*ROWS)).status_code == 303
        return take_in(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(upload_pages, "take_in", later)
    refused = analyst.post(PAGE, sent(street_row("z"), **said))
    assert refused.status_code == 422
    assert why in refused.content.decode()
    assert totals() == {"W01000001": 2}


def test_nobody_waits_for_ever_for_somebody_who_loads(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "WAITS_AT_MOST_S", 0.05)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('harm import'))")
        refused = analyst.post(PAGE, sent(*ROWS))
    finally:
        other.close()
    assert "somebody else is loading counts" in refused.content.decode()
    assert totals() == {}
    assert analyst.post(PAGE, sent(*ROWS)).status_code == 303


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.ADMINISTRATOR, Role.EDITOR], ids=str)
def test_others_load_nothing(town: AreaSet, role: Role) -> None:
    client = signed_in(role)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, sent(*ROWS)).status_code == 403
    assert totals() == {}


def test_a_form_without_its_token_is_refused(analyst: StaysIn) -> None:
    analyst.handler.enforce_csrf_checks = True
    page = BeautifulSoup(analyst.get(PAGE).content, "html.parser")
    token = page.find("input", {"name": "csrfmiddlewaretoken"})["value"]
    assert analyst.post(PAGE, sent(*ROWS)).status_code == 403
    assert totals() == {}
    assert analyst.post(PAGE, sent(*ROWS, csrfmiddlewaretoken=token)).status_code == 303
    assert totals() == {"W01000001": 2}


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (sent("x", header=f"{STREET},Suspect name"), "“Suspect name” ("),
        (sent("a,b", header="source,target"), "it describes who is tied to whom"),
        (sent(*ROWS, name="peers.net"), "it describes who is tied to whom"),
        (sent(ROWS[0], "cut,off"), "row 3 has 2 cells"),
        (sent(), "a header and no rows"),
        (sent(*ROWS, name="2024-02-gwent-street.csv"), "none of its 3 rows could be used"),
    ],
    ids=["persons", "ties", "a graph's name", "cut off", "empty", "another month than its name"],
)
def test_a_refused_file_says_why_and_is_gone(
    analyst: StaysIn, what: dict[str, object], why: str
) -> None:
    refused = analyst.post(PAGE, what)
    assert refused.status_code == 422
    assert why in refused.content.decode()
    assert "nothing of it was kept" in refused.content.decode()
    assert totals() == {}
    assert not ImportReport.objects.exists()


def test_it_is_said_in_welsh_to_who_reads_welsh(analyst: StaysIn, welsh: None) -> None:
    def words(response: HttpResponse) -> str:
        return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())

    refused = words(analyst.post(f"/cy{PAGE}", sent("x", header=f"{STREET},Suspect name")))
    assert "mae ynddi golofnau am bobl: “Suspect name” (rhai dan amheuaeth" in refused
    assert "it has columns" not in refused
    report = words(analyst.post(f"/cy{PAGE}", sent(*ROWS), follow=True))
    assert "1 rhes o gategori nad yw'n hysbys (y gyntaf: 4)" in report
    assert "1 o gategori nad yw'n hysbys" in words(analyst.get("/cy/casework/harm/"))


@pytest.fixture
def welsh() -> None:
    """The catalogue as ``bin/test`` compiles it."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        command = ["msgfmt", "--check-format", "--output-file", str(compiled), str(CATALOGUE)]
        subprocess.run(command, check=True)
        trans_real._translations.clear()


@pytest.mark.parametrize("said", [{"source": "nobody"}, {"area_set": "mars"}, {"rule": "guess"}])
def test_what_cannot_be_chosen_is_refused(analyst: StaysIn, said: dict[str, str]) -> None:
    assert analyst.post(PAGE, sent(*ROWS, **said)).status_code == 422
    assert totals() == {}


@pytest.mark.parametrize("most", ["LARGEST_BYTES", "WAITED_FOR_BYTES"])
def test_a_file_that_is_too_large_is_let_go_of_and_says_so(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    monkeypatch.setattr(sending, most, 300)
    refused = analyst.post(PAGE, sent(*ROWS))
    assert refused.status_code == 413
    assert "it is larger than 25 MB" in refused.content.decode()
    assert totals() == {}
    monkeypatch.setattr(sending, most, 3_000)
    assert analyst.post(PAGE, sent(*ROWS)).status_code == 303


def test_several_files_are_no_way_around_that(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "LARGEST_BYTES", 1_000)
    file = SimpleUploadedFile("b.csv", b"x" * 600)
    assert analyst.post(PAGE, sent(*ROWS) | {"other": file}).status_code == 413


def test_no_file_is_written_while_a_page_takes_one_in(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one without a name either. Django's own handlers would write this one."""
    monkeypatch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 100)
    analyst.post(PAGE, sent(*ROWS, do="look"))  # what is imported late is imported now
    with nothing_written() as written:
        loaded = analyst.post(PAGE, sent(*ROWS))
        refused = analyst.post(PAGE, sent("x", header=f"{STREET},Suspect name"))
    assert (loaded.status_code, refused.status_code) == (303, 422)
    assert written == []
    assert totals() == {"W01000001": 2}


def test_a_report_is_its_senders_own(analyst: StaysIn) -> None:
    page = analyst.post(PAGE, sent(*ROWS))["Location"]
    assert signed_in(Role.ANALYST).get(page).status_code == 404
    assert analyst.get(page).status_code == 200


def test_an_error_that_nobody_foresaw_keeps_and_says_nothing_of_a_row(
    analyst: StaysIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_rows: object, **_how: object) -> None:
        raise ValueError("in row 7: Zebediah Quillfeather")

    monkeypatch.setattr(importing, "write", fail)
    broken = analyst.post(PAGE, sent(*ROWS))
    assert broken.status_code == 500
    assert "Nothing was kept" in broken.content.decode()
    assert "ValueError" in caplog.text
    assert "Quillfeather" not in caplog.text + broken.content.decode()
    assert not ImportReport.objects.exists()
    assert totals() == {}
