"""Pressing a button of the bar below the list of listings."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from places.models import Listing

LIST = "wagtailsnippets_places_listing:list"


def bulk_url(action: str, listings: Sequence[Listing] = (), **asked: str) -> str:
    """The page that asks about ``listings``, or about ``id="all"`` under filters."""
    pairs = [("id", row.pk) for row in listings] + list(asked.items())
    address = reverse("wagtail_bulk_action", args=["places", "listing", action])
    return f"{address}?{urlencode([*pairs, ('next', reverse(LIST))])}"


def pressed(client: Client, url: str, **typed: str) -> str:
    """Press the button and follow it; what the next page says, as text."""
    answer: Any = client.post(url, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def undo_url(client: Client, page: str) -> str:
    """The address behind the button "Undo" of a message."""
    start = page.index("/admin/snippets/places/listing/undo/")
    return page[start : page.index('"', start)]
