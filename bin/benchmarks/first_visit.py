"""What a first visit downloads: the page and everything it names, packed as it is sent."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

NAMED = re.compile(r'(?:src|href)="([^"#]+)"')
LOADED_TAGS = re.compile(r"<(?:link|script|img|source)\b[^>]*>")
NOT_LOADED = re.compile(r'rel="(?:alternate|canonical|author|license|help|next|prev)"')
URL_IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
# Not import("…"): that one waits until somebody asks for what it brings.
IMPORT_IN_SCRIPT = re.compile(r"""\b(?:from|import)\s*["'](\.[^"']+)["']""")
# Fonts and pictures are packed already.
PACKED = {".woff2", ".png", ".webp", ".jpg", ".ico"}


@dataclass(frozen=True)
class Download:
    """One file of a visit: its address and how many bytes travel."""

    address: str
    sent_bytes: int


def first_visit(client: Client, address: str) -> list[Download]:
    """Everything that a browser without a cache fetches for a page, the page first.

    Fonts count whether or not a letter of theirs is on the page: that is the worst case.
    """
    response = client.get(address, headers={"accept-encoding": "gzip"})
    plain = client.get(address).content.decode()
    found = {address: Download(address, len(response.content))}
    tags = [tag for tag in LOADED_TAGS.findall(plain) if not NOT_LOADED.search(tag)]
    for named in (name for tag in tags for name in NAMED.findall(tag)):
        _fetch(named, found)
    return list(found.values())


def hosts(client: Client, address: str) -> set[str]:
    """Hosts other than ours that a page loads something from."""
    plain = client.get(address).content.decode()
    tags = LOADED_TAGS.findall(plain)
    return {
        match.group(1)
        for tag in tags
        for name in NAMED.findall(tag)
        if (match := re.match(r"(?:https?:)?//([^/]+)", name))
    }


def _fetch(address: str, found: dict[str, Download]) -> None:
    if address in found or not address.startswith(settings.STATIC_URL):
        return
    name = address.removeprefix(settings.STATIC_URL)
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(f"{address} is named by a page and is not there")
    content = Path(path).read_bytes()
    ending = Path(name).suffix
    found[address] = Download(
        address, len(content) if ending in PACKED else len(brotli.compress(content))
    )
    named: dict[str, Callable[[str], list[str]]] = {
        ".css": URL_IN_STYLE.findall,
        ".js": IMPORT_IN_SCRIPT.findall,
    }
    for further in named.get(ending, lambda _text: [])(_text_of(content, ending)):
        if not further.startswith("data:"):
            _fetch(_joined(address, further), found)


def _text_of(content: bytes, ending: str) -> str:
    return content.decode() if ending in {".css", ".js"} else ""


def _joined(base: str, relative: str) -> str:
    parts = base.rsplit("/", 1)[0].split("/")
    for part in relative.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
