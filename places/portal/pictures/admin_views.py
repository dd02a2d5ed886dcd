"""The moderator's look at pictures."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from guardianship.accounts.models import User
from places.actions import LeftAsItIs
from places.admin_door import TeamView, person_with
from places.portal.pictures import keeping
from places.portal.pictures.files import file_of
from places.portal.pictures.forms import RefusalForm
from places.portal.pictures.models import ListingPicture, PictureState
from places.portal.pictures.renditions import WIDTHS_PX
from places.portal.pictures.roles import MAY_LOOK


def looker(request: HttpRequest) -> User:
    """Who asks, where they look at pictures; 404 for all others."""
    return person_with(request, MAY_LOOK)


def waiting_picture(pk: int) -> ListingPicture:
    """A picture that waits; 404 for every other."""
    rows = ListingPicture._default_manager.filter(pk=pk, state=PictureState.WAITING)
    found = rows.select_related("listing__organisation", "image").first()
    if found is None or found.image is None:
        raise Http404
    return found


class LookView(TeamView):
    """Pages for those who look at pictures."""

    permissions = (MAY_LOOK,)
    header_icon = "image"


class PicturesView(LookView):
    """All that wait, the oldest first."""

    template_name = "places/portal/pictures/admin_list.html"
    page_title = gettext_lazy("Pictures to look at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The pictures."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = ListingPicture._default_manager.filter(state=PictureState.WAITING)
        waiting = rows.select_related("listing__organisation").order_by("sent_at", "pk")
        return context | {"pictures": waiting[:100]}


class PictureView(LookView):
    """One picture with what was agreed."""

    template_name = "places/portal/pictures/admin_look.html"
    page_title = gettext_lazy("Look at a picture")
    form: RefusalForm | None = None

    def way_here(self) -> tuple[str, str]:
        """All that wait."""
        return reverse("listing_pictures"), _("Pictures to look at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The picture and the form for a reason."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        picture = waiting_picture(kwargs["pk"])
        return context | {"picture": picture, "form": self.form or RefusalForm()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it public, or send it back with a reason."""
        picture = waiting_picture(kwargs["pk"])
        does = request.POST.get("do")
        self.form = RefusalForm(request.POST)
        try:
            if does == "approve":
                keeping.approve(picture, by=self.person)
            elif does == "refuse" and self.form.is_valid():
                keeping.refuse(picture, self.form.cleaned_data["why"], by=self.person)
            else:
                return self.render_to_response(self.get_context_data(**kwargs))
        except LeftAsItIs as why:
            messages.error(request, _("Nothing was changed: %(why)s.") % {"why": why})
        else:
            messages.success(request, _("Done."))
        return redirect("listing_pictures")


@require_safe
def waiting_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The picture itself, for those who look at it."""
    looker(request)
    response = file_of(waiting_picture(pk), WIDTHS_PX[-1])
    response["Cache-Control"] = "private, no-store"
    return response
