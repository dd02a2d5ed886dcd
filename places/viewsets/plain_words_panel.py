"""Hints how a listing could say it more plainly, beside its texts in the editors' form."""

from typing import Any

from wagtail.admin.panels import Panel


class PlainWordsPanel(Panel):
    """What the draft says as it was last saved; it stops nobody."""

    class BoundPanel(Panel.BoundPanel):
        """For one form."""

        template_name = "places/admin/plain_words.html"

        def is_shown(self) -> bool:
            """Once there is something to read."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The draft."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"draft": self.instance}
