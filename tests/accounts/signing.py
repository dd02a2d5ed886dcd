"""What tests of signing in share: a clock by hand, a code worked out apart, a person."""

import base64
import hmac
import struct
from datetime import UTC, datetime
from hashlib import sha1

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.builders.people import PASSWORD, SECRET

MONDAY = datetime(2026, 11, 23, 9, 0, 10, tzinfo=UTC)
EMAIL = "ann@example.org"


def totp(secret: str, moment: datetime, digits: int = 6) -> str:
    """RFC 6238 with SHA-1, written from its text and without the code under test."""
    counter = struct.pack(">Q", int(moment.timestamp()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, sha1)
    offset = digest[19] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def log_in(client: Client, *, password: str = PASSWORD, email: str = EMAIL) -> HttpResponse:
    """The first page of signing in."""
    return client.post(reverse("account_login"), {"login": email, "password": password})


def give_code(client: Client, code: str) -> HttpResponse:
    """The second."""
    return client.post(reverse("mfa_authenticate"), {"code": code})


def right_code(moment: datetime) -> str:
    """Of every built authenticator."""
    return totp(SECRET, moment)


def is_in(client: Client) -> bool:
    """Whether the page of one's account opens."""
    return client.get(reverse("account_home")).status_code == 200
