"""Helplines that nobody has checked for a year, or ever, told to editors where they begin."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from cms.models import Helpline
from cms.models.settings import is_stale
from places.helplines import HELPLINES


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Names and numbers to ring: those never checked here, and those checked too long ago."""

    never: list[str]
    long_ago: list[str]


def unchecked() -> Unchecked:
    """The lines to check among the editors' own, or among the built-in ones where those show."""
    own = list(Helpline.objects.order_by("name", "pk"))
    lines: list[Any] = own or list(HELPLINES)
    stale = [line for line in lines if is_stale(line.checked_on)]
    return Unchecked(
        never=[f"{line.name} {line.number}" for line in stale if line.checked_on is None],
        long_ago=[f"{line.name} {line.number}" for line in stale if line.checked_on is not None],
    )


class StaleNumbersPanel(Component):
    """Which numbers to ring and check."""

    name = "stale_numbers"
    order = 50
    template_name = "cms/admin/stale_numbers.html"
    heading = _("Check these helplines")

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The numbers, or none."""
        return {"lines": unchecked(), "heading": self.heading}
