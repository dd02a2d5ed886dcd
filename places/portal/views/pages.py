"""What all pages of the portal have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.actions import LeftAsItIs
from places.enums import MembershipRole
from places.models import Listing
from places.portal.charter_gate import stopped
from places.portal.people.powers import OwnersOnly

SEE_OTHER = 303
FORBIDDEN = 403
UNPROCESSABLE = 422
CONFLICT = 409
View = Callable[..., HttpResponse]


def _kept_by_nobody(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = stopped(request, view, kwargs) or _answer(view, request, *args, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return answered


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What the view says; whom to ask, where a member may not."""
    try:
        return view(request, *args, **kwargs)
    except OwnersOnly as refused:
        owners = refused.organisation.memberships.filter(
            role=MembershipRole.OWNER, user__is_active=True
        )
        words = {"organisation": refused.organisation, "owners": owners.select_related("user")}
        page = "places/portal/people/owners_only.html"
        return render(request, page, words, status=FORBIDDEN)


def portal_page(view: View) -> View:
    """A page with or without a form, for people who are signed in."""
    # Methods first, so that a wrong one is told the same wherever it points.
    page: View = require_http_methods(["GET", "HEAD", "POST"])(
        login_required(_kept_by_nobody(view))
    )
    return page


def portal_act(view: View) -> View:
    """A button, for people who are signed in."""
    act: View = require_POST(login_required(_kept_by_nobody(view)))
    return act


def go_on(address: str) -> HttpResponseRedirect:
    """Lead on after a form was sent."""
    response = HttpResponseRedirect(address)
    response.status_code = SEE_OTHER
    return response


def to_listing(listing: Listing) -> HttpResponseRedirect:
    """Lead to the page of a listing."""
    return go_on(reverse("portal:listing", args=[listing.uid]))


def done(request: HttpRequest, act: Callable[[], None], said: str) -> None:
    """Do something and say so, or say why it was left as it is."""
    try:
        act()
    except LeftAsItIs as why:
        messages.error(request, _("Nothing was changed: %(why)s.") % {"why": why})
    except ValidationError as wrong:
        said = " ".join(wrong.messages)
        messages.error(request, _("Nothing was changed: %(why)s") % {"why": said})
    else:
        messages.success(request, said)
