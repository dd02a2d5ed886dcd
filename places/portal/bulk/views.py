"""Taking the file away, sending one, looking at what it would do, and doing it."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.accounts.factor import person_of
from guardianship.accounts.models import User
from guardianship.lib import clock
from places.enums import MembershipRole
from places.models import Organisation
from places.portal.bulk.applying import TO_DO, apply
from places.portal.bulk.exporting import empty_file, file_of
from places.portal.bulk.files import FileRefused, Table, table_in
from places.portal.bulk.keeping import forget_old, upload_for
from places.portal.bulk.models import Upload
from places.portal.bulk.planning import Outcome, plan
from places.portal.bulk.tasks import apply_upload
from places.portal.people.powers import Power, organisation_where
from places.portal.views.pages import UNPROCESSABLE, go_on, portal_page

# Up to so many rows are written while the page loads, in one transaction.
AT_ONCE_ROWS = 50


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


@portal_page
def send(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the file is like, and the form that takes it."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.UPLOAD)
    forget_old()
    if request.method != "POST":
        return _form(request, organisation, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            table = table_in(form.cleaned_data["file"])
        except FileRefused as refused:
            form.add_error("file", str(refused))
        else:
            return go_on(_address(_keep(organisation, person, table)))
    return _form(request, organisation, form)


def _form(request: HttpRequest, organisation: Organisation, form: UploadForm) -> HttpResponse:
    words = {"organisation": organisation, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "places/portal/bulk/send.html", words, status=status)


def _keep(organisation: Organisation, person: User, table: Table) -> Upload:
    """Keep the cells for the look, in place of those of an earlier file."""
    _planned, own = plan(organisation, table.rows)
    with transaction.atomic():
        Upload.objects.filter(
            organisation=organisation, by=person, state=Upload.State.LOOKED_AT
        ).delete()
        return Upload.objects.create(
            organisation=organisation,
            by=person,
            made_at=clock.now(),
            rows=[[number, cells] for number, cells in table.rows],
            seen=own.seen(),
            notes=table.notes,
        )


@portal_page
def look(request: HttpRequest, uid: UUID, upload: UUID) -> HttpResponse:
    """What the file would do, how far it is, or what it did."""
    person = person_of(request)
    organisation = organisation_where(person, uid, Power.UPLOAD)
    kept = upload_for(organisation, upload)
    if request.method == "POST" and kept.state == Upload.State.LOOKED_AT:
        if request.POST.get("do") == "throw_away":
            kept.delete()
            return go_on(reverse("portal:bulk", args=[organisation.uid]))
        if request.POST.get("do") == "apply":
            _apply(kept, person)
            return go_on(_address(kept))
    words: dict[str, Any] = {"organisation": organisation, "upload": kept}
    if kept.state != Upload.State.LOOKED_AT:
        return render(request, "places/portal/bulk/done.html", words)
    planned, _own = plan(organisation, [(number, cells) for number, cells in kept.rows])
    counts = {outcome.value: 0 for outcome in Outcome}
    for row in planned:
        counts[row.outcome] += 1
    words |= {
        "faulty": [row for row in planned if row.outcome is Outcome.FAULTY],
        "work": [row for row in planned if row.outcome in TO_DO],
        "counts": counts,
    }
    return render(request, "places/portal/bulk/look.html", words)


def _apply(upload: Upload, person: User) -> None:
    """At once, or in the background where there is much to do; a second press does nothing."""
    with transaction.atomic():
        row = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
        if row is None or row.state != Upload.State.LOOKED_AT:
            return
        # Whoever says so has written it, also where a colleague sent the file.
        row.state, row.by = Upload.State.RUNNING, person
        row.save(update_fields=["state", "by"])
        if len(row.rows) <= AT_ONCE_ROWS:
            apply(row, role=MembershipRole.OWNER)
            return
        row.to_do = len(row.rows)
        row.save(update_fields=["to_do"])
    apply_upload.enqueue(upload.pk)


def _address(upload: Upload) -> str:
    return reverse("portal:bulk_look", args=[upload.organisation.uid, upload.uid])


@portal_page
def own_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All listings of the organisation."""
    organisation = organisation_where(person_of(request), uid, Power.UPLOAD)
    return _csv(file_of(organisation), _("listings"))


@portal_page
def template(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The header of the file."""
    organisation_where(person_of(request), uid, Power.UPLOAD)
    return _csv(empty_file(), _("new-listings"))


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
