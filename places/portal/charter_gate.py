"""The gate of the charter before the portal (ledger B9), and what passes it.

A page is closed while an organisation that it is about owes its acceptance of the charter in
force. What passes is what nobody may have to wait for: seeing who could accept, leaving, and
telling young people that a door stays shut.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guardianship.accounts.models import User
from places.enums import MembershipRole
from places.models import Listing, Organisation
from places.outreach.commitment import owing

View = Callable[..., HttpResponse]
PASSES = "passes_without_charter"
FORBIDDEN = 403


def passes_without_charter(view: View) -> View:
    """Mark a view of the portal that stays open."""
    setattr(view, PASSES, True)
    return view


def stopped(request: HttpRequest, view: View, address: dict[str, Any]) -> HttpResponse | None:
    """The kind page instead of a view, or nothing where the view may answer.

    What is not the person's goes on to the view, which says 404.
    """
    if getattr(view, PASSES, False) or not isinstance(request.user, User):
        return None
    theirs = Organisation.objects.filter(memberships__user=request.user)
    listing = None
    if "uid" in address:
        uid = address["uid"]
        # A listing, an organisation or a claim: no two of them have one identifier.
        theirs = theirs.filter(Q(uid=uid) | Q(listings__uid=uid) | Q(claims__uid=uid)).distinct()
    owes = owing(theirs).order_by("name").first()
    if owes is None:
        return None
    if "uid" in address:
        listing = Listing.objects.filter(uid=address["uid"], organisation=owes).first()
    owners = owes.memberships.filter(role=MembershipRole.OWNER, user__is_active=True)
    words = {
        "organisation": owes,
        "listing": listing,
        "owners": list(owners.select_related("user")),
        "is_owner": owners.filter(user=request.user).exists(),
    }
    return render(request, "places/portal/people/charter_first.html", words, status=FORBIDDEN)
