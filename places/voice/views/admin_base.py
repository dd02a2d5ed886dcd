"""Who enters a page of moderation, and one fetch for each table."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from guardianship.accounts.models import User
from places.voice.models import Concern, Correction, View


class VoiceView(WagtailAdminTemplateMixin, TemplateView):
    """A page for people with any of ``permissions``; for all others there is no such page."""

    permissions: tuple[str, ...] = ()
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """404 rather than "you may not": what is not said is not told."""
        person = request.user
        if not isinstance(person, User) or not any(map(person.has_perm, self.permissions)):
            raise Http404
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, what people say, here."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("voice_board"), "label": _("What people say")},
            {"url": "", "label": str(self.page_title)},
        ]


def concern_for(person: User, pk: int) -> Concern:
    """The concern, or 404 as for one that does not exist."""
    concern = Concern.objects.readable_by(person).select_related("listing").filter(pk=pk).first()
    if concern is None:
        raise Http404
    return concern


def view_for(person: User, pk: int) -> View:
    """The view, or 404; what was taken back is nobody's any more."""
    view = View.objects.readable_by(person).filter(pk=pk).first()
    if view is None:
        raise Http404
    return view


def correction_for(person: User, pk: int) -> Correction:
    """The correction, or 404."""
    rows = Correction.objects.filter(pk=pk) if person.has_perm("voice.view_correction") else None
    correction = rows.select_related("listing").first() if rows is not None else None
    if correction is None:
        raise Http404
    return correction
