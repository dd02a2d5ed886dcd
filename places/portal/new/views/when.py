"""When a new listing is open: the hours, read back before they are kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from guardianship.accounts.factor import person_of
from places.portal.new.forms.when import WhenForm
from places.portal.new.scope import new_listing_for
from places.portal.new.views.saving import LATER, keep_unless_overtaken, kept, new_page, show
from places.portal.overtaken import SEEN, mark_of
from places.portal.scope import membership_in
from places.portal.views.edits import HOURS, SAVE
from places.portal.writing import draft_of

TEMPLATE = "places/portal/new/when.html"


@new_page
def when(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Typed, read back with the next 14 days, kept."""
    person = person_of(request)
    found = new_listing_for(person, uid)
    draft = draft_of(found)
    form = WhenForm(draft, request.POST if request.method == "POST" else None)
    seen = request.POST.get(SEEN) or mark_of(draft, HOURS)
    words = {"listing": found, "form": form, "reading": None, "problems": [], "seen": seen}
    if request.method != "POST":
        return show(request, "when", TEMPLATE, words)
    if not form.is_valid():
        words["problems"] = form.problems()
    elif request.POST.get("do") not in (SAVE, LATER):
        words |= {"reading": form.reading(), "form": form.with_room()}
    else:
        role = membership_in(person, found.organisation).role
        told = keep_unless_overtaken(request, found, form.edit(role), HOURS, ["sessions"])
        if not told:
            return kept(request, found, "when")
        words |= told
    return show(request, "when", TEMPLATE, words)
