"""Hours read back while they are typed, and the same without JavaScript; nothing is saved."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from places.admin_forms.hours_read import (
    NOT_WHOLE,
    is_whole,
    read_form,
    with_more_sessions,
    without_sessions,
)
from places.enums import Weekday
from places.models import Listing
from places.unsaved_hours.presets import rows_of

# Names of the buttons that read the hours back and that add rows first, and of the ticks that
# take rows out. Only pages without JavaScript have them.
CHECK, ADD, TAKE_OUT = "check-hours", "add-sessions", "take-out"


@method_decorator(never_cache, name="dispatch")
class CheckHoursView(View):
    """Takes the form of a listing and answers with the panel of its hours."""

    viewset: Any = None
    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For people who may add listings or change this one."""
        action = "change" if "pk" in kwargs else "add"
        policy = self.viewset.permission_policy
        if not policy.user_has_permission(request.user, action):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """The panel; 400 in words when this is no form of a listing, 404 for one that is gone."""
        listing = None
        if pk is not None:
            listing = get_object_or_404(Listing, pk=pk).get_latest_revision_as_object()
        form_class = self.viewset.get_form_class()
        form = form_class(request.POST, instance=listing, for_user=request.user)
        if not is_whole(form):
            return _not_whole()
        context = {"found": read_form(form), "days": list(Weekday)}
        return render(request, "places/admin/hours/answer.html", context)


class HoursCheckedFirst:
    """A form whose other buttons read the hours back, or add rows, and save nothing."""

    request: HttpRequest
    form: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The same page with all that was typed, when one of those buttons was pressed."""
        if not {CHECK, ADD} & request.POST.keys():
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        self.form = self.get_form()  # type: ignore[attr-defined]
        if not is_whole(self.form):
            return _not_whole()
        self.form.is_valid()
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def get_form_kwargs(self) -> dict[str, Any]:
        """What was sent, without the rows that were ticked and with those asked for."""
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        sent = self.request.POST
        if TAKE_OUT in sent or ADD in sent:
            less = without_sessions(sent, sent.getlist(TAKE_OUT))
            kwargs["data"] = with_more_sessions(less, rows_of(sent.get(ADD, "")) or [])
        return kwargs


def _not_whole() -> HttpResponseBadRequest:
    return HttpResponseBadRequest(NOT_WHOLE, content_type="text/plain; charset=utf-8")
