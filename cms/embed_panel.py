"""The code that puts a map page into another site, ready to copy, in the editors' form."""

from typing import Any

from django.template.defaultfilters import force_escape
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cms.embed_code import frame_code, map_address


class EmbedPanel(Panel):
    """Shown once the page is published; it needs no script to be copied."""

    class BoundPanel(Panel.BoundPanel):
        """For one page."""

        template_name = "cms/admin/embed_code.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The code, or nothing while there is no public page."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            page, code = self.instance, ""
            if page.pk and page.live:
                address = self.request.build_absolute_uri(map_address(page))
                code = frame_code(address, page.title)
            return context | {
                "code": force_escape(code) if code else "",
                "label": _("Code for another site"),
            }
