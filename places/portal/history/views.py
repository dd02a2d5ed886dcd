"""The pages of a listing's history."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Revision

from guardianship.accounts.factor import person_of
from places.actions import LeftAsItIs
from places.models import Listing
from places.portal.history.story import story_of
from places.portal.history.undoing import MovedOn, bring_back_version, what_comes_back
from places.portal.history.versions import versions_of
from places.portal.risk import Risk
from places.portal.scope import listing_for
from places.portal.views.pages import CONFLICT, portal_page, to_listing

MOST_PAGES = 500


def version_for(listing: Listing, number: int) -> Revision:
    """An earlier version of a listing; 404 for the versions of every other."""
    found: Revision | None = versions_of(listing).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@portal_page
def history(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What changed, when, and by whom."""
    person = person_of(request)
    found = listing_for(person, uid)
    asked = request.GET.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    page = min(max(page, 1), MOST_PAGES)
    story = story_of(found, person, page)
    words = {
        "listing": found,
        "story": story,
        "older": page + 1 if story.has_older else None,
        "newer": page - 1,
    }
    return render(request, "places/portal/history/history.html", words)


@portal_page
def undo(request: HttpRequest, uid: UUID, revision_id: int) -> HttpResponse:
    """What bringing back a version would change; a press does it."""
    person = person_of(request)
    found = listing_for(person, uid)
    revision = version_for(found, revision_id)
    if request.method != "POST":
        return _page(request, found, revision)
    seen = request.POST.get("seen", "")
    try:
        did = bring_back_version(
            found, revision, seen=int(seen) if seen.isdecimal() else None, by=person
        )
    except MovedOn:
        return _page(request, Listing.objects.get(pk=found.pk), revision, moved_on=True)
    except LeftAsItIs as why:
        messages.error(request, _("Nothing was changed: %(why)s.") % {"why": why})
    except ValidationError as wrong:
        said = " ".join(wrong.messages)
        messages.error(request, _("Nothing was changed: %(why)s") % {"why": said})
    else:
        messages.success(request, _said(found, did))
    return to_listing(found)


def _page(
    request: HttpRequest, found: Listing, revision: Revision, *, moved_on: bool = False
) -> HttpResponse:
    changes = what_comes_back(found, revision)
    public = found.first_published_at is not None
    words = {
        "listing": found,
        "at": revision.created_at,
        "seen": found.latest_revision_id,
        "moved_on": moved_on,
        "low": [c for c in changes if c.risk is Risk.LOW or not public],
        "high": [c for c in changes if c.risk is Risk.HIGH and public],
    }
    status = CONFLICT if moved_on else 200
    return render(request, "places/portal/history/undo.html", words, status=status)


def _said(found: Listing, did: set[Risk]) -> str:
    if Risk.HIGH not in did:
        return _("Brought back, and public now.") if found.live and did else _("Brought back.")
    if Risk.LOW in did:
        return _("Brought back. Part of it is public now; somebody looks at the rest first.")
    return _("Sent. Somebody looks at it before it is public.")
