"""How often: buckets of tokens by network and day, and one bucket for everybody."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest

from guardianship.accounts.networks import network_name, network_of
from guardianship.lib import clock
from places.voice.codes import keyed_hash
from places.voice.models import Allowance

DAY_S = 24 * 60 * 60
VOICES = 64
EVERYBODY = ""
FORGOTTEN_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and so many again in a day."""

    purpose: str
    a_day: int


def network_key(request: HttpRequest) -> str:
    """A name of the visitor's network that is good for today only."""
    return keyed_hash("network", network_name(request))[:32]


def voice_of(request: HttpRequest, listing_pk: int) -> int:
    """One of 64 numbers for this network at this listing, shared with many thousand networks."""
    return int(keyed_hash(f"voice {listing_pk}", str(network_of(request)))[:8], 16) % VOICES


def take(limit: Limit, key: str = EVERYBODY) -> bool:
    """Take one token; False when the bucket is empty. The row is locked meanwhile."""
    now = clock.now()
    with transaction.atomic():
        Allowance.objects.get_or_create(
            purpose=limit.purpose,
            key=key,
            defaults={"tokens": float(limit.a_day), "counted_at": now},
        )
        bucket = Allowance.objects.select_for_update().get(purpose=limit.purpose, key=key)
        passed_s = max(0.0, (now - bucket.counted_at).total_seconds())
        tokens = min(float(limit.a_day), bucket.tokens + passed_s * limit.a_day / DAY_S)
        allowed = tokens >= 1
        bucket.tokens, bucket.counted_at = tokens - allowed, now
        bucket.save(update_fields=["tokens", "counted_at"])
    return allowed


def forget_networks() -> int:
    """Delete buckets that nobody used for 24 hours; returns how many."""
    old = Allowance.objects.filter(counted_at__lt=clock.now() - FORGOTTEN_AFTER)
    return old.delete()[0]
