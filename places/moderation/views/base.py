"""Who enters pages of moderation, and the one way in which a listing is fetched for them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from guardianship.accounts.models import User
from places.models import Listing

MAY_LOOK = "places.publish_listing"
UNPROCESSABLE = 422


def looker(request: HttpRequest, permission: str = MAY_LOOK) -> User:
    """The person, or 404: to whoever may not, there is no such page."""
    if not isinstance(request.user, User) or not request.user.has_perm(permission):
        raise Http404
    return request.user


def listing_for(person: User, pk: int) -> Listing:
    """A listing for somebody who may look at it; 404 as for one that does not exist."""
    rows = Listing.objects.select_related("organisation", "place") if _may(person) else None
    found: Listing | None = rows.filter(pk=pk).first() if rows is not None else None
    if found is None:
        raise Http404
    return found


def _may(person: User) -> bool:
    return person.has_perm(MAY_LOOK)


def shown_as_public(request: HttpRequest, draft: Listing) -> HttpResponse:
    """The public page of a draft, to be framed by our own pages alone."""
    response: HttpResponse = draft.make_preview_request(request, draft.default_preview_mode)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


@method_decorator(never_cache, name="dispatch")
class ModerationView(WagtailAdminTemplateMixin, TemplateView):
    """A page for people with ``permission``; to all others there is no such page."""

    permission = MAY_LOOK
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let them in."""
        self.person = looker(request, self.permission)
        return super().dispatch(request, *args, **kwargs)

    def way_here(self) -> tuple[str, str] | None:
        """Address and name of the page above this one."""
        return None

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the page above, here."""
        above = self.way_here()
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *([{"url": above[0], "label": above[1]}] if above else []),
            {"url": "", "label": str(self.get_page_subtitle() or self.page_title)},
        ]
