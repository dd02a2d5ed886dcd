"""When a new listing is open: the hours, read back before they are kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from guardianship.accounts.factor import person_of
from places.portal.new import drafts
from places.portal.new.forms.when import WhenForm
from places.portal.new.scope import new_listing_for
from places.portal.new.views.saving import LATER, kept, new_page, show, why_not
from places.portal.scope import membership_in
from places.portal.views.edits import SAVE
from places.portal.writing import draft_of

TEMPLATE = "places/portal/new/when.html"


@new_page
def when(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Typed, read back with the next 14 days, kept."""
    person = person_of(request)
    found = new_listing_for(person, uid)
    form = WhenForm(draft_of(found), request.POST if request.method == "POST" else None)
    words = {"listing": found, "form": form, "reading": None, "problems": []}
    if request.method != "POST":
        return show(request, "when", TEMPLATE, words)
    if not form.is_valid():
        words["problems"] = form.problems()
    elif request.POST.get("do") not in (SAVE, LATER):
        words |= {"reading": form.reading(), "form": form.with_room()}
    else:
        role = membership_in(person, found.organisation).role
        problem = why_not(lambda: drafts.keep(found, form.edit(role), by=person))
        if not problem:
            return kept(request, found, "when")
        words["problem"] = problem
    return show(request, "when", TEMPLATE, words)
