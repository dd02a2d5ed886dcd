"""The page that shows where something really is, to the few who may know."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from places.exact_locations import exact_location_of
from places.models import Listing
from places.viewsets.confirm import trail


@method_decorator(never_cache, name="dispatch")
class ExactLocationView(WagtailAdminTemplateMixin, TemplateView):
    """Name, address and pin of one listing; every look is written down."""

    viewset: Any = None
    template_name = "places/admin/exact_location.html"
    page_title = _("Exact location")
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody without the permission."""
        if not request.user.has_perm("places.view_exactlocation"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the list and the listing."""
        return trail(self.viewset, self.listing, str(self.page_title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is kept apart; 404 where nothing is."""
        self.listing = get_object_or_404(Listing, pk=self.kwargs["pk"])
        kept = exact_location_of(self.listing)
        if kept is None:
            raise Http404
        log(instance=self.listing, action="places.see_exact_location", user=self.request.user)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"listing": self.listing, "kept": kept}
