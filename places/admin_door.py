"""The door of our own pages in the editors' site: to whoever may not, there is no such page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from guardianship.accounts.models import User


def person_with(request: HttpRequest, *permissions: str) -> User:
    """The person, who has any of the permissions; ``Http404`` for everybody else."""
    person = request.user
    if not isinstance(person, User) or not any(map(person.has_perm, permissions)):
        raise Http404
    return person


@method_decorator(never_cache, name="dispatch")
class TeamView(WagtailAdminTemplateMixin, TemplateView):
    """A page for people with any of ``permissions``; 404 rather than "you may not".

    What is not said is not told: whoever has none of them reads what stands for a page that does
    not exist. ``person`` is whoever asks.
    """

    permissions: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let them in."""
        self.person = person_with(request, *self.permissions)
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


class TeamMenuItem(MenuItem):
    """The way to such a page in the menu: for whom it would open."""

    def __init__(self, *args: Any, permissions: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permissions = tuple(permissions)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person has any of the permissions."""
        return any(map(request.user.has_perm, self.permissions))
