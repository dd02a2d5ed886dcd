"""Where it is, of a new listing and of one that the public has seen."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from guardianship.accounts.models import User
from places.enums import Kind
from places.models import CoverageArea, Listing
from places.portal import writing
from places.portal.new import drafts, whereabouts
from places.portal.new.forms.walked import WalkedForm
from places.portal.new.forms.where import WhereForm
from places.portal.new.scope import new_listing_for
from places.portal.new.views.saving import LATER, LOOK, kept, new_page, show, why_not
from places.portal.new.walked import write_patch
from places.portal.scope import listing_for
from places.portal.views.pages import UNPROCESSABLE, portal_page, to_listing

WALKED, PLACED = "places/portal/new/walked.html", "places/portal/new/where.html"
TYPED = ("known", "text", "venue", "address", "areas")
Written = Callable[[Any], None]


@new_page
def where(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where a new listing is; kept at once, as nobody sees it yet."""
    person = person_of(request)
    found = new_listing_for(person, uid)
    draft = writing.draft_of(found)
    if draft.kind == Kind.DETACHED_YOUTH_WORK:
        template, words = WALKED, _walked(request, found, lambda a: _walk_new(found, a, person))
    else:
        template = PLACED
        words = _placed(
            request, found, draft, lambda w: whereabouts.settle_new(found, w, by=person)
        )
    if words.get("written") or _goes_later_with_nothing(request):
        return kept(request, found, "where")
    return show(request, "where", template, words)


def _goes_later_with_nothing(request: HttpRequest) -> bool:
    typed = any(request.POST.get(name) for name in TYPED)
    return request.POST.get("do") == LATER and not typed


@portal_page
def change_where(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where a listing is that the public has seen: somebody looks first."""
    person = person_of(request)
    found = listing_for(person, uid)
    if found.first_published_at is None:
        return where(request, uid=uid)
    draft = writing.draft_of(found)
    if draft.kind == Kind.DETACHED_YOUTH_WORK:
        template, words = WALKED, _walked(request, found, lambda a: _ask_to_walk(found, a, person))
    else:
        template = PLACED
        words = _placed(
            request, found, draft, lambda w: whereabouts.ask_to_move(found, w, by=person)
        )
    if words.get("written"):
        messages.success(request, _("Sent. Somebody looks at it before it is public."))
        return to_listing(found)
    wrong = words.get("problem") or words["form"].errors
    status = UNPROCESSABLE if wrong and request.method == "POST" else 200
    return render(request, template, {**words, "is_change": True}, status=status)


def _placed(request: HttpRequest, found: Listing, draft: Listing, write: Written) -> dict[str, Any]:
    """The form, and what became of it: ``reading``, ``problem`` or ``written``."""
    form = WhereForm(found, draft, request.POST if request.method == "POST" else None)
    words: dict[str, Any] = {"form": form, "listing": found}
    if request.method != "POST" or not form.is_valid():
        return words
    if request.POST.get("do") == LOOK:
        return words | {"reading": form.reading(), "is_read": True}
    problem = why_not(lambda: write(form.whereabouts()))
    return words | {"problem": problem, "written": not problem}


def _walked(request: HttpRequest, found: Listing, write: Written) -> dict[str, Any]:
    form = WalkedForm(found, request.POST if request.method == "POST" else None)
    words: dict[str, Any] = {"form": form, "listing": found}
    if request.method != "POST" or not form.is_valid():
        return words
    if request.POST.get("do") == LOOK:
        form.look_up()
        return words
    form.must_have_areas()
    if form.errors:
        return words
    areas = list(form.cleaned_data["areas"])
    problem = why_not(lambda: write(areas)) if areas else ""
    return words | {"problem": problem, "written": not problem}


def _walk_new(found: Listing, areas: list[Any], person: User) -> None:
    with transaction.atomic():
        patch = write_patch(found, areas, by=person)
        drafts.keep(found, _everywhere(patch), by=person)


def _ask_to_walk(found: Listing, areas: list[Any], person: User) -> None:
    with transaction.atomic():
        patch = write_patch(found, areas, by=person)
        writing.write_and_ask(found, _everywhere(patch), by=person)


def _everywhere(patch: CoverageArea) -> writing.Edit:
    """All sessions are on ``patch``, and no venue is left beside it."""

    def change(draft: Listing) -> None:
        sessions = list(draft.sessions.all())
        for session in sessions:
            session.coverage_area = patch
        draft.sessions = sessions
        draft.place = None

    return change
