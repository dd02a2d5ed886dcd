"""What young people said, as far as they agreed that the organisation reads it."""

from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guardianship.accounts.factor import person_of
from places.portal.people.powers import Power, organisation_where
from places.portal.views.pages import portal_page
from places.voice.views_said import views_for

SHOWN = 100


@portal_page
def heard(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The latest, by listing; nothing that a moderator has not read."""
    organisation = organisation_where(person_of(request), uid, Power.HEAR)
    latest = list(views_for(organisation).select_related("listing")[:SHOWN])
    latest.sort(key=lambda view: (view.listing.name, view.listing.pk))
    groups = [
        {"listing": views[0].listing, "views": views}
        for views in (list(some) for _key, some in groupby(latest, lambda one: one.listing_id))
    ]
    words = {"organisation": organisation, "groups": groups}
    return render(request, "places/portal/people/heard.html", words)
