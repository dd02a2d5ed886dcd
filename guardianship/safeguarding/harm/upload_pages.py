"""The pages on which analysts send a file of counts, and see what came of it."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect

from gis.models import AreaSet
from gis.packs.refusals import FileRefused
from guardianship.lib import clock
from guardianship.safeguarding.casework.pages import CaseworkPage, go_on
from guardianship.safeguarding.harm.enums import Rule
from guardianship.safeguarding.harm.files import CountsFile
from guardianship.safeguarding.harm.importing import take_in
from guardianship.safeguarding.harm.loading import How
from guardianship.safeguarding.harm.models import HarmSource, ImportReport
from guardianship.safeguarding.harm.reasons import LeftOut, disagreeing
from guardianship.safeguarding.harm.sending import LARGEST_BYTES, InMemoryAlone

logger = logging.getLogger(__name__)
TOO_LARGE, UNPROCESSABLE, BROKEN = 413, 422, 500
LOAD = "load"


class UploadForm(forms.Form):
    """A file, where it comes from, and how its rows find their areas."""

    source = forms.ModelChoiceField(
        label=_("Where is it from?"),
        queryset=HarmSource.objects.order_by("name"),
        to_field_name="code",
        empty_label=_("choose one"),
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
        max_length=None,
        help_text=_(
            "Up to 25 MB. It is read while you wait and never put on a disk. Nothing of a row is "
            "kept."
        ),
    )
    replace = forms.BooleanField(
        label=_("Replace the whole month where one is loaded already"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sets = AreaSet.objects.order_by("-kind", "-valid_from", "-code")
        self.fields["area_set"].queryset = sets.filter(areas__isnull=False).distinct()  # type: ignore[attr-defined]


class UploadPage(CaseworkPage):
    """Send a file. It is taken whole, or refused whole with a reason.

    Its address leaves the check of the form's token to the page itself (``csrf_exempt`` in
    ``urls``), since that check reads what was sent: before it, the page says that a file stays
    in memory. Whoever may not send one is turned away before a byte is read.
    """

    permission = "harm.add_loadedmonth"
    template_name = "safeguarding/harm/upload.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take the bytes in, check the token, and only then open the wall."""
        if request.method != "POST" or not self.lets_in(request):
            return super().dispatch(request, *args, **kwargs)
        self.began_at = clock.now()
        self.taking = InMemoryAlone(request)
        request.upload_handlers = [self.taking]
        answer: HttpResponseBase = csrf_protect(super().dispatch)(request, *args, **kwargs)
        return answer

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, and what came of the file that the person sent last."""
        last = ImportReport.objects.filter(asked_by=self.person).order_by("-pk").first()
        return self.show({"form": UploadForm(), "last": last})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Count it, and lead to the page that says what came of it."""
        form = UploadForm(request.POST, request.FILES)
        if self.taking.is_too_large:
            why = gettext("it is larger than %(most)s MB; send fewer months at once")
            return self._refuse(form, why % {"most": LARGEST_BYTES // 1_000_000}, status=TOO_LARGE)
        if not form.is_valid():
            return self.show({"form": form}, status=UNPROCESSABLE)
        said = form.cleaned_data
        how = How(
            source=said["source"],
            area_set=said["area_set"],
            rule=Rule(said["rule"]),
            replace=said["replace"],
            by=self.person,
            began_at=self.began_at,
        )
        file = CountsFile(said["file"].name, said["file"].read())
        said["file"].close()
        try:
            report = take_in(file, how, keep=request.POST.get("do") == LOAD)
        except FileRefused as refusal:
            return self._refuse(form, str(refusal), status=UNPROCESSABLE)
        except Exception as error:
            # What an error says may hold a cell: it is told to nobody, and no log.
            logger.error("an import of counts ended with %s", type(error).__name__)
            return self.show({"form": form, "is_broken": True}, status=BROKEN)
        return go_on(reverse("harm:import", args=[report.uid]))

    def _refuse(self, form: UploadForm, why: str, *, status: int) -> HttpResponse:
        return self.show({"form": form, "refused": why}, status=status)


class ImportPage(CaseworkPage):
    """What came of a file; loading the page again sends nothing again."""

    permission = "harm.add_loadedmonth"
    template_name = "safeguarding/harm/import.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The page; 404 for another person's report, and for one that is forgotten."""
        rows = ImportReport.objects.select_related("source", "area_set")
        report = get_object_or_404(rows, uid=uid, asked_by=self.person)
        told = {
            "report": report,
            "left_out": [LeftOut.from_json(each) for each in report.left_out],
            "disagreeing": disagreeing(report.disagreeing) if report.disagreeing else "",
        }
        return self.show(told)
