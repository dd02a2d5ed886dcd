"""Lists as CSV files: sending one, saying what its columns are, looking, and applying."""

from __future__ import annotations

import csv
import io
from itertools import islice
from uuid import UUID

from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gis.packs.cells import shown
from guardianship.accounts.factor import person_of
from guardianship.lib import clock
from places.sources.models import Feed, Sheet
from places.sources.roles import ADD_SHEET
from places.sources.sheets.columns import guessed
from places.sources.sheets.forms import ColumnsForm, SendForm
from places.sources.sheets.keeping import forget_sheets, has_broken_off, sheet_for
from places.sources.sheets.loading import SHEET, apply, check, feed_called
from places.sources.sheets.report_file import report_file
from places.sources.tasks import work_on_sheet

# Up to so many rows are worked on while the page loads.
AT_ONCE_ROWS = 200
REMARKS_ON_PAGE = 100
SAMPLES = 3
LOOK_AGAIN_S = 3
UNPROCESSABLE = 422
BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
@permission_required(ADD_SHEET, raise_exception=True)
def send(request: HttpRequest) -> HttpResponse:
    """The form that takes a file, and the lists that this person has sent today."""
    forget_sheets()
    person = person_of(request)
    is_sent = request.method == "POST"
    form = SendForm(request.POST, request.FILES) if is_sent else SendForm()
    if is_sent and form.is_valid():
        sheet, sent = form.save(commit=False), form.cleaned_data["file"]
        feed = feed_called(sheet.source)
        sheet.by, sheet.made_at = person, clock.now()
        sheet.text, sheet.headings, sheet.rows = sent.text, sent.headings, sent.rows
        sheet.columns = guessed(sent.headings, feed.columns if feed else {})
        if feed:
            sheet.kind, sheet.publish = feed.kind, feed.publish
        sheet.save()
        return redirect("sources_sheet_columns", sheet.uid)
    known = Feed.objects.filter(address__startswith=SHEET).values_list("name", flat=True)
    words = {"form": form, "mine": Sheet.objects.filter(by=person).order_by("-pk"), "known": known}
    return render(
        request,
        "places/sources/admin/sheet_send.html",
        words,
        status=UNPROCESSABLE if form.errors else 200,
    )


@require_http_methods(BOTH)
@permission_required(ADD_SHEET, raise_exception=True)
def columns(request: HttpRequest, sheet_uid: UUID) -> HttpResponse:
    """What each column is; then everything is read once, and nothing is kept of it."""
    sheet = sheet_for(person_of(request), sheet_uid)
    if sheet.state not in (Sheet.State.SENT, Sheet.State.CHECKED):
        return redirect("sources_sheet", sheet.uid)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        headings=sheet.headings,
        samples=_samples(sheet),
        columns=sheet.columns,
        initial={"kind": sheet.kind, "publish": sheet.publish},
    )
    if request.method == "POST" and form.is_valid():
        sheet.columns, sheet.kind = form.chosen, form.cleaned_data["kind"]
        sheet.publish = form.cleaned_data["publish"]
        sheet.save(update_fields=["columns", "kind", "publish"])
        _begin(sheet, Sheet.State.CHECKING)
        return redirect("sources_sheet", sheet.uid)
    return render(
        request,
        "places/sources/admin/sheet_columns.html",
        {"sheet": sheet, "form": form},
        status=UNPROCESSABLE if form.errors else 200,
    )


@require_http_methods(BOTH)
@permission_required(ADD_SHEET, raise_exception=True)
def look(request: HttpRequest, sheet_uid: UUID) -> HttpResponse:
    """What the list would do, how far the work is, or what it did."""
    sheet = sheet_for(person_of(request), sheet_uid)
    broken_off = has_broken_off(sheet)
    if request.method == "POST":
        return _answer(request, sheet, broken_off=broken_off)
    if sheet.state == Sheet.State.SENT:
        return redirect("sources_sheet_columns", sheet.uid)
    at_work = sheet.state in (Sheet.State.CHECKING, Sheet.State.APPLYING)
    response = render(
        request,
        "places/sources/admin/sheet.html",
        {
            "sheet": sheet,
            "remarks": sheet.remarks[:REMARKS_ON_PAGE],
            "remarks_left": max(0, len(sheet.remarks) - REMARKS_ON_PAGE),
            "at_work": at_work,
            "broken_off": broken_off,
        },
    )
    if at_work and not broken_off:
        response["Refresh"] = str(LOOK_AGAIN_S)
    return response


def _answer(request: HttpRequest, sheet: Sheet, *, broken_off: bool) -> HttpResponse:
    said = request.POST.get("do")
    at_work = sheet.state in (Sheet.State.CHECKING, Sheet.State.APPLYING)
    if said == "throw_away" and (broken_off or not at_work):
        sheet.delete()
        return redirect("sources_sheets")
    if said == "apply" and sheet.state == Sheet.State.CHECKED:
        _begin(sheet, Sheet.State.APPLYING)
    elif said == "again" and broken_off:
        _begin(sheet, Sheet.State(sheet.state), again=True)
    return redirect("sources_sheet", sheet.uid)


def _begin(sheet: Sheet, state: Sheet.State, *, again: bool = False) -> None:
    """At once, or in the background where there is much to do; a second press does nothing."""
    with transaction.atomic():
        row = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        if row.state != sheet.state or (row.state == state and not again):
            return
        row.state, row.told_at, row.done, row.to_do = state, clock.now(), 0, row.rows
        row.save(update_fields=["state", "told_at", "done", "to_do"])
    if row.rows > AT_ONCE_ROWS:
        work_on_sheet.enqueue(row.pk)
    elif state == Sheet.State.CHECKING:
        check(row)
    else:
        apply(row)


@require_safe
@permission_required(ADD_SHEET, raise_exception=True)
def report(request: HttpRequest, sheet_uid: UUID) -> HttpResponse:
    """Every remark of the last look or of the import, as a table."""
    sheet = sheet_for(person_of(request), sheet_uid)
    response = HttpResponse(report_file(sheet), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="report.csv"'
    return response


def _samples(sheet: Sheet) -> dict[str, list[str]]:
    """The first different values of each column."""
    rows = csv.DictReader(io.StringIO(sheet.text, newline=""))
    found: dict[str, list[str]] = {heading: [] for heading in sheet.headings}
    for row in islice(rows, 50):
        for heading in sheet.headings:
            value = (row.get(heading) or "").strip()
            there = found[heading]
            if value and len(there) < SAMPLES and shown(value) not in there:
                there.append(shown(value))
    return found
