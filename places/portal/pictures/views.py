"""The organisation's page of its picture."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.accounts.factor import person_of
from places.actions import LeftAsItIs
from places.enums import LocationVisibility
from places.portal.charter_gate import passes_without_charter
from places.portal.pictures import keeping
from places.portal.pictures.files import file_of
from places.portal.pictures.forms import PictureForm
from places.portal.pictures.models import HAS_A_FILE, ListingPicture
from places.portal.pictures.renditions import WIDTHS_PX, rendition_of
from places.portal.scope import listing_for
from places.portal.views.pages import UNPROCESSABLE, go_on, portal_act, portal_page


@portal_page
def picture(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The picture as it stands, and the form for another."""
    person = person_of(request)
    found = listing_for(person, uid)
    form = PictureForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.send_picture(found, form.cleaned_data["file"], form.agreed(), by=person)
        except LeftAsItIs as why:
            messages.error(request, _("Nothing was changed: %(why)s.") % {"why": why})
        else:
            messages.success(request, _("Sent. Somebody looks at it before it is public."))
        return go_on(reverse("portal:picture", args=[found.uid]))
    rows = ListingPicture._default_manager.filter(listing=found).order_by("-sent_at", "-pk")
    words = {
        "listing": found,
        "form": form,
        "pictures": [
            (row, rendition_of(row, WIDTHS_PX[0]))
            for row in rows.filter(state__in=HAS_A_FILE, image__isnull=False)
        ],
        "last": rows.first(),
        "shows_where": found.location_visibility == LocationVisibility.EXACT,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "places/portal/pictures/picture.html", words, status=status)


@portal_act
@passes_without_charter
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """No longer agreed to: gone at once, whatever else waits."""
    person = person_of(request)
    found = listing_for(person, uid)
    gone = keeping.withdraw(found, by=person)
    said = _("It is gone, and its files are deleted.") if gone else _("There was no picture.")
    messages.success(request, said)
    return go_on(reverse("portal:picture", args=[found.uid]))


@portal_page
def own_file(request: HttpRequest, uid: UUID, picture_id: int) -> HttpResponse:
    """A picture of one's own listing, public or not."""
    found = listing_for(person_of(request), uid)
    rows = ListingPicture._default_manager.filter(listing=found, pk=picture_id)
    row = rows.filter(state__in=HAS_A_FILE, image__isnull=False).first()
    if row is None:
        raise Http404
    return file_of(row, WIDTHS_PX[0])
