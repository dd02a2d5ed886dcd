"""Where moderators decide about claims, in the editors' site."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.actions import LeftAsItIs
from places.admin_door import TeamView
from places.enums import LocationVisibility
from places.models import Organisation
from places.portal.people import claims
from places.portal.people.claimable import looked_after
from places.portal.people.enums import ClaimState
from places.portal.people.forms import DecisionForm
from places.portal.people.models import Claim
from places.portal.people.roles import CLAIMS

SHOWN = 50
MAY_SEE, MAY_DECIDE = CLAIMS


class ClaimsBase(TeamView):
    """Pages about claims."""

    permissions = (MAY_SEE,)
    header_icon = "key"


class ClaimsView(ClaimsBase):
    """What waits, the oldest first, and what was decided lately."""

    template_name = "places/portal/people/admin/claims.html"
    page_title = gettext_lazy("Claims")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Two lists; two queries."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = Claim.objects.select_related("listing", "organisation")
        return context | {
            "waiting": rows.filter(state=ClaimState.OPEN)[:SHOWN],
            "decided": rows.exclude(state=ClaimState.OPEN).order_by("-ended_at", "-pk")[:SHOWN],
        }


class ClaimView(ClaimsBase):
    """One claim: what was written, what is known, yes or no."""

    template_name = "places/portal/people/admin/claim.html"
    page_title = gettext_lazy("A claim")
    form: DecisionForm | None = None

    def way_here(self) -> tuple[str, str]:
        """All claims."""
        return reverse("people_claims"), _("Claims")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The claim with what helps to decide."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        claim = claim_at(kwargs["pk"])
        others = Claim.objects.filter(listing=claim.listing_id, state=ClaimState.OPEN)
        return context | {
            "claim": claim,
            "is_open": claim.state == ClaimState.OPEN,
            "may_decide": self.person.has_perm(MAY_DECIDE),
            "is_taken": looked_after(claim.listing),
            "hides_where": claim.listing.location_visibility != LocationVisibility.EXACT,
            "others": others.exclude(pk=claim.pk).select_related("organisation"),
            "has_listings": claim.organisation.listings.filter(live=True).count(),
            "form": self.form or DecisionForm(),
            "listing_edit": reverse(
                claim.listing.snippet_viewset.get_url_name("edit"), args=[claim.listing_id]
            ),
            "organisation_edit": reverse(
                Organisation.snippet_viewset.get_url_name("edit"), args=[claim.organisation_id]
            ),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One press."""
        claim = claim_at(kwargs["pk"])
        act = request.POST.get("do")
        if act not in ("approve", "refuse") or not self.person.has_perm(MAY_DECIDE):
            raise Http404
        self.form = DecisionForm(request.POST, refusing=act == "refuse")
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs))
        decide = claims.approve if act == "approve" else claims.refuse
        try:
            decide(claim, by=self.person, reason=self.form.cleaned_data["reason"])
        except LeftAsItIs as why:
            messages.error(request, _("Nothing was changed: %(why)s.") % {"why": why})
        except ValidationError as wrong:
            said = " ".join(wrong.messages)
            messages.error(request, _("Nothing was changed: %(why)s") % {"why": said})
        else:
            messages.success(request, _("Decided. They are written to."))
            return redirect("people_claims")
        return redirect("people_claim", pk=claim.pk)


def claim_at(pk: int) -> Claim:
    """The claim, or 404."""
    rows = Claim.objects.select_related("listing__organisation", "organisation", "made_by")
    found: Claim | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
