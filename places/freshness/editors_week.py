"""The week of those who look after the register: how much waits, and which listings went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.addresses import absolute
from guardianship.lib import clock
from places.freshness.asking import past
from places.freshness.enums import Stage
from places.models import Listing
from places.worklists import Worklist, counts

# What editors act on; hidden locations and candidates are no work of a week.
WEEKLY = (Worklist.TO_CONFIRM, Worklist.NOT_SURE, Worklist.WAITING)
NAMES_IN_MAIL = 10
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Waiting:
    """One list of work: what it is called, how much is on it, and where."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Week:
    """The weekly mail."""

    subject: str
    waiting: tuple[Waiting, ...]
    unlisted: tuple[str, ...]
    unlisted_count: int
    expiring_count: int


def week() -> Week:
    """The week at this moment; four queries."""
    found = counts()
    gone = newly_unlisted()
    names = list(gone.values_list("name", flat=True)[: NAMES_IN_MAIL + 1])
    return Week(
        subject=_("Lights On: the week’s work"),
        waiting=tuple(
            Waiting(str(one.label), found[one.value], list_address(one)) for one in WEEKLY
        ),
        unlisted=tuple(names[:NAMES_IN_MAIL]),
        unlisted_count=gone.count(),
        expiring_count=expiring().count(),
    )


def list_address(worklist: Worklist) -> str:
    """Where an editor finds a list of work."""
    viewset = Listing.snippet_viewset
    return absolute(f"{reverse(viewset.get_url_name('list'))}?work={worklist.value}")


def newly_unlisted() -> QuerySet[Listing]:
    """Listings that the public stopped seeing within the last week because of their age."""
    day = clock.today() - timedelta(days=settings.UNLISTED_AFTER_DAYS)
    return Listing.objects.filter(
        past(Stage.UNLISTED), live=True, confirmed_on__gte=day - timedelta(days=WEEK_DAYS)
    ).order_by("confirmed_on", "name")


def expiring() -> QuerySet[Listing]:
    """Listings that the public soon no longer sees."""
    return Listing.objects.filter(
        past(Stage.LAST_CALL) & ~Q(past(Stage.UNLISTED)), live=True
    ).order_by("confirmed_on", "name")
