"""Claiming a listing that nobody looks after: finding it, saying why, and what became of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from guardianship.accounts.models import User
from places.models import Listing, Organisation
from places.portal.charter_gate import passes_without_charter
from places.portal.people import claimable, claims
from places.portal.people.enums import ClaimState
from places.portal.people.forms import ClaimForm, SearchForm
from places.portal.people.models import Claim
from places.portal.people.powers import OwnersOnly, Power, organisations_where
from places.portal.people.scope import claim_for, public_listing
from places.portal.scope import organisations_of
from places.portal.views.pages import (
    UNPROCESSABLE,
    done,
    go_on,
    portal_act,
    portal_page,
    to_listing,
)


def to_claim(claim: Claim) -> HttpResponse:
    """Lead to the page of a claim."""
    return go_on(reverse("portal:claim_shown", args=[claim.uid]))


@portal_page
@passes_without_charter
def claimable_listings(request: HttpRequest) -> HttpResponse:
    """Search by name, and the claims so far."""
    speaks_for = organisations_where(person_of(request), Power.CLAIM)
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    rows = Claim.objects.filter(organisation__in=speaks_for).select_related("listing")
    words = {
        "form": form,
        "asked": asked.strip(),
        "found": claimable.found_by_name(asked),
        "claims": rows.order_by("-made_at", "-pk"),
        "speaks_for": speaks_for,
    }
    return render(request, "places/portal/people/claimable.html", words)


@portal_page
@passes_without_charter
def claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say of one listing why it is theirs."""
    person = person_of(request)
    listing = public_listing(uid)
    if claimable.belongs_to(person, listing):
        return to_listing(listing)
    speaks_for = _speaks_for(person)
    if not speaks_for or claimable.looked_after(listing):
        words = {"wanted": listing, "is_taken": claimable.looked_after(listing)}
        return render(request, "places/portal/people/no_claim.html", words)
    form = ClaimForm(request.POST if request.method == "POST" else None, organisations=speaks_for)
    if request.method != "POST" or not form.is_valid():
        words = {"wanted": listing, "form": form, "asked": _asked(listing, speaks_for)}
        status = UNPROCESSABLE if form.errors else 200
        return render(request, "places/portal/people/claim.html", words, status=status)
    organisation = form.cleaned_data["organisation"]
    done(
        request,
        lambda: _make(listing, organisation, form.cleaned_data, person),
        _("Thank you. Somebody looks at it and writes to you."),
    )
    waiting = claims.open_claim(listing, organisation)
    return to_claim(waiting) if waiting else go_on(reverse("portal:claims"))


def _speaks_for(person: User) -> list[Organisation]:
    """Organisations whose owner the person is; ``OwnersOnly`` for editors of some, else none."""
    found = organisations_where(person, Power.CLAIM)
    if found:
        return found
    belongs = organisations_of(person)
    if belongs:
        raise OwnersOnly(belongs[0])
    return []


def _asked(listing: Listing, organisations: list[Organisation]) -> list[Claim]:
    """Their own claims of this listing that wait."""
    rows = Claim.objects.filter(
        listing=listing, organisation__in=organisations, state=ClaimState.OPEN
    )
    return list(rows.select_related("organisation"))


def _make(listing: Listing, organisation: Organisation, said: dict[str, str], by: User) -> None:
    claims.make(listing, organisation, evidence=said["evidence"], contact=said["contact"], by=by)


@portal_page
@passes_without_charter
def claim_shown(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What became of a claim."""
    found = claim_for(person_of(request), uid)
    words = {
        "claim": found,
        "is_open": found.state == ClaimState.OPEN,
        "is_theirs": found.listing.organisation_id == found.organisation_id,
    }
    return render(request, "places/portal/people/claim_shown.html", words)


@portal_act
@passes_without_charter
def take_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The organisation does not want it after all."""
    person = person_of(request)
    found = claim_for(person, uid)
    done(request, lambda: claims.take_back(found, by=person), _("You have taken it back."))
    return to_claim(found)
