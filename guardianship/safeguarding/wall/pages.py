"""Pages of administrators: whose area is whose. They show no case data, and open no way to any."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from guardianship.safeguarding.rights.enums import Purpose
from guardianship.safeguarding.wall.duties import end_duty, give_duty
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.forms import DutyForm
from guardianship.safeguarding.wall.models import AreaDuty
from guardianship.safeguarding.wall.views import CaseworkView

UNPROCESSABLE = 422
_PURPOSES = dict(Purpose.choices)


class DutiesPage(CaseworkView, View):
    """Duties that hold or will, and the form that gives one."""

    permission = "wall.view_areaduty"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        return self._page(DutyForm(self.person))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Give one; noted with the person's account."""
        if not self.person.has_perm("wall.add_areaduty"):
            raise PermissionDenied
        form = DutyForm(self.person, request.POST)
        if not form.is_valid():
            return self._page(form, status=UNPROCESSABLE)
        said = form.cleaned_data
        give_duty(
            said["person"],
            said["area"],
            DutyRole(said["role"]),
            by=self.person,
            ends_on=said["ends_on"],
            purpose=said["purpose"],
        )
        messages.success(request, _("The duty is given, from today."))
        return redirect("wall:duties")

    def _page(self, form: DutyForm, *, status: int = 200) -> HttpResponse:
        rows = AreaDuty.objects.not_over().select_related("person", "area", "given_by")
        listed = [
            (duty, _PURPOSES.get(duty.purpose, duty.purpose))
            for duty in rows.defer("area__boundary").order_by("person__full_name", "area__name")
        ]
        words = {"form": form, "listed": listed}
        return render(self.request, "safeguarding/duties.html", words, status=status)


class EndDuty(CaseworkView, View):
    """End a duty at once."""

    permission = "wall.change_areaduty"

    def post(self, request: HttpRequest, duty: int) -> HttpResponse:
        """Ended; one that is over already is not there."""
        found = get_object_or_404(AreaDuty.objects.not_over(), pk=duty)
        end_duty(found, by=self.person)
        messages.success(request, _("The duty has ended."))
        return redirect("wall:duties")
