"""How something stands that somebody said, for whoever has its code."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.voice.enums import ConcernState, ViewState
from places.voice.models import Concern, Correction, View

READ_SOON: str | Promise = _("We have it. Nobody has read it yet.")
CONCERN_OPEN: str | Promise = _("We have it. Someone whose job is keeping people safe looks at it.")
CORRECTION_OPEN: str | Promise = _("We have it. We are asking the people who run the place.")
TAKEN_BACK: str | Promise = _("You took it back. It is gone from everything we show.")


@dataclass(frozen=True, slots=True)
class Status:
    """Words, and whether there is something to take back; never what was said."""

    words: str
    can_be_taken_back: bool = False


def status_of(code_hash: str) -> Status | None:
    """How it stands; None for a code that nobody has."""
    if not code_hash:
        return None
    return _concern(code_hash) or _correction(code_hash) or _view(code_hash)


def _concern(code_hash: str) -> Status | None:
    row = Concern.objects.filter(code_hash=code_hash).first()
    if row is None:
        return None
    decided = row.state == ConcernState.DECIDED
    return Status(str(row.get_reply_display() if decided else CONCERN_OPEN))


def _correction(code_hash: str) -> Status | None:
    row = Correction.objects.filter(code_hash=code_hash).first()
    if row is None:
        return None
    return Status(str(row.get_reply_display() if row.answered_at else CORRECTION_OPEN))


def _view(code_hash: str) -> Status | None:
    row = View.objects.filter(code_hash=code_hash).first()
    if row is None:
        return None
    if row.state == ViewState.WITHDRAWN:
        return Status(str(TAKEN_BACK))
    read = row.state != ViewState.WAITING and row.reply
    return Status(str(row.get_reply_display() if read else READ_SOON), can_be_taken_back=True)


def take_back(code_hash: str) -> bool:
    """Empty a view and take it out of everything, in one go; False when there is none."""
    with transaction.atomic():
        row = View.objects.select_for_update().filter(code_hash=code_hash or "-").first()
        if row is None or row.state == ViewState.WITHDRAWN:
            return False
        row.empty()
        row.state = ViewState.WITHDRAWN
        row.save()
    return True
