"""The page that takes a bulk action back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from guardianship.accounts.models import User
from guardianship.lib import clock
from places.actions import LeftAsItIs
from places.bulk_actions.base import Left, told
from places.models import BulkChange
from places.undo import UNDO_WITHIN, undo

NEEDS = {BulkChange.Did.CONFIRM: "places.change_listing"}
NEEDS_OTHERWISE = "places.publish_listing"


class UndoView(WagtailAdminTemplateMixin, TemplateView):
    """For the person who did it, for a day, once; what was changed since stays changed."""

    viewset: Any = None
    template_name = "places/admin/bulk/undo.html"
    page_title = gettext_lazy("Undo")
    header_icon = "undo"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """404 for a change of somebody else, one that is too old, and one that was undone."""
        person = request.user
        if not isinstance(person, User):
            raise PermissionDenied
        since = clock.now() - UNDO_WITHIN
        mine = BulkChange.objects.filter(by=person, undone_at__isnull=True, made_at__gte=since)
        self.change = get_object_or_404(mine, pk=kwargs["pk"])
        if not person.has_perm(NEEDS.get(BulkChange.Did(self.change.did), NEEDS_OTHERWISE)):
            raise PermissionDenied
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the list."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse(self.viewset.get_url_name("list")), "label": _("Listings")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would be taken back."""
        changed = list(self.change.changed.select_related("listing"))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"change": self.change, "changed": changed}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it back, one listing after the other."""
        left: list[Left] = []
        done = 0
        for changed in self.change.changed.select_related("listing", "change"):
            try:
                undo(changed, self.person)
                done += 1
            except LeftAsItIs as error:
                left.append((changed.listing, str(error)))
        self.change.undone_at = clock.now()
        self.change.save(update_fields=["undone_at"])
        if done:
            words = ngettext("%d listing is as before.", "%d listings are as before.", done)
            messages.success(request, words % done)
        if left:
            messages.warning(request, told(left))
        return redirect(reverse(self.viewset.get_url_name("list")))
