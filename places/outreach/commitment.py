"""Acceptance of the charter, and the gate before everything that is not public (ledger B9)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from guardianship.accounts.models import User
from places.enums import MembershipRole
from places.models import Organisation
from places.outreach.models import Acceptance, Charter

View = Callable[..., HttpResponse]


class NotTheirs(Exception):
    """Only an owner speaks for an organisation."""


def organisations_of(person: User) -> QuerySet[Organisation]:
    """Organisations that the person belongs to, by name."""
    return Organisation.objects.filter(memberships__user=person).order_by("name")


def person_of(request: HttpRequest) -> User:
    """Who is signed in; 404 for nobody."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def organisation_for(person: User, uid: Any) -> Organisation:
    """One of the person's organisations, or 404 as for one that does not exist."""
    found: Organisation | None = organisations_of(person).filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def owing(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those that have not accepted the charter in force; none before there is a charter."""
    charter = Charter.objects.in_force()
    if charter is None:
        return organisations.none()
    return organisations.exclude(charters_accepted__charter=charter)


def may_accept(person: User, organisation: Organisation) -> bool:
    """Whether the person is an owner."""
    return organisation.memberships.filter(user=person, role=MembershipRole.OWNER).exists()


def accept(organisation: Organisation, charter: Charter, *, by: User) -> Acceptance:
    """Note that the organisation accepts; again changes nothing. ``NotTheirs`` but for owners."""
    if not may_accept(by, organisation):
        raise NotTheirs
    accepted, _created = Acceptance.objects.get_or_create(
        organisation=organisation, charter=charter
    )
    return accepted


def latest_acceptance(organisation: Organisation) -> Acceptance | None:
    """The newest version that the organisation accepted, if any."""
    rows = organisation.charters_accepted.select_related("charter")
    return rows.order_by("-charter__version").first()


def charter_accepted(view: View) -> View:
    """Let nobody in whose organisation owes its acceptance: they are led to the charter.

    Where the address names an organisation (``uid``), that one counts, and no other organisation
    has it (404); otherwise all of the person's do. Staff belong to none and pass. For views
    behind ``login_required``.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_of(request)
        theirs = organisations_of(person)
        if "uid" in kwargs and theirs.exists():
            theirs = theirs.filter(pk=organisation_for(person, kwargs["uid"]).pk)
        first = owing(theirs).first()
        if first is not None:
            return HttpResponseRedirect(reverse("outreach:accept", args=[first.uid]))
        return view(request, *args, **kwargs)

    return asked
