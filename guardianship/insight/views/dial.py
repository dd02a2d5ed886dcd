"""What if reports weighed in the need: a page of its own, on which nothing is kept."""

from __future__ import annotations

from typing import Any

from guardianship.insight.reading.dial import dial_of
from guardianship.insight.views.base import ReleasePage


class HarmDial(ReleasePage):
    """The dial of harm of a release: at nothing until somebody turns it in the address."""

    template_name = "insight/harm_dial.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """Groups without and with the weights that were asked for."""
        dial = dial_of(self.release, self.slots.chosen, self.request.GET, self.notes)
        return {"dial": dial, "figures": [dial.figure]}
