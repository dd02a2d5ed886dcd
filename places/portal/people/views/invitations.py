"""Asking colleagues in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guardianship.accounts import inviting
from guardianship.accounts.factor import person_of
from guardianship.accounts.models import Invitation, User
from places.models import Organisation
from places.portal.charter_gate import passes_without_charter
from places.portal.people import invitations
from places.portal.people.forms import InviteForm
from places.portal.people.powers import Power, organisation_where
from places.portal.people.scope import invitation_for
from places.portal.people.views.people import to_people
from places.portal.views.pages import UNPROCESSABLE, done, portal_act, portal_page


@portal_page
@passes_without_charter
def invite(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form; the same answer whether the address has an account or not."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.PEOPLE)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done(
            request,
            lambda: _invite(organisation, person, said),
            _("The invitation to %(email)s is on its way.") % {"email": said["email"]},
        )
        return to_people(organisation)
    words = {"organisation": organisation, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "places/portal/people/invite.html", words, status=status)


@portal_act
@passes_without_charter
def send_again(request: HttpRequest, uid: UUID, number: UUID) -> HttpResponse:
    """A new link; the one before stops working."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.PEOPLE)
    found = invitation_for(organisation, number)
    done(
        request,
        lambda: _send_again(found, organisation, person),
        _("The invitation to %(email)s is on its way.") % {"email": found.email},
    )
    return to_people(organisation)


@portal_act
@passes_without_charter
def take_back(request: HttpRequest, uid: UUID, number: UUID) -> HttpResponse:
    """The link stops working."""
    organisation = organisation_where(person_of(request), uid, Power.PEOPLE)
    found = invitation_for(organisation, number)
    done(request, lambda: _take_back(found), _("The link no longer works."))
    return to_people(organisation)


def _invite(organisation: Organisation, person: User, said: dict[str, Any]) -> None:
    invitations.invite(
        organisation, said["email"], said["role"], by=person, language=said["language"]
    )


def _send_again(found: Invitation, organisation: Organisation, person: User) -> None:
    invitations.send_again(found, organisation, by=person)


def _take_back(found: Invitation) -> None:
    inviting.take_back(found)
