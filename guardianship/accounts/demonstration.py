"""Passwords of demonstration accounts: the same at every start on one machine."""

import hmac
from hashlib import sha256

from django.conf import settings

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
