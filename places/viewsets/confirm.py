"""One click for "I asked, and it is still right"."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from guardianship.accounts.models import User
from places.actions import confirm_listing
from places.models import Listing


class ConfirmView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what the public sees and asks; only the button confirms."""

    viewset: Any = None
    template_name = "places/admin/confirm.html"
    page_title = gettext_lazy("Still right?")
    header_icon = "calendar-check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For people who may change listings."""
        person = request.user
        if not isinstance(person, User) or not person.has_perm("places.change_listing"):
            raise PermissionDenied
        self.person = person
        self.listing = get_object_or_404(Listing, pk=kwargs["pk"], live=True)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the list and the listing."""
        return trail(self.viewset, self.listing, str(self.page_title))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The listing as the public has it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"listing": self.listing}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm, with the role of whoever was asked."""
        role = request.POST.get("confirmed_by", "").strip()
        confirm_listing(listing=self.listing, by=self.person, role=role[:80])
        messages.success(request, _("“%s” is confirmed as of today.") % self.listing)
        return redirect(reverse(self.viewset.get_url_name("list")))


def trail(viewset: Any, listing: Listing, here: str) -> list[dict[str, str]]:
    """The way from the editors' home to a page about one listing."""
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse(viewset.get_url_name("list")), "label": _("Listings")},
        {"url": reverse(viewset.get_url_name("edit"), args=[listing.pk]), "label": str(listing)},
        {"url": "", "label": here},
    ]
