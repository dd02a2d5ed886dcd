"""The page that shows where something really is, to the few who may know."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from guardianship.accounts.models import User
from places.admin_forms.exact_pin import ExactPinForm
from places.enums import LocationVisibility
from places.exact_locations import exact_location_of
from places.models import ExactLocation, Listing
from places.moving_pins import move_exact_pin
from places.viewsets.confirm import trail

# To move the pin moves what the public sees, without a draft.
TO_MOVE_IT = ("places.change_listing", "places.publish_listing")


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ExactLocationView(WagtailAdminTemplateMixin, TemplateView):
    """Name, address and pin of one listing; every look is written down."""

    viewset: Any = None
    template_name = "places/admin/exact_location.html"
    page_title = gettext_lazy("Exact location")
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody without the permission; 404 where nothing is kept apart."""
        person = request.user
        if not isinstance(person, User) or not person.has_perm("places.view_exactlocation"):
            raise PermissionDenied
        self.person = person
        self.listing = get_object_or_404(Listing, pk=kwargs["pk"])
        kept = exact_location_of(self.listing)
        if kept is None:
            raise Http404
        self.kept: ExactLocation = kept
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_move(self) -> bool:
        """Whether this person may correct the pin."""
        hides = self.listing.location_visibility != LocationVisibility.EXACT
        return hides and self.person.has_perms(TO_MOVE_IT)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the list and the listing."""
        return trail(self.viewset, self.listing, str(self.page_title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is kept apart, and the form to correct its pin for those who may."""
        log(instance=self.listing, action="places.see_exact_location", user=self.person)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if "form" not in context and self.may_move:
            context["form"] = ExactPinForm(initial={"point": self.kept.point})
        context["media"] = context["form"].media if "form" in context else Media()
        return context | {"listing": self.listing, "kept": self.kept}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move the pin."""
        if not self.may_move:
            raise PermissionDenied
        form = ExactPinForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        move_exact_pin(listing=self.listing, point=form.cleaned_data["point"], by=self.person)
        messages.success(request, _("The pin of “%s” is moved.") % self.listing)
        return redirect(request.path)
