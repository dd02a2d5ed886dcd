"""Contact details from a source: usable ones in order, others left out and told."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from gis.packs.cells import shown

LONGEST_PHONE_CHARS = 30
LONGEST_WEBSITE_CHARS = 300
LONGEST_EMAIL_CHARS = 254
PHONE = re.compile(r"\+?[\d\s().\-–/]{3,}( ?(x|ext\.?|extension) ?\d+)?", re.ASCII | re.IGNORECASE)
# "01633 656656; 01633 1" and "a / b": the first of several.
PARTED = re.compile(r"\s*[;|]\s*|\s+/\s+|\s+or\s+|,\s+")
HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LOOKS_LIKE_A_SITE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?")

is_web_address = URLValidator(schemes=["http", "https"])


def phone_from(text: str) -> tuple[str, str]:
    """A telephone number and a note; the number is empty when the text holds none."""
    if not text:
        return "", ""
    parts = [part for part in PARTED.split(text) if part]
    first = parts[0] if parts else ""
    enough = sum(c.isdigit() for c in first) >= 3
    if not (PHONE.fullmatch(first) and enough and len(first) <= LONGEST_PHONE_CHARS):
        return "", f"{shown(text)} is no telephone number and was left out"
    return first, f"only the first of {len(parts)} was kept" if len(parts) > 1 else ""


def email_from(text: str) -> tuple[str, str]:
    """An e-mail address and a note; empty when the text holds none."""
    address = text.removeprefix("mailto:")
    if not address:
        return "", ""
    parts = [part for part in PARTED.split(address) if part]
    first = parts[0] if parts else ""
    try:
        validate_email(first)
    except ValidationError:
        return "", f"{shown(text)} is no e-mail address and was left out"
    if len(first) > LONGEST_EMAIL_CHARS:
        return "", "is too long for an e-mail address and was left out"
    return first, f"only the first of {len(parts)} was kept" if len(parts) > 1 else ""


def website_from(text: str) -> tuple[str, str]:
    """A web address (http or https) and a note; empty when the text holds none.

    ``www.example.org`` becomes ``https://www.example.org``.
    """
    if not text:
        return "", ""
    parts = [part for part in re.split(r"\s*;\s*|\s+", text) if part]
    first = parts[0] if parts else ""
    if not HAS_SCHEME.match(first) and LOOKS_LIKE_A_SITE.fullmatch(first):
        first = f"https://{first}"
    try:
        is_web_address(first)
    except ValidationError:
        return "", f"{shown(text)} is no web address and was left out"
    if len(first) > LONGEST_WEBSITE_CHARS:
        return "", "is longer than 300 characters and was left out"
    return first, f"only the first of {len(parts)} was kept" if len(parts) > 1 else ""
