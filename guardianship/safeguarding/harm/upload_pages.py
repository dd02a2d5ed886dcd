"""The page on which analysts look at a file of counts, and load it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from gis.models import AreaSet
from gis.packs.refusals import FileRefused
from guardianship.safeguarding.casework.pages import CaseworkPage
from guardianship.safeguarding.harm.enums import Rule
from guardianship.safeguarding.harm.loading import How
from guardianship.safeguarding.harm.models import HarmSource
from guardianship.safeguarding.harm.uploading import take_in

UNPROCESSABLE = 422
LOOK, LOAD = "look", "load"


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
        help_text=_("It is deleted as soon as it was looked at. Nothing of a row is kept."),
    )
    replace = forms.BooleanField(
        label=_("Replace the whole month where one is loaded already"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sets = AreaSet.objects.order_by("-kind", "-valid_from", "-code")
        self.fields["area_set"].queryset = sets.filter(areas__isnull=False).distinct()  # type: ignore[attr-defined]


class UploadPage(CaseworkPage):
    """Look first, then load. A refused file says which column or row, and why."""

    permission = "harm.add_loadedmonth"
    template_name = "safeguarding/harm/upload.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return self.show({"form": UploadForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """What the file adds up to, kept only if that was asked."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show({"form": form}, status=UNPROCESSABLE)
        said, keep = form.cleaned_data, request.POST.get("do") == LOAD
        how = How(
            source=said["source"],
            area_set=said["area_set"],
            rule=Rule(said["rule"]),
            replace=said["replace"],
            by=self.person,
        )
        try:
            report = take_in(said["file"], how, keep=keep)
        except FileRefused as why:
            return self.show({"form": form, "refused": str(why)}, status=UNPROCESSABLE)
        return self.show({"form": form, "report": report, "is_kept": keep})
