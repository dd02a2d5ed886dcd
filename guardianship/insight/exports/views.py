"""The page on which somebody says what they take along, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from guardianship.insight.board_pack.contents import board_pack
from guardianship.insight.board_pack.paper import MEDIA_TYPE as PDF
from guardianship.insight.board_pack.paper import as_pdf
from guardianship.insight.exports import csv_files, geopackage, workbook
from guardianship.insight.exports.forms import FileKind, TakeForm
from guardianship.insight.exports.taking import Taking, file_name
from guardianship.insight.models import Release
from guardianship.insight.reading.links import sections_of
from guardianship.insight.reading.scope import own_release
from guardianship.insight.reading.slots import Slots, read_slots
from guardianship.lib import clock
from guardianship.safeguarding.casework.pages import UNPROCESSABLE, CaseworkPage
from guardianship.safeguarding.rights.enums import Act, Purpose
from guardianship.safeguarding.rights.noting import note

MADE: dict[str, tuple[str, str, Callable[[Taking], bytes]]] = {
    FileKind.WORKBOOK: ("xlsx", workbook.MEDIA_TYPE, workbook.workbook),
    FileKind.CSV: ("zip", csv_files.MEDIA_TYPE, csv_files.csv_files),
    FileKind.GEOPACKAGE: ("gpkg", geopackage.MEDIA_TYPE, geopackage.geopackage),
}


class TakePage(CaseworkPage):
    """Ask for a file; it comes in answer to the form, and the log says who took it and why."""

    permission = "insight.view_release"
    template_name = "insight/workbench/take.html"

    def get(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The form, at the time that was read last."""
        release = own_release(self.person, uid)
        return self._asks(release, TakeForm(_slots(release, request.GET)))

    def post(self, request: HttpRequest, uid: UUID) -> HttpResponse:
        """The file, once a purpose is given; the note and the file, or neither."""
        release = own_release(self.person, uid)
        form = TakeForm(_slots(release, request.POST), request.POST)
        if not form.is_valid():
            return self._asks(release, form, status=UNPROCESSABLE)
        said = form.cleaned_data
        taking = Taking(
            release,
            self.person.full_name or self.person.email,
            str(Purpose(said["purpose"]).label),
            clock.now(),
            said["with_harm"],
        )
        with transaction.atomic():
            content, media_type, ending = _made(taking, said["kind"], _slots(release, said))
            page = f"insight:take/{said['kind']}"
            note(self.person, Act.EXPORTED, said["purpose"], page, area=release.authority)
        response = HttpResponse(content, content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="{file_name(taking, ending)}"'
        return response

    def _asks(self, release: Release, form: TakeForm, status: int = 200) -> HttpResponse:
        slot = _slots(release, self.request.GET).chosen
        sections = sections_of(release, slot, self.person)
        words = {"release": release, "form": form, "sections": sections}
        return self.show(words, status=status)


def _slots(release: Release, asked: Any) -> Slots:
    return read_slots(release.head["seasons"], release.head["bands"], asked)


def _made(taking: Taking, kind: str, slots: Slots) -> tuple[bytes, str, str]:
    """The file, its media type and the ending of its name."""
    if kind == FileKind.BOARD_PACK:
        return as_pdf(board_pack(taking, slots)), PDF, "pdf"
    ending, media_type, make = MADE[kind]
    return make(taking), media_type, ending
