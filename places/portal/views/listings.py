"""My listings, one listing, and the buttons beside them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guardianship.accounts.factor import person_of
from places.enums import Kind
from places.portal import writing
from places.portal.charter_gate import passes_without_charter
from places.portal.forms.parts import PARTS
from places.portal.people.powers import Power, demand
from places.portal.scope import listing_for, membership_in, organisation_for, organisations_of
from places.portal.standing import Standing, listings_of, standing_of
from places.portal.views.pages import done, go_on, portal_act, portal_page, to_listing
from places.vetting.thanking import say_of_thanks, wants_thanks
from places.vetting.training import training_of


@portal_page
@passes_without_charter
def home(request: HttpRequest) -> HttpResponse:
    """All listings of all organisations of the person."""
    found = [
        {"organisation": organisation, "listings": listings_of(organisation)}
        for organisation in organisations_of(person_of(request))
    ]
    for group in found:
        group["to_confirm"] = sum(s.standing is Standing.TO_CONFIRM for s in group["listings"])  # type: ignore[attr-defined]
    return render(request, "places/portal/home.html", {"groups": found})


@portal_page
def listing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How one listing stands, and what can be done with it."""
    found = listing_for(person_of(request), uid)
    stands = standing_of(found)
    draft = writing.draft_of(found)
    parts = [part for part in PARTS.values() if part.fits(draft)]
    words = {"stands": stands, "listing": stands.listing, "parts": parts, "draft": draft}
    if found.kind == Kind.TRUSTED_BUSINESS:
        words["training"] = training_of(found)
        words["thanks"] = wants_thanks(found)
    return render(request, "places/portal/listing.html", words)


@portal_act
def thanks(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A trusted business wants to be thanked in public, or not any more."""
    found = listing_for(person_of(request), uid)
    wants = request.POST.get("thanks") == "yes"
    if found.kind != Kind.TRUSTED_BUSINESS or not say_of_thanks(found, wants):
        raise Http404
    messages.success(
        request,
        _("Thank you. While you are on the list, your name stands on the page of thanks.")
        if wants
        else _("Your name does not stand on the page of thanks."),
    )
    return to_listing(found)


@portal_act
@passes_without_charter
def confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One listing is still right."""
    person = person_of(request)
    found = listing_for(person, uid)
    role = membership_in(person, found.organisation).role
    said = _("Thank you. Young people see that it was confirmed today.")
    done(request, lambda: writing.confirm(found, by=person, role=role), said)
    return to_listing(found)


@portal_act
@passes_without_charter
def confirm_all(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All that an organisation has public is still right."""
    person = person_of(request)
    organisation = organisation_for(person, uid)
    role = membership_in(person, organisation).role
    rows = [stands.listing for stands in listings_of(organisation) if stands.can_confirm]
    for row in rows:
        writing.confirm(row, by=person, role=role)
    said = ngettext("%(count)s listing confirmed.", "%(count)s listings confirmed.", len(rows))
    messages.success(request, said % {"count": len(rows)})
    return go_on(reverse("portal:home"))


@portal_act
@passes_without_charter
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """It is not running."""
    person = person_of(request)
    found = listing_for(person, uid)
    demand(person, found.organisation, Power.WITHDRAW)
    said = _("It is no longer shown. You can bring it back at any time.")
    done(request, lambda: writing.withdraw(found, by=person), said)
    return to_listing(found)


@portal_act
@passes_without_charter
def bring_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """It is running after all."""
    person = person_of(request)
    found = listing_for(person, uid)
    demand(person, found.organisation, Power.WITHDRAW)
    said = _("You have brought it back.")
    done(request, lambda: writing.bring_back(found, by=person), said)
    return to_listing(found)
