"""Where an owner accepts the charter for an organisation."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from places.outreach.commitment import accept as accept_charter
from places.outreach.commitment import latest_acceptance, may_accept, organisation_for, person_of
from places.outreach.models import Charter


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The charter in force and a button; 404 for organisations of others."""
    person = person_of(request)
    organisation = organisation_for(person, uid)
    charter = Charter.objects.in_force()
    if charter is None:
        raise Http404
    owner = may_accept(person, organisation)
    if request.method == "POST":
        # The version that was read, so that nobody accepts words that came meanwhile.
        if not owner or request.POST.get("version") != str(charter.version):
            return HttpResponseRedirect(request.path)
        accept_charter(organisation, charter, by=person)
        messages.success(request, _("Thank you. We wrote it down."))
        return HttpResponseRedirect(reverse("portal:home"))
    accepted = latest_acceptance(organisation)
    context = {
        "organisation": organisation,
        "charter": charter,
        "owner": owner,
        "accepted": accepted if accepted and accepted.charter_id == charter.pk else None,
        "older": accepted if accepted and accepted.charter_id != charter.pk else None,
    }
    return render(request, "places/outreach/accept.html", context)
