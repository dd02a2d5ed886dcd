"""The map beside the four numbers of a box."""

from typing import Any

from django.forms import Media
from wagtail.admin.panels import Panel

from gis.widgets.stage import MEDIA, stage


class ExtentPanel(Panel):
    """A map whose view becomes the box. The numbers stay; without scripts they are all there is.

    ``sides`` are the names of the number fields: west, south, east, north, in degrees.
    """

    def __init__(self, sides: tuple[str, str, str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sides = sides

    def clone_kwargs(self) -> dict[str, Any]:
        """Also the names of the fields."""
        kwargs: dict[str, Any] = super().clone_kwargs()
        return kwargs | {"sides": self.sides}

    class BoundPanel(Panel.BoundPanel):
        """For one page."""

        template_name = "gis/admin/extent_map.html"

        @property
        def media(self) -> Media:
            """Scripts and styles of the map."""
            return MEDIA

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The map, and the ids of the four fields."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            ids = [self.form[name].id_for_label for name in self.panel.sides]
            return context | stage("extent") | {"field_id": self.prefix, "sides": ",".join(ids)}
