"""What the list of listings says about hours and freshness."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusFlagColumn

from guardianship.lib import clock
from places.models import Listing


def in_london(moment: datetime, style: str = "D j M, H:i") -> str:
    """A moment as a clock in London shows it."""
    return formats.date_format(moment.astimezone(clock.LONDON), style)


def next_opening(listing: Listing) -> str:
    """ "Open until 21:00", "Tue 24 Nov, 18:00" or nothing; needs ``with_hours_at``."""
    if not listing.live:
        return ""
    now = listing.interval_at
    if now and now["certainty"] == "open":
        return _("open until %s") % in_london(datetime.fromisoformat(now["end"]), "H:i")
    return in_london(listing.opens_next) if listing.opens_next else ""


def is_not_sure(listing: Listing) -> bool:
    """Whether the public reads "not sure – ring first" at this moment; needs ``with_hours_at``."""
    if not listing.live:
        return False
    oldest = clock.today() - timedelta(days=settings.NOT_SURE_AFTER_DAYS)
    if listing.confirmed_on is None or listing.confirmed_on < oldest:
        return True
    now = clock.now()
    known_from, known_until = listing.intervals_from, listing.intervals_until
    if known_from is None or known_until is None or not known_from <= now < known_until:
        return True
    interval = listing.interval_at
    return bool(interval and interval["certainty"] == "unsure")


class NextOpeningColumn(Column):
    """When it opens next, or until when it is open."""

    def __init__(self) -> None:
        super().__init__("next_opening", label=gettext_lazy("Next opening"), accessor=next_opening)


class NotSureColumn(StatusFlagColumn):
    """A flag where the public cannot rely on the hours."""

    def __init__(self) -> None:
        super().__init__(
            "not_sure",
            label=gettext_lazy("Not sure"),
            accessor=is_not_sure,
            true_label=gettext_lazy("not sure"),
        )


class ConfirmedColumn(Column):
    """The day of the last confirmation, or "never"."""

    def __init__(self) -> None:
        super().__init__(
            "confirmed_on", label=gettext_lazy("Confirmed on"), sort_key="confirmed_on"
        )

    def get_value(self, instance: Any) -> str:
        """The day in words."""
        day = instance.confirmed_on
        return formats.date_format(day, "j M Y") if day else _("never")
