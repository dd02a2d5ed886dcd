"""How long looks take: a page that prints, and a CSV file. No person is in either."""

import csv
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from guardianship.accounts.exporting import Taken, taken_away
from guardianship.lib import clock
from places.admin_forms.days import DaysForm
from places.moderation.report import LEAST_SHOWN, Figure, figures
from places.moderation.views.base import ModerationView

MAY_READ = "moderation.view_look"
A_YEAR_DAYS = 365
NOT_SHOWN = "–"
COLUMNS = ("organisation_type", "change", "approved", "median_hours", "median_hours_with_us")


class Days(DaysForm):
    """Days on which listings were approved, at most three years of them."""

    longest_days = 1100


class TimesView(ModerationView):
    """Medians by type of organisation and of change."""

    permissions = (MAY_READ,)
    template_name = "places/moderation/admin/times.html"
    page_title = gettext_lazy("Time to approve")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or with ``?format=csv`` the file."""
        today = clock.today()
        last_year = {"first_day": today - timedelta(days=A_YEAR_DAYS), "last_day": today}
        form = Days(request.GET if "first_day" in request.GET else last_year)
        rows: list[Figure] = []
        if form.is_valid():
            first, last = form.cleaned_data["first_day"], form.cleaned_data["last_day"]
            rows = figures(first, last)
            if request.GET.get("format") == "csv":
                taken_away(request, Taken("moderation_times", "csv", len(rows)))
                return _as_csv(rows, first, last)
        shown = {"form": form, "rows": rows, "least": LEAST_SHOWN, "not_shown": NOT_SHOWN}
        return self.render_to_response(self.get_context_data(**shown))


def _as_csv(rows: list[Figure], first_day: date, last_day: date) -> HttpResponse:
    """Codes, whole numbers and decimals alone: nothing in it is anybody's text."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"time-to-approve-{first_day}-{last_day}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for row in rows:
        numbers = (row.approved, row.hours, row.hours_with_us)
        shown = [NOT_SHOWN if number is None else number for number in numbers]
        writer.writerow([row.organisation_type.value, row.change.value, *shown])
    return response
