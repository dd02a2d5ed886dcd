"""Where people of an organisation write down where their team was."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from places.outreach.commitment import charter_accepted, organisation_for, person_of
from places.outreach.visit_forms import VisitForm

SHOWN = 10


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@charter_accepted
def visits(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form and the latest visits of one organisation; 404 for those of others."""
    organisation = organisation_for(person_of(request), uid)
    form = VisitForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Thank you. We wrote it down."))
        return HttpResponseRedirect(request.path)
    context = {
        "organisation": organisation,
        "form": form,
        "latest": organisation.visits.select_related("coverage_area", "area")[:SHOWN],
    }
    return render(request, "places/outreach/visits.html", context)
