"""An error leaves a line in the log that says where it is, and nothing of what it met."""

import io
import ipaddress
import logging
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from guardianship import urls
from guardianship.lib.error_lines import ErrorLines

WHO = "Kayleigh Example, NP20 4QQ"
handler500 = "tests.settings.test_error_lines.sorry"


def broken(_request: HttpRequest, where: str) -> HttpResponse:
    raise KeyError(WHO, where)


def sorry(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("sorry", status=500)


urlpatterns = [path("near/<str:where>/", broken, name="nearby"), *urls.urlpatterns]


def told(record: logging.LogRecord) -> str:
    return ErrorLines().format(record)


def test_a_page_that_fails_is_found_by_its_line(
    client: Client, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    heard = io.StringIO()
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, ErrorLines)]
    monkeypatch.setattr(handler, "stream", heard)
    client.raise_request_exception = False
    assert client.get("/near/51.5880,-2.9980/?q=Kayleigh").status_code == 500
    (line,) = heard.getvalue().splitlines()
    assert "KeyError at tests/settings/test_error_lines.py:" in line
    assert line.endswith("page nearby method GET")
    assert not [part for part in ("Kayleigh", "51.58", "NP20") if part in line]


def test_what_our_own_code_says_is_told() -> None:
    record = logging.LogRecord("places.mail", logging.ERROR, "", 1, "%s not sent", (3,), None)
    assert told(record).endswith("ERROR places.mail 3 not sent")


def test_what_libraries_say_is_not() -> None:
    record = logging.LogRecord("django.db", logging.ERROR, "", 1, "row %s", (WHO,), None)
    assert told(record).endswith("ERROR django.db")


def test_a_message_of_many_lines_is_one_line() -> None:
    record = logging.LogRecord("places.mail", logging.ERROR, "", 1, "a\n  b", (), None)
    assert "\n" not in told(record)


def test_an_error_of_a_library_names_the_library() -> None:
    try:
        ipaddress.ip_address(WHO)
    except ValueError:
        line = told(logging.LogRecord("x", logging.ERROR, "", 1, "", (), sys.exc_info()))
    assert "ValueError at " in line
    assert "ipaddress.py:" in line
    assert WHO not in line
