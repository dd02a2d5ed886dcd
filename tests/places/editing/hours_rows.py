"""Rows of hours as a browser sends them, and the parts of the panel that reads them back."""

import html
import re
from typing import Any

from django.test import Client

from places.admin_forms.hours_read import FormReading

FRIDAY = {
    "repeat": "weekly",
    "weekday": "friday",
    "interval_weeks": "1",
    "starts_at": "19:00",
    "ends_at": "21:00",
    "season": "always",
    "on_bank_holidays": "closed",
}
DATE = {"kind": "closed", "first_day": "2026-11-27", "last_day": "2026-11-27"}
PART = re.compile(r"<(ul|div)[^>]*data-hours-part=\"(\w+)\"[^>]*>")
TAG = re.compile(r"<[^>]+>")


def parts(response: Any, *, unescaped: bool = True) -> dict[str, str]:
    """The text of each part of the panel by its name, spaces and line breaks as one space."""
    text = response.content.decode()
    starts = [(found[2], found.end()) for found in PART.finditer(text)]
    found = {}
    for name, start in starts:
        inside = text[start : _end_of_part(text, start)]
        words = " ".join(TAG.sub(" ", inside).split())
        words = re.sub(r" ([.,:;])", r"\1", words)
        found[name] = html.unescape(words) if unescaped else words
    return found


def _end_of_part(text: str, start: int) -> int:
    """Where the element that begins before ``start`` ends, as far as lists and boxes nest."""
    depth = 1
    for tag in re.finditer(r"<(/?)(?:ul|div)\b", text[start:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return start + tag.start()
    return len(text)


def asked_reading(client: Client, url: str, data: dict[str, Any]) -> FormReading:
    """What the endpoint found, before it became a page."""
    response = client.post(url, data)
    assert response.status_code == 200
    found: FormReading = response.context["found"]
    return found
