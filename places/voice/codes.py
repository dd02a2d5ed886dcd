"""Codes with which somebody without an account finds out what happened; only a hash is kept."""

import hmac
import re
import secrets
from hashlib import sha256

from django.conf import settings

# No letter or number that is taken for another, and no vowel that makes words.
ALPHABET = "23456789BCDFGHJKMNPQRTVWXYZ"
GROUPS, GROUP_LENGTH = 3, 4
NOT_IN_A_CODE = re.compile(f"[^{ALPHABET}]")


def new_code() -> str:
    """A code such as "7KQM-2RTB-XW9H": 57 bits that nobody guesses."""
    letters = [secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP_LENGTH)]
    parts = ("".join(letters[i : i + GROUP_LENGTH]) for i in range(0, len(letters), GROUP_LENGTH))
    return "-".join(parts)


def hash_of(code: str) -> str:
    """What is kept of a code, however it is written; "" when it cannot be one."""
    letters = NOT_IN_A_CODE.sub("", code[:60].upper())
    if len(letters) != GROUPS * GROUP_LENGTH:
        return ""
    return keyed_hash("code", letters)


def keyed_hash(purpose: str, text: str) -> str:
    """A hash that only this installation can make, different for every purpose."""
    message = f"voice {purpose} {text}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).hexdigest()
