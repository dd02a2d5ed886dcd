"""What every page of ``/insight/`` stands on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from guardianship.insight.models import Release
from guardianship.insight.reading.links import sections_of
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.scope import own_release
from guardianship.insight.reading.slots import Slots, read_slots
from guardianship.safeguarding.casework.pages import CaseworkPage

READ = "insight.view_release"


class InsightPage(CaseworkPage):
    """A page for people who may read releases; what is not theirs answers as what is not there."""

    permission = READ


class ReleasePage(InsightPage):
    """A page of one release at the time that the address chooses."""

    release: Release
    notes: Notes
    slots: Slots

    def get(self, request: HttpRequest, uid: UUID, **named: Any) -> HttpResponse:
        """The page, or 404 for a release of an authority that the reader has no duty for."""
        self.release = own_release(self.person, uid)
        self.notes = Notes(self.release)
        head = self.release.head
        self.slots = read_slots(head.get("seasons", []), head.get("bands", []), request.GET)
        return self.show({**self.about(), **self.words(**named)})

    def words(self, **_named: str) -> dict[str, Any]:
        """What the page says besides what every page of a release says."""
        return {}

    def about(self) -> dict[str, Any]:
        """The release, its sections and the time, for the frame."""
        return {
            "release": self.release,
            "notes": self.notes,
            "slots": self.slots,
            "sections": sections_of(self.release, self.slots.chosen, self.person),
        }
