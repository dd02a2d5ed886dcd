"""Planned against delivered in the editors' site: a page that prints, and a CSV file."""

import csv
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from guardianship.lib import clock
from guardianship.lib.safe_cells import safe_cell
from guardianship.lib.time_bands import band_choices
from places.outreach.planned import Row, planned_and_delivered, week_of

MAY_READ = "outreach.view_visit"
WEEKS = 4
LONGEST_DAYS = 366


class Days(forms.Form):
    """From which day to which, both included."""

    first_day = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    last_day = forms.DateField(
        label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """At most a year, in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and not 0 <= (last - first).days <= LONGEST_DAYS:
            raise forms.ValidationError(_("The last day comes after the first, within a year."))
        return cleaned


class PlannedView(WagtailAdminTemplateMixin, TemplateView):
    """Counts by area, week and band; the last four whole weeks when nothing is asked."""

    template_name = "places/outreach/admin/planned.html"
    page_title = gettext_lazy("Planned and delivered visits")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who may see visits; to everybody else there is nothing here."""
        if not request.user.has_perm(MAY_READ):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or with ``?format=csv`` the file."""
        monday = week_of(clock.today())
        self.form = Days(
            request.GET
            if "first_day" in request.GET
            else {"first_day": monday - timedelta(weeks=WEEKS), "last_day": monday - timedelta(1)}
        )
        rows: list[Row] = []
        if self.form.is_valid():
            days = self.form.cleaned_data
            rows = planned_and_delivered(days["first_day"], days["last_day"])
            if request.GET.get("format") == "csv":
                return _as_csv(rows, days["first_day"], days["last_day"])
        return self.render_to_response(self.get_context_data(rows=rows))

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, here."""
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows with the bands in words, and the sums."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        words, rows = dict(band_choices()), kwargs["rows"]
        return context | {
            "form": self.form,
            "rows": [(row, words.get(row.band, row.band)) for row in rows],
            "planned": sum(row.planned for row in rows),
            "delivered": sum(row.delivered for row in rows),
        }


def _as_csv(rows: list[Row], first_day: date, last_day: date) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"visits-{first_day}-{last_day}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(["week_from", "organisation", "area", "time_band", "planned", "delivered"])
    for row in rows:
        named = [safe_cell(row.organisation), safe_cell(row.area)]
        writer.writerow([row.week, *named, row.band, row.planned, row.delivered])
    return response
