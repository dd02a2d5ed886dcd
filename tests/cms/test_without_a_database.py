"""Help stands without a database: the numbers as they were last seen, or the usual ones."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client

from tests.cms.frame_rows import a_line, a_row

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def no_database() -> Iterator[Callable[[], None]]:
    """``no_database()``: from then on nobody listens where the database was."""
    host = connection.settings_dict["HOST"]

    def gone() -> None:
        connection.close()
        connection.settings_dict["HOST"] = "/nonexistent"

    yield gone
    connection.close()
    connection.settings_dict["HOST"] = host


def test_help_stands_without_a_database_as_it_was_last_seen(client: Client, no_database) -> None:
    a_line(a_row(), "01632 960777")
    assert "tel:01632960777" in client.get("/help/").content.decode()
    no_database()
    response = client.get("/help/")
    assert response.status_code == 200
    assert "tel:01632960777" in response.content.decode()
    assert client.get("/how/").status_code == 503


def test_a_process_that_never_saw_the_database_shows_the_usual_numbers(
    client: Client, no_database, monkeypatch
) -> None:
    monkeypatch.setattr("cms.site_look._seen", {})
    no_database()
    html = client.get("/cy/help/").content.decode()
    for number in ("tel:999", "tel:08001111", "sms:85258"):
        assert number in html
