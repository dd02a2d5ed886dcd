"""Files as an owner sends them, and what becomes of them."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from places.portal.bulk.planning import Planned, plan
from tests.places.portal.conftest import House


def address(house: House, rest: str = "") -> str:
    """An address of the organisation's files."""
    return f"/portal/organisations/{house.organisation.uid}/file/{rest}"


def csv_of(*rows: dict[str, str], header: str = "") -> bytes:
    """A file with these rows, UTF-8."""
    names = header.split(",") if header else list(dict.fromkeys(n for row in rows for n in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def send(client: Client, house: House, data: bytes) -> HttpResponse:
    """Send a file; the page after it."""
    file = SimpleUploadedFile("Holly’s list.csv", data, content_type="text/csv")
    return client.post(address(house), {"file": file}, follow=True)


def look_at(house: House, data: bytes, who: str = "owner") -> tuple[Client, str, str]:
    """Who sent it, the address of the look, and the page."""
    client = house.client(who)
    answer = send(client, house, data)
    assert answer.status_code == 200, answer.content.decode()
    return client, answer.redirect_chain[-1][0], answer.content.decode()


def apply(house: House, data: bytes) -> str:
    """Send a file and say "do it"; the page after it."""
    client, path, _page = look_at(house, data)
    return client.post(path, {"do": "apply"}, follow=True).content.decode()


def planned(house: House, *rows: dict[str, str]) -> list[Planned]:
    """What rows would do."""
    return plan(house.organisation, list(enumerate(rows, 2)))[0]
