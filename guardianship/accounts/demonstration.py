"""Passwords and codes of demonstration accounts: the same at every start on one machine."""

import base64
import hmac
from hashlib import sha256

from allauth.mfa.models import Authenticator
from django.conf import settings

from guardianship.accounts.codes import PERIOD_S, code_at
from guardianship.accounts.models import User
from guardianship.accounts.secrets_kept import encrypt
from guardianship.lib import clock

DOMAIN = "demo.example"
SECRET_BYTES = 20

# fmt: off
WORDS = [
    "amber", "anchor", "apple", "basket", "beacon", "bramble", "bridge", "candle", "canal",
    "cedar", "clover", "copper", "cricket", "daisy", "drum", "ember", "falcon", "fern",
    "garden", "ginger", "harbour", "hazel", "heron", "island", "ivory", "juniper", "kettle",
    "ladder", "lantern", "lemon", "linen", "maple", "meadow", "mill", "mosaic", "nettle", "oak",
    "orchard", "otter", "paddle", "pebble", "pepper", "planet", "quilt", "rabbit", "ribbon",
    "river", "robin", "saddle", "silver", "sparrow", "spindle", "stable", "summer", "thistle",
    "timber", "tulip", "tunnel", "velvet", "violet", "walnut", "willow", "window", "winter",
]
# fmt: on
HOW_MANY_WORDS = 4


def demonstration_password(email: str) -> str:
    """Four words and two digits, from the secret key of this installation and the address."""
    digest = hmac.new(settings.SECRET_KEY.encode(), email.encode(), sha256).digest()
    words = [WORDS[byte % len(WORDS)] for byte in digest[:HOW_MANY_WORDS]]
    return "-".join([*words, f"{digest[HOW_MANY_WORDS] % 90 + 10}"])


def is_demonstration_account(email: str) -> bool:
    """Whether this account was made for trying things out."""
    return email.lower().endswith(f"@{DOMAIN}")


def demonstration_secret(email: str) -> str:
    """The secret of the account's authenticator, 20 bytes in base 32, known in the same way."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"totp {email}".encode(), sha256).digest()
    return base64.b32encode(digest[:SECRET_BYTES]).decode()


def enrol(person: User) -> None:
    """Give a demonstration account its authenticator, and take away any other it was given.

    Raises ``ValueError`` for a person's own account.
    """
    if not is_demonstration_account(person.email):
        raise ValueError(f"{person.email} is not an account of the demonstration")
    secret = demonstration_secret(person.email)
    Authenticator.objects.filter(user=person).delete()
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret)}
    )


def current_code(email: str) -> tuple[str, int]:
    """The code that the account's authenticator shows now, and for how many more seconds."""
    moment_s = int(clock.now().timestamp())
    return code_at(demonstration_secret(email), moment_s), PERIOD_S - moment_s % PERIOD_S
