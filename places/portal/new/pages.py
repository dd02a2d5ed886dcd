"""The five pages in their order, and which of them still miss something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.enums import Access, HoursKnownChoice, Kind, LocationVisibility
from places.exact_locations import is_kept_apart
from places.models import Listing
from places.portal.writing import draft_of


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the word in its address, its heading, and whether a draft has its answers."""

    name: str
    heading: str | Promise
    is_answered: Callable[[Listing], bool]

    @property
    def number(self) -> int:
        """From 1, as the reader counts."""
        return PAGES.index(self) + 1

    def address_for(self, listing: Listing) -> str:
        """The address of this page for a listing."""
        return reverse(f"new_listing:{self.name}", args=[listing.uid])


def says_where(draft: Listing) -> bool:
    """Whether it has a place, an address that is kept apart, or patches to walk."""
    if draft.kind == Kind.DETACHED_YOUTH_WORK:
        return bool(draft.organisation.coverage_areas.exists())
    if draft.location_visibility == LocationVisibility.EXACT:
        return draft.place_id is not None
    return draft.place_id is not None or is_kept_apart(draft)


def says_when(draft: Listing) -> bool:
    """Whether it has sessions, or says that there are no fixed hours."""
    return draft.hours_known != HoursKnownChoice.KNOWN or bool(draft.sessions.all())


def says_what_happens(draft: Listing) -> bool:
    """Whether it says what happens inside, and how to ask where the way goes by asking."""
    return bool(draft.walk_in) and (not must_be_asked(draft) or can_be_asked(draft))


def must_be_asked(draft: Listing) -> bool:
    """Whether young people cannot come without getting in touch first."""
    hidden = draft.location_visibility == LocationVisibility.HIDDEN
    return hidden or draft.hours_known != HoursKnownChoice.KNOWN


def can_be_asked(draft: Listing) -> bool:
    """Whether there is any way to get in touch."""
    return any((draft.phone, draft.text_number, draft.email, draft.website))


PAGES = (
    Page("what", _("What it is"), lambda draft: bool(draft.kind and draft.name and draft.summary)),
    Page("where", _("Where it is"), says_where),
    Page("when", _("When it is open"), says_when),
    Page("who", _("Who it is for"), lambda draft: draft.access != Access.NOT_SAID),
    Page("inside", _("What happens there, and how to get in touch"), says_what_happens),
)
BY_NAME = {page.name: page for page in PAGES}


def unanswered(listing: Listing) -> list[Page]:
    """The pages that miss something, in their order."""
    draft = draft_of(listing)
    return [page for page in PAGES if not page.is_answered(draft)]


def go_on_from(listing: Listing, name: str) -> str:
    """The address after the page ``name``: the next page, or the look at all of it."""
    missing = unanswered(listing)
    later = PAGES[BY_NAME[name].number :]
    if missing and later:
        return later[0].address_for(listing)
    return check_address(listing)


def left_off_at(listing: Listing) -> str:
    """The address of the first page that misses something, or of the look at all of it."""
    missing = unanswered(listing)
    return missing[0].address_for(listing) if missing else check_address(listing)


def check_address(listing: Listing) -> str:
    """Where all of it is looked at before it is sent in."""
    return reverse("new_listing:check", args=[listing.uid])
