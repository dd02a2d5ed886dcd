"""What all five pages do with what was sent: keep it, and lose nothing where that fails."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from places.actions import LeftAsItIs
from places.models import Listing
from places.portal.new import drafts
from places.portal.new.pages import BY_NAME, PAGES, go_on_from
from places.portal.new.scope import AlreadyPublic
from places.portal.overtaken import SEEN, held, mark_of, says_now
from places.portal.views.pages import (
    CONFLICT,
    UNPROCESSABLE,
    View,
    go_on,
    portal_act,
    portal_page,
    to_listing,
)
from places.portal.writing import Edit, draft_of

LOOK, LATER = "look", "later"


def _only_while_new(view: View) -> View:
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except AlreadyPublic as known:
            messages.info(request, _("It has been public, so you change it here."))
            return to_listing(known.listing)

    return asked


def new_page(view: View) -> View:
    """A page about a listing that the public has never seen; others are led to their own page."""
    return portal_page(_only_while_new(view))


def new_act(view: View) -> View:
    """A button on one."""
    return portal_act(_only_while_new(view))


def why_not(act: Callable[[], object]) -> str:
    """Do something; the reason in words where it was left as it is, else ""."""
    try:
        act()
    except LeftAsItIs as why:
        return _("Nothing was changed: %(why)s.") % {"why": why}
    except ValidationError as wrong:
        return _("Nothing was changed: %(why)s") % {"why": " ".join(wrong.messages)}
    return ""


def keep_unless_overtaken(
    request: HttpRequest, found: Listing, edit: Edit, names: Sequence[str], typed: Sequence[str]
) -> dict[str, Any]:
    """Keep an edit of a draft; {} when it is kept, else what to tell instead.

    ``names`` are the fields of the page, and ``typed`` those in which somebody typed something
    else than the draft says by now.
    """
    with transaction.atomic():
        now = draft_of(held(found))
        mark = mark_of(now, names)
        if request.POST.get(SEEN, mark) == mark:
            problem = why_not(lambda: drafts.keep(found, edit, by=person_of(request)))
            return {"problem": problem} if problem else {}
    return {"seen": mark, "overtaken": says_now(now, typed)}


def show(request: HttpRequest, name: str, template: str, words: dict[str, Any]) -> HttpResponse:
    """One of the five pages, with its number: 422 where something on it is wrong, 409 where
    somebody else was faster."""
    page = BY_NAME[name]
    wrong = words.get("problem") or words.get("problems") or getattr(words["form"], "errors", None)
    status = UNPROCESSABLE if wrong and request.method == "POST" else 200
    return render(
        request,
        template,
        {"page": page, "of": len(PAGES), "back": _before(page.number, words), **words},
        status=CONFLICT if words.get("overtaken") else status,
    )


def _before(number: int, words: dict[str, Any]) -> str:
    """The address of the page before; from the first one, the list of all listings."""
    listing = words.get("listing")
    if number == 1 or listing is None:
        return reverse("portal:home")
    return PAGES[number - 2].address_for(listing)


def kept(request: HttpRequest, listing: Listing, name: str) -> HttpResponse:
    """Lead on after a page was kept, or home where somebody goes on later."""
    if request.POST.get("do") != LATER:
        return go_on(go_on_from(listing, name))
    messages.success(request, _("Saved. Go on with it whenever you like."))
    return go_on(reverse("portal:home"))
