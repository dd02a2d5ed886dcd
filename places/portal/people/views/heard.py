"""What young people said, as far as they agreed that the organisation reads it."""

from collections import defaultdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guardianship.accounts.factor import person_of
from places.models import Listing
from places.portal.people.powers import Power, organisation_where
from places.portal.views.pages import portal_page
from places.voice.models import View
from places.voice.views_said import views_for

SHOWN = 100


@portal_page
def heard(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The latest, by listing; nothing that a moderator has not read."""
    organisation = organisation_where(person_of(request), uid, Power.HEAR)
    by_listing: dict[Listing, list[View]] = defaultdict(list)
    for view in views_for(organisation).select_related("listing")[:SHOWN]:
        if view.listing is not None:
            by_listing[view.listing].append(view)
    groups = sorted(by_listing.items(), key=lambda group: (group[0].name, group[0].pk))
    words = {"organisation": organisation, "groups": groups}
    return render(request, "places/portal/people/heard.html", words)
