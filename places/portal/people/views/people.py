"""Who belongs to an organisation, and what an owner can do about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from places.actions import LeftAsItIs
from places.models import Organisation
from places.portal.charter_gate import passes_without_charter
from places.portal.people import members
from places.portal.people.forms import RoleForm
from places.portal.people.invitations import role_of, waiting_of
from places.portal.people.powers import Power, may, organisation_where
from places.portal.people.scope import member_for
from places.portal.scope import membership_in
from places.portal.views.pages import UNPROCESSABLE, done, go_on, portal_act, portal_page


def to_people(organisation: Organisation) -> HttpResponse:
    """Lead to the page of the organisation's people."""
    return go_on(reverse("portal:people", args=[organisation.uid]))


@portal_page
@passes_without_charter
def people(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Everybody who belongs to it; for owners also who is invited."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.SEE_PEOPLE)
    is_owner = may(membership_in(person, organisation).role, Power.PEOPLE)
    rows = members.people_of(organisation)
    words = {
        "organisation": organisation,
        "people": [
            {"member": one, "key": members.key_of(one), "is_you": one.user_id == person.pk}
            for one in rows
        ],
        "is_owner": is_owner,
        "invited": [(one, role_of(one).label) for one in waiting_of(organisation)]
        if is_owner
        else [],
    }
    return render(request, "places/portal/people/people.html", words)


@portal_page
@passes_without_charter
def member(request: HttpRequest, uid: UUID, key: str) -> HttpResponse:
    """One colleague: another role."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.PEOPLE)
    found = member_for(organisation, key)
    form = RoleForm(
        request.POST if request.method == "POST" else None, initial={"role": found.role}
    )
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        done(
            request,
            lambda: members.change_role(found, role, by=person),
            _("%(person)s has another role now.") % {"person": found.user},
        )
        return to_people(organisation)
    words = {
        "organisation": organisation,
        "member": found,
        "key": key,
        "is_you": found.user_id == person.pk,
        "form": form,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "places/portal/people/member.html", words, status=status)


@portal_act
@passes_without_charter
def hand_over(request: HttpRequest, uid: UUID, key: str) -> HttpResponse:
    """A colleague becomes an owner, and whoever presses an editor."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.PEOPLE)
    found = member_for(organisation, key)
    done(
        request,
        lambda: members.hand_over(found, by=person),
        _("Handed over to %(person)s. You are an editor now.") % {"person": found.user},
    )
    return to_people(organisation)


@portal_act
@passes_without_charter
def remove(request: HttpRequest, uid: UUID, key: str) -> HttpResponse:
    """A colleague does not belong to it any more."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.PEOPLE)
    found = member_for(organisation, key)
    done(
        request,
        lambda: members.remove(found, by=person),
        _("%(person)s does not belong to it any more.") % {"person": found.user},
    )
    return to_people(organisation)


@portal_page
@passes_without_charter
def leave(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Go oneself."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.LEAVE)
    if request.method != "POST":
        return render(request, "places/portal/people/leave.html", {"organisation": organisation})
    try:
        members.leave(organisation, by=person)
    except LeftAsItIs as why:
        messages.error(request, _("Nothing was changed: %(why)s.") % {"why": why})
        return to_people(organisation)
    messages.success(request, _("You have left. Thank you for what you did."))
    return go_on(reverse("portal:home"))
