"""The pages that ask what it is, whom it is for, and what happens there."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from guardianship.accounts.factor import person_of
from places.models import Listing
from places.portal.new import drafts
from places.portal.new.forms.answers import AnswersForm, InsideForm, WhatForm, WhoForm
from places.portal.new.scope import new_listing_for
from places.portal.new.views.saving import (
    LATER,
    keep_unless_overtaken,
    kept,
    new_page,
    show,
    why_not,
)
from places.portal.overtaken import SEEN, mark_of
from places.portal.scope import organisation_for
from places.portal.views.pages import portal_page
from places.portal.writing import draft_of

TEMPLATE = "places/portal/new/answers.html"


@portal_page
def begin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The first page of a new listing of one organisation; sending it makes the draft."""
    person = person_of(request)
    organisation = organisation_for(person, uid)
    sent = request.POST if request.method == "POST" else None
    form = WhatForm(sent, instance=Listing(organisation=organisation), later=_later(request))
    key = _key(request)
    words = {"form": form, "organisation": organisation, "key": key}
    if sent is not None and form.is_valid():
        made: list[Listing] = []
        problem = why_not(
            lambda: made.append(drafts.begin(organisation, key, form.edit(), by=person))
        )
        if made:
            return kept(request, made[0], "what")
        words["problem"] = problem
    return show(request, "what", TEMPLATE, words)


def _key(request: HttpRequest) -> UUID:
    """What tells a second press of the same button from a second listing."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _later(request: HttpRequest) -> bool:
    return request.POST.get("do") == LATER


def _page(request: HttpRequest, uid: UUID, name: str, form_of: type[AnswersForm]) -> HttpResponse:
    person = person_of(request)
    found = new_listing_for(person, uid)
    sent = request.POST if request.method == "POST" else None
    draft, names = draft_of(found), list(form_of._meta.fields or ())
    seen = request.POST.get(SEEN) or mark_of(draft, names)
    form = form_of(sent, instance=draft, later=_later(request))
    words: dict[str, Any] = {"form": form, "listing": found, "seen": seen}
    if sent is not None and form.is_valid():
        told = keep_unless_overtaken(request, found, form.edit(), names, form.changed_data)
        if not told:
            return kept(request, found, name)
        words |= told
    return show(request, name, TEMPLATE, words)


@new_page
def what(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What it is: name, kind, a sentence."""
    return _page(request, uid, "what", WhatForm)


@new_page
def who(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who it is for: access, ages, cost, step-free, help."""
    return _page(request, uid, "who", WhoForm)


@new_page
def inside(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What happens when you walk in, and how to get in touch."""
    return _page(request, uid, "inside", InsideForm)
