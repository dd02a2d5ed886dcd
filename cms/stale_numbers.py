"""Helplines that nobody has checked for a year, told to editors where they begin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from cms.models import Helpline
from cms.models.settings import is_stale
from places.helplines import HELPLINES


def stale_lines() -> list[str]:
    """Name and number of each line to check: the editors' own, and the built-in ones in use."""
    own = list(Helpline.objects.order_by("name", "pk"))
    lines: list[Any] = own or list(HELPLINES)
    return [f"{line.name} {line.number}" for line in lines if is_stale(line.checked_on)]


class StaleNumbersPanel(Component):
    """Which numbers to ring and check."""

    name = "stale_numbers"
    order = 50
    template_name = "cms/admin/stale_numbers.html"
    heading = _("Check these helplines")

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The numbers, or none."""
        return {"lines": stale_lines(), "heading": self.heading}
