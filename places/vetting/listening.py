"""A listing changes without anybody thinking of its vetting."""

from typing import Any

from places.enums import Kind
from places.models import Listing
from places.vetting.actions import settle
from places.vetting.models import VettingCase
from places.vetting.stages import PUBLIC


def listing_saved(instance: Listing, **_signal: Any) -> None:
    """Another owner or an answer taken out ends its time on the list in the same transaction."""
    if instance.kind != Kind.TRUSTED_BUSINESS or not instance.live:
        return
    for case in VettingCase.objects.filter(listing=instance, stage__in=PUBLIC):
        settle(case)
