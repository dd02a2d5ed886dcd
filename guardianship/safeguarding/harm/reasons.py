"""Why rows are left out, and how that is said. Kept as English, drawn in the reader's language."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

AGAIN = _("there already, with the same number")
NO_MONTH = _("without a month that can be read")
TO_COME = _("of a month that has not come")
OTHER_MONTH = _("of another month than the file's name says")
OTHER_FORCE = _("of another force than the file's name says")
NO_CATEGORY = _("of a category that is not known")
NO_NUMBER = _("without a whole number")
NO_AREA = _("without an area")
NO_POINT = _("without coordinates")
ABROAD = _("with coordinates outside these islands; longitude and latitude may be swapped")
OUTSIDE = _("with a point outside the loaded areas")
NO_POINT_NO_AREA = _("without coordinates and without an area")
SPLIT = _("of an area that was split, with no point to tell the part")
NOT_LOADED = _("in areas that are not loaded")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many rows are left out for one reason, and the numbers of the first of them."""

    reason: str
    count: int
    first_rows: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """To be kept with a report."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> LeftOut:
        """As it was kept."""
        return cls(kept["reason"], kept["count"], tuple(kept["first_rows"]))

    @property
    def words(self) -> str:
        """What stands behind the number."""
        first = ", ".join(f"{row:,}" for row in self.first_rows)
        return ngettext(
            "row %(reason)s (the first: %(rows)s)",
            "rows %(reason)s (the first: %(rows)s)",
            self.count,
        ) % {"reason": gettext(self.reason), "rows": first}


def disagreeing(points: int) -> str:
    """How many points lie elsewhere than their own code says."""
    return ngettext(
        "%(count)s point lies outside the area of its own code",
        "%(count)s points lie outside the area of their own code",
        points,
    ) % {"count": f"{points:,}"}
