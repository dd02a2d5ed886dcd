"""Asking the feed, as another directory does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.test import Client

BASE = "/open-referral"
# A Saturday evening in November, in term time.
NOW = datetime(2026, 11, 28, 19, 30, tzinfo=UTC)


def ask(client: Client, path: str = "", **parameters: Any) -> Any:
    """The body of an answer that must be well."""
    response = client.get(f"{BASE}{path}", parameters)
    assert response.status_code == 200, response.content
    return response.json()


def names(client: Client, path: str = "/services", **parameters: Any) -> list[str]:
    """The names on a page of services, or of the services of a page of places."""
    contents = ask(client, path, **parameters)["contents"]
    return [row.get("service", row)["name"] for row in contents]


def one(client: Client, listing: Any) -> Any:
    """The whole service of a listing."""
    return ask(client, f"/services/{listing.uid}")


def lines(client: Client, path: str, **parameters: Any) -> list[Any]:
    """The objects of a list that is written line by line."""
    response = client.get(f"{BASE}{path}", {"format": "ndjson", **parameters})
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    return [json.loads(line) for line in text.splitlines()]


def refused(client: Client, path: str, **parameters: Any) -> Any:
    """The problem of a question that must be refused."""
    response = client.get(f"{BASE}{path}", parameters)
    assert response.status_code == 400
    assert set(response.json()) == {"error", "message"}
    return response.json()["message"]
