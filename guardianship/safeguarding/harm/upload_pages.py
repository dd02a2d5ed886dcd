"""The pages on which analysts send a file of counts, and see how far it is and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gis.models import AreaSet
from gis.packs.refusals import FileRefused
from guardianship.safeguarding.casework.pages import CaseworkPage, go_on
from guardianship.safeguarding.harm.enums import Rule
from guardianship.safeguarding.harm.importing import ask_for_import, give_up_what_died, stop
from guardianship.safeguarding.harm.loading import How
from guardianship.safeguarding.harm.models import CountImport, HarmSource
from guardianship.safeguarding.harm.tasks import count_file

UNPROCESSABLE = 422
LOAD = "load"
LOOK_AGAIN_S = 2


class UploadForm(forms.Form):
    """A file, where it comes from, and how its rows find their areas."""

    source = forms.ModelChoiceField(
        label=_("Where is it from?"),
        queryset=HarmSource.objects.order_by("name"),
        to_field_name="code",
    )
    area_set = forms.ModelChoiceField(
        label=_("Count in which areas?"),
        queryset=AreaSet.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    rule = forms.ChoiceField(label=_("How does a row find its area?"), choices=Rule.choices)
    file = forms.FileField(
        label=_("File (CSV)"),
        allow_empty_file=True,
        help_text=_("It is deleted as soon as it is read. Nothing of a row is kept."),
    )
    replace = forms.BooleanField(
        label=_("Replace the whole month where one is loaded already"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sets = AreaSet.objects.order_by("-kind", "-valid_from", "-code")
        self.fields["area_set"].queryset = sets.filter(areas__isnull=False).distinct()  # type: ignore[attr-defined]


class UploadPage(CaseworkPage):
    """Send a file. One that is not for us is refused at once, naming the columns and why."""

    permission = "harm.add_loadedmonth"
    template_name = "safeguarding/harm/upload.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, and where the file is that the person sent last."""
        last = CountImport.objects.filter(asked_by=self.person).order_by("-pk").first()
        return self.show({"form": UploadForm(), "last": last})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Hand the file to a worker, and lead to the page that says how far it is."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show({"form": form}, status=UNPROCESSABLE)
        said = form.cleaned_data
        how = How(
            source=said["source"],
            area_set=said["area_set"],
            rule=Rule(said["rule"]),
            replace=said["replace"],
            by=self.person,
        )
        try:
            asked = ask_for_import(said["file"], how, keep=request.POST.get("do") == LOAD)
        except FileRefused as why:
            return self.show({"form": form, "refused": str(why)}, status=UNPROCESSABLE)
        # The row of the task comes and goes with this transaction.
        count_file.enqueue(asked.pk)
        return go_on(reverse("harm:import", args=[asked.uid]))


def import_of(page: CaseworkPage, uid: UUID) -> CountImport:
    """An import that this person asked for; 404 for every other, and for one that is forgotten."""
    rows = CountImport.objects.select_related("source", "area_set")
    return get_object_or_404(rows, uid=uid, asked_by=page.person)


class ImportPage(CaseworkPage):
    """How far a file is, and what came of it."""

    permission = "harm.add_loadedmonth"
    template_name = "safeguarding/harm/import.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The page; it looks again by itself until it has ended."""
        asked = import_of(self, uid)
        give_up_what_died(asked)
        response = self.show({"asked": asked})
        if not asked.has_ended:
            response["Refresh"] = str(LOOK_AGAIN_S)
        return response


class StopImport(CaseworkPage):
    """The button that stops it."""

    permission = "harm.add_loadedmonth"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """Nothing is kept; what has ended stays as it is."""
        stop(import_of(self, uid))
        return go_on(reverse("harm:import", args=[uid]))
