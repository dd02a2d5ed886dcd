"""Changing a listing: its hours, days on which it is closed, and its parts."""

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from guardianship.accounts.models import User
from places.models import Listing
from places.plain_language.listing_texts import READ_AS_TEXT
from places.portal import writing
from places.portal.charter_gate import passes_without_charter
from places.portal.forms.hours import HoursForm
from places.portal.forms.parts import PARTS, ClosureForm, Part, PartForm
from places.portal.overtaken import SEEN, held, mark_of, says_now
from places.portal.risk import Risk
from places.portal.scope import listing_for, membership_in
from places.portal.views.pages import CONFLICT, UNPROCESSABLE, done, portal_page, to_listing

SAVE = "save"
# Shows the page again with hints for what was typed, and saves nothing.
LOOK = "look"
HOURS = ("hours_known", "sessions")


def _base(found: Listing) -> Listing:
    """What a form of low risk begins with: what is public, or the draft of what never was."""
    return found if found.live else writing.draft_of(found)


@portal_page
def hours(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change the hours: typed, read back with the next 14 days, then made public."""
    person = person_of(request)
    found = listing_for(person, uid)
    base = _base(found)
    seen = request.POST.get(SEEN) or mark_of(base, HOURS)
    form = HoursForm(base, request.POST if request.method == "POST" else None)
    words = {"listing": found, "form": form, "reading": None, "problems": [], "seen": seen}
    if request.method != "POST":
        return render(request, "places/portal/hours.html", words)
    if not form.is_valid():
        words["problems"] = form.problems()
        return render(request, "places/portal/hours.html", words, status=UNPROCESSABLE)
    if request.POST.get("do") != SAVE:
        words |= {"reading": form.reading(), "form": form.with_room()}
        return render(request, "places/portal/hours.html", words)
    role = membership_in(person, found.organisation).role
    with transaction.atomic():
        now = _base(held(found))
        if mark_of(now, HOURS) == seen:
            done(request, lambda: _save_hours(found, form, person, role), _said(found))
            return to_listing(found)
    words |= {"seen": mark_of(now, HOURS), "overtaken": says_now(now, ["sessions"])}
    words |= {"reading": form.reading(), "form": form.with_room()}
    return render(request, "places/portal/hours.html", words, status=CONFLICT)


def _save_hours(found: Listing, form: HoursForm, person: User, role: str) -> None:
    writing.write_at_once(found, form.edit(role), by=person)
    writing.hours_are_right_now(found, by=person)


def _said(found: Listing) -> str:
    return _("Saved, and public now.") if found.live else _("Saved.")


@portal_page
@passes_without_charter
def closed(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Closed for some days; public at once."""
    person = person_of(request)
    found = listing_for(person, uid)
    form = ClosureForm(
        request.POST if request.method == "POST" else None, listing=_base(found), prefix=None
    )
    if request.method == "POST" and form.is_valid():
        done(
            request,
            lambda: writing.write_at_once(found, form.edit(), by=person),
            _said(found),
        )
        return to_listing(found)
    words = {"listing": found, "form": form, "heading": _("Closed for a while"), "risk": Risk.LOW}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "places/portal/part.html", words, status=status)


@portal_page
def part(request: HttpRequest, uid: UUID, name: str) -> HttpResponse:
    """Some fields of a listing: of low risk public at once, of high risk after a look."""
    person = person_of(request)
    found = listing_for(person, uid)
    if name not in PARTS or not PARTS[name].fits(writing.draft_of(found)):
        raise Http404
    which = PARTS[name]
    base_of = writing.draft_of if which.risk is Risk.HIGH else _base
    base = base_of(found)
    names = list(which.form._meta.fields or ())
    seen = request.POST.get(SEEN) or mark_of(base, names)
    form = which.form(request.POST if request.method == "POST" else None, instance=base)
    words = {"listing": found, "form": form, "heading": which.heading, "risk": which.risk}
    words |= {"seen": seen, "has_words": bool(set(form.fields) & set(READ_AS_TEXT))}
    words["is_never_public"] = not which.is_public
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != LOOK:
        with transaction.atomic():
            now = base_of(held(found))
            if mark_of(now, names) == seen or not form.changed_data:
                _save_part(request, found, form, which)
                return to_listing(found)
        words |= {"seen": mark_of(now, names), "overtaken": says_now(now, form.changed_data)}
        status = CONFLICT
    return render(request, "places/portal/part.html", words, status=status)


def _save_part(request: HttpRequest, found: Listing, form: PartForm, which: Part) -> None:
    if not form.changed_data:
        return
    high = which.risk is Risk.HIGH and found.first_published_at is not None
    write = writing.write_and_ask if high else writing.write_at_once
    said = _said(found) if which.is_public else _("Saved.")
    if high:
        said = _("Sent. Somebody looks at it before it is public.")
    done(request, lambda: write(found, form.edit(), by=person_of(request)), said)
