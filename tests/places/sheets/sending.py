"""Sending a list as somebody of the team does."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from places.sources.models import Sheet
from places.sources.sheets.columns import GROUPS

SEND = "/admin/register/import/"
SOURCE = "County youth list"
HEADER = "Ref,Club,Post Code,Longitude,Latitude,Opening hours,Min age,Max age"
ROWS = (
    "1,Chess club,NP20 4AA,-2.99,51.58,Tue 18:00-21:00,11,16",
    "2,Go club,NP20 4AB,-2.98,51.59,Fri 19:00-22:00,13,18",
)
KEYS = [key for _group, keys in GROUPS for key in keys]


def a_file(*rows: str, header: str = HEADER) -> bytes:
    """A CSV file of the rows; two clubs where none are given."""
    return "\n".join([header, *(rows or ROWS)]).encode()


def send(client: Client, data: bytes, source: str = SOURCE) -> HttpResponse:
    """Send a file; the answer is the page about its columns, or the form with what is wrong."""
    file = SimpleUploadedFile("list.csv", data, content_type="text/csv")
    words = {"source": source, "licence": "OGL 3.0", "attribution": "The county", "file": file}
    return client.post(SEND, words, follow=True)


def newest() -> Sheet:
    """The list that was sent last."""
    found = Sheet.objects.order_by("-pk").first()
    assert found is not None
    return found


def settle(client: Client, *, publish: bool = True, **other: str) -> HttpResponse:
    """Say what the columns are: as proposed, but for ``other`` (heading to key)."""
    sheet = newest()
    keys = {heading: key for key, heading in sheet.columns.items()} | other
    words: dict[str, Any] = {"kind": "youth_provision"} | ({"publish": "on"} if publish else {})
    for number, heading in enumerate(sheet.headings):
        words[f"column-{number}"] = keys.get(heading, "")
    return client.post(f"{SEND}{sheet.uid}/columns/", words, follow=True)


def say(client: Client, what: str) -> HttpResponse:
    """Answer the look: ``apply``, ``throw_away`` or ``again``."""
    return client.post(f"{SEND}{newest().uid}/", {"do": what}, follow=True)


def imported(client: Client, data: bytes) -> HttpResponse:
    """Send, settle and apply."""
    send(client, data)
    settle(client)
    return say(client, "apply")
