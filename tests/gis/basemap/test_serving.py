"""A basemap's file is read by its parts over plain HTTP (RFC 9110 §13 and §14)."""

import io
import random
from pathlib import Path

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve
from gunicorn.http.wsgi import FileWrapper

from gis.basemap.serving import serve_basemap

# Nothing is asked of it, but closing an answer looks whether the connection is still good.
pytestmark = pytest.mark.django_db

NAME = "riverton-0123456789ab"
URL = f"/tiles/{NAME}.pmtiles"
ETAG = f'"{NAME}"'
CONTENT = random.Random(7).randbytes(100_000)  # noqa: S311
SIZE = len(CONTENT)


@pytest.fixture(autouse=True)
def published(basemap_dir: Path) -> None:
    basemap_dir.mkdir()
    (basemap_dir / f"{NAME}.pmtiles").write_bytes(CONTENT)


def ask(method: str = "GET", url: str = URL, **headers: str):
    """Answer and body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Client().generic(method, url, headers=named)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer, body


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        pytest.param("bytes=0-126", 0, 126, id="the head"),
        pytest.param("bytes=0-0", 0, 0, id="one byte"),
        pytest.param("bytes=500-99999", 500, SIZE - 1, id="to the very end"),
        pytest.param("bytes=500-", 500, SIZE - 1, id="open end"),
        pytest.param("bytes=99000-200000", 99_000, SIZE - 1, id="beyond the end is cut"),
        pytest.param("bytes=-100", SIZE - 100, SIZE - 1, id="the last hundred"),
        pytest.param("bytes=-200000", 0, SIZE - 1, id="the last more than there is"),
        pytest.param("bytes=1000-80000", 1000, 80_000, id="longer than one block"),
    ],
)
def test_a_part(asked: str, first: int, last: int) -> None:
    answer, body = ask(Range=asked)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert answer["Content-Length"] == str(last - first + 1)
    assert body == CONTENT[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=100000-", "bytes=100000-100001", "bytes=-0"])
def test_a_part_behind_the_end(asked: str) -> None:
    answer, body = ask(Range=asked)
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{SIZE}"
    assert body == b""


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-1,5-6", "bytes=9-3", "bytes=-", "bytes=a-b", "lines=0-1", "bytes=٣-٤", ""],
)
def test_what_is_no_single_range_gets_the_whole(asked: str) -> None:
    answer, body = ask(Range=asked)
    assert answer.status_code == 200
    assert answer["Content-Length"] == str(SIZE)
    assert body == CONTENT


@pytest.mark.parametrize(
    ("if_range", "status"),
    [
        pytest.param(ETAG, 206, id="same"),
        pytest.param('"riverton-ba9876543210"', 200, id="another"),
        pytest.param(f"W/{ETAG}", 200, id="weak"),
        pytest.param("Sat, 28 Nov 2026 21:30:00 GMT", 200, id="a date that we never gave"),
    ],
)
def test_a_part_only_of_the_same_content(if_range: str, status: int) -> None:
    assert ask(Range="bytes=0-9", If_Range=if_range)[0].status_code == status


def test_the_head_says_all_and_sends_nothing() -> None:
    answer, body = ask("HEAD", Range="bytes=0-9")
    assert (answer.status_code, body) == (200, b"")
    assert answer["Content-Length"] == str(SIZE)
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("known", [ETAG, f"W/{ETAG}", f'"other", {ETAG}', "*"])
def test_a_copy_that_is_there_is_not_sent_again(known: str) -> None:
    answer, body = ask(If_None_Match=known)
    assert (answer.status_code, body) == (304, b"")
    assert answer["ETag"] == ETAG


@pytest.mark.parametrize("asked", [{}, {"Range": "bytes=0-9"}, {"Range": "bytes=100000-"}])
def test_kept_for_a_year_and_no_cookie(asked: dict[str, str]) -> None:
    answer, _ = ask(**asked)
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["ETag"] == ETAG
    assert "Content-Encoding" not in answer
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_a_file_that_is_not_there() -> None:
    answer = serve_basemap(RequestFactory().get("/"), "riverton-0123456789ac")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "riverton.json",
        "riverton.pmtiles",
        "Riverton-0123456789ab.pmtiles",
        "../riverton-0123456789ab.pmtiles",
        "..%2Friverton-0123456789ab.pmtiles",
        "a/riverton-0123456789ab.pmtiles",
    ],
)
def test_no_other_address_leads_to_a_file(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/{path}", "gis.basemap.urls")
    assert resolve(f"/{NAME}.pmtiles", "gis.basemap.urls").kwargs == {"name": NAME}


def test_nobody_writes() -> None:
    assert ask("POST")[0].status_code == 405


def test_the_servers_own_way_of_sending_files_stays_in_the_part() -> None:
    said: dict[str, str] = {}
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": URL,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_RANGE": "bytes=70-90000",
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
        "wsgi.file_wrapper": FileWrapper,
    }
    answer = get_wsgi_application()(environment, lambda status, _headers: said.update(s=status))
    body = b"".join(iter(lambda: answer.filelike.read(answer.blksize), b""))
    answer.close()
    assert said["s"].startswith("206")
    assert isinstance(answer, FileWrapper)
    assert body == CONTENT[70:90_001]
