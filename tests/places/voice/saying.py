"""Says something as a visitor does: opens the page, waits, sends what is on it."""

import re
from datetime import timedelta
from typing import Any

import time_machine
from django.http import HttpResponse
from django.test import Client

from guardianship.lib import clock

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
CODE = re.compile(r'id="code">([^<]+)<')
WHILE_READING = timedelta(seconds=30)
HERE, ELSEWHERE = "203.0.113.77", "2001:db8:77:1::9"


def network(number: int) -> str:
    """An address in a network of its own."""
    return f"10.{number // 200}.{number % 200}.9"


def stamp_on(client: Client, path: str, before: timedelta = WHILE_READING) -> str:
    """The stamp of a form that was opened ``before`` now."""
    with time_machine.travel(clock.now() - before, tick=False):
        found = STAMP.search(client.get(path).content.decode())
    assert found, path
    return found.group(1)


def send(client: Client, path: str, address: str = HERE, **data: Any) -> HttpResponse:
    """Open the form, wait, send it from ``address``."""
    sent = {"stamp": stamp_on(client, path)} | data
    return client.post(path, sent, REMOTE_ADDR=address)


def code_in(response: HttpResponse) -> str:
    """The code on the page of thanks."""
    assert response.status_code == 200, response.content.decode()
    found = CODE.search(response.content.decode())
    assert found
    return found.group(1)


def told(client: Client, code: str, **more: str) -> HttpResponse:
    """What the page of codes answers."""
    return client.post("/your-words/", {"code": code, **more})
