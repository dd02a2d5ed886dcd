"""Secrets of authenticators lie encrypted in the database, under a key from ``SECRET_KEY``."""

import base64
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

PURPOSE = b"guardianship.accounts authenticator secrets"


def encrypt(text: str) -> str:
    """The text as a token that only this installation reads."""
    return _box().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text of a token; keys of ``SECRET_KEY_FALLBACKS`` still open older ones.

    Raises ``cryptography.fernet.InvalidToken`` when no key of this installation fits.
    """
    return _box().decrypt(token.encode()).decode()


def _box() -> MultiFernet:
    keys = [str(settings.SECRET_KEY), *map(str, settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([Fernet(_key(key)) for key in keys])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(sha256(PURPOSE + secret.encode()).digest())
