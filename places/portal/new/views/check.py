"""The look at all of it as a young person will see it, and what can be done with it then."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from places.portal.new import drafts
from places.portal.new.pages import PAGES, check_address, left_off_at, unanswered
from places.portal.new.scope import new_listing_for
from places.portal.new.views.saving import new_act, new_page, why_not
from places.portal.scope import listing_for
from places.portal.standing import Standing, standing_of
from places.portal.views.pages import go_on, portal_act, to_listing
from places.portal.writing import draft_of


@new_page
def check(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The public page of the draft, and above it what is missing and the way on."""
    found = new_listing_for(person_of(request), uid)
    missing = unanswered(found)
    stands = standing_of(found)
    words = {
        "new": found,
        "pages": [(page, page.address_for(found), page in missing) for page in PAGES],
        "missing": missing,
        "stands": stands,
        "waits": stands.standing is Standing.WAITING,
        "draft": draft_of(found),
        **draft_of(found).get_preview_context(request, ""),
    }
    return render(request, "places/portal/new/check.html", words)


@new_page
def go_on_with(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The first page that misses something."""
    return go_on(left_off_at(new_listing_for(person_of(request), uid)))


@new_act
def send_in(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask for a look; nothing that misses an answer is sent."""
    person = person_of(request)
    found = new_listing_for(person, uid)
    missing = unanswered(found)
    if missing:
        names = ", ".join(str(page.heading) for page in missing)
        messages.error(request, _("Not sent yet. Please answer: %(pages)s.") % {"pages": names})
        return go_on(check_address(found))
    problem = why_not(lambda: drafts.send_in(found, by=person))
    if problem:
        messages.error(request, problem)
        return go_on(check_address(found))
    messages.success(request, _("Sent. Somebody looks at it before it is public."))
    return to_listing(found)


@new_page
def discard(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Throw a draft away, after a question."""
    person = person_of(request)
    found = new_listing_for(person, uid)
    words = {"listing": found}
    if request.method != "POST":
        return render(request, "places/portal/new/discard.html", words)
    problem = why_not(lambda: drafts.discard(found, by=person))
    if problem:
        messages.error(request, problem)
        return to_listing(found)
    messages.success(request, _("“%(name)s” is thrown away.") % {"name": found.name})
    return go_on(reverse("portal:home"))


@portal_act
def copy(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A new draft with the same words and hours."""
    person = person_of(request)
    found = listing_for(person, uid)
    copies = []
    problem = why_not(lambda: copies.append(drafts.copy(found, by=person)))
    if problem:
        messages.error(request, problem)
        return to_listing(found)
    said = _(
        "This is the copy; the first one stays as it is. Not copied: closed days and other single "
        "dates, when it was confirmed, and an address that is not shown."
    )
    messages.success(request, said)
    return go_on(reverse("new_listing:what", args=[copies[0].uid]))
