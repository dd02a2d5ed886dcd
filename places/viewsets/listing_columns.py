"""What the list of listings says about hours, freshness and what waits.

Everything comes from the row and its annotations: ``with_hours_at`` and ``with_editing_state``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn

from guardianship.lib import clock
from places.enums import LocationVisibility
from places.models import Listing
from places.worklists import OSM_ORIGIN


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


def status_words(listing: Listing) -> str:
    """Wagtail's words for where a listing stands, without a question for each row."""
    if listing.is_scheduled:
        return _("live + scheduled") if listing.live else _("scheduled")
    if listing.live:
        return _("live + draft") if listing.has_unpublished_changes else _("live")
    if listing.is_waiting:
        return _("in moderation")
    return _("expired") if listing.expired else _("draft")


@dataclass(frozen=True, slots=True)
class Flag:
    """A word that an editor should notice; the serious ones stand out."""

    words: str
    is_serious: bool = False

    @property
    def classname(self) -> str:
        """Wagtail's class for a status tag."""
        return "w-status--primary" if self.is_serious else ""


def flags(listing: Listing) -> list[Flag]:
    """What the public cannot rely on first, then what waits, then what is particular."""
    found = []
    if is_not_sure(listing):
        found.append(Flag(_("not sure"), is_serious=True))
    if listing.is_waiting:
        found.append(Flag(_("waits for a look"), is_serious=True))
    if listing.locked:
        found.append(Flag(_("locked")))
    if listing.location_visibility == LocationVisibility.HIDDEN:
        found.append(Flag(_("hidden place")))
    if listing.origin.startswith(OSM_ORIGIN) and listing.first_published_at is None:
        found.append(Flag(_("candidate")))
    return found


class StatusColumn(StatusTagColumn):
    """Draft, live, in moderation."""

    def __init__(self, sort_key: str | None = "live") -> None:
        super().__init__(
            "status",
            label=gettext_lazy("Status"),
            accessor=status_words,
            sort_key=sort_key,
            primary=lambda listing: listing.live,
        )


class NextOpeningColumn(Column):
    """When it opens next, or until when it is open."""

    def __init__(self) -> None:
        super().__init__("next_opening", label=gettext_lazy("Next session"), accessor=next_opening)


class FlagsColumn(Column):
    """Words that an editor should notice."""

    cell_template_name = "places/admin/flags_cell.html"

    def __init__(self) -> None:
        super().__init__("flags", label=gettext_lazy("Flags"), accessor=flags)


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
