"""Planned against delivered in the editors' site: a page that prints, and a CSV file."""

import csv
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from guardianship.accounts.exporting import Taken, taken_away
from guardianship.lib import clock
from guardianship.lib.safe_cells import safe_cell
from guardianship.lib.time_bands import band_choices
from places.admin_door import TeamView
from places.admin_forms.days import DaysForm
from places.outreach.planned import Row, planned_and_delivered, week_of

MAY_READ = "outreach.view_visit"
WEEKS = 4


class PlannedView(TeamView):
    """Counts by area, week and band; the last four whole weeks when nothing is asked."""

    permissions = (MAY_READ,)
    template_name = "places/outreach/admin/planned.html"
    page_title = gettext_lazy("Planned and delivered visits")
    header_icon = "globe"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or with ``?format=csv`` the file."""
        monday = week_of(clock.today())
        self.form = DaysForm(
            request.GET
            if "first_day" in request.GET
            else {"first_day": monday - timedelta(weeks=WEEKS), "last_day": monday - timedelta(1)}
        )
        rows: list[Row] = []
        if self.form.is_valid():
            days = self.form.cleaned_data
            rows = planned_and_delivered(days["first_day"], days["last_day"])
            if request.GET.get("format") == "csv":
                taken_away(request, Taken("outreach_planned", "csv", len(rows)))
                return _as_csv(rows, days["first_day"], days["last_day"])
        return self.render_to_response(self.get_context_data(rows=rows))

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
