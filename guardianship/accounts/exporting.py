"""Taking a list away as a file: what for is asked first, and noted with who, when and how much."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guardianship.accounts.audit import note
from guardianship.accounts.factor import person_of
from guardianship.accounts.models import EventKind

PURPOSE = "purpose"
PARTED_BY = "|"


class Purpose(TextChoices):
    """What a list may be taken away for; nothing else is offered."""

    CHECK = "check", gettext_lazy("to check the register and put it right")
    REPORT = "report", gettext_lazy("to report to those who run or fund this work")
    PARTNERS = "partners", gettext_lazy("to work on it with a partner organisation")
    ASKED = "asked", gettext_lazy("because somebody asked what is held about them")
    MOVE = "move", gettext_lazy("to move it to another system")


@dataclass(frozen=True, slots=True)
class Taken:
    """One list that was taken away: the page, the kind of file, how many rows, what for.

    Figures of a report are taken without a question: ``purpose`` is empty there.
    """

    page: str
    file: str
    rows: int
    purpose: str = ""


def purpose_of(request: HttpRequest) -> str:
    """The purpose that was chosen; "" where none was."""
    chosen = request.GET.get(PURPOSE, "")
    return chosen if chosen in Purpose.values else ""


def ask_for_purpose(request: HttpRequest) -> HttpResponse:
    """The question; answering it asks for the same file again."""
    kept = [(name, one) for name, some in request.GET.lists() for one in some if name != PURPOSE]
    words = {"purposes": Purpose.choices, "kept": kept, "is_wrong": PURPOSE in request.GET}
    return render(request, "account/purpose.html", words)


def taken_away(request: HttpRequest, taken: Taken) -> None:
    """Note that a list leaves as a file."""
    parts = (taken.page, taken.file, str(taken.rows), taken.purpose)
    note(EventKind.EXPORTED, person_of(request), about=PARTED_BY.join(parts))


def taken_in_words(about: str) -> str:
    """What was noted, in words; as it stands where it was noted before rows were counted."""
    parts = about.split(PARTED_BY)
    if len(parts) != 4 or not parts[2].isdigit():
        return about
    page, file, rows, purpose = parts
    said = ngettext("%(count)s row", "%(count)s rows", int(rows)) % {"count": rows}
    why = str(Purpose(purpose).label) if purpose in Purpose.values else _("figures alone")
    return f"{page}, {file.upper()}, {said}, {why}"
