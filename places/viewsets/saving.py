"""When what is typed is stored: on purpose, or by itself while somebody types.

Wagtail saves by itself every half second. For a draft of a listing that is a help. Where there
is no draft it would make half a word public, and on the page for a new row the saving by itself
and the button could each make one.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.snippets.views.snippets import CopyView, CreateView, EditView


class SavedOnPurpose:
    """A form that is stored when somebody presses the button, and not before."""

    autosave_enabled: bool

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Wagtail's own, without saving by itself."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.autosave_enabled = False


class AddOnPurpose(SavedOnPurpose, CreateView):
    """The page for a new row."""


class EditOnPurpose(SavedOnPurpose, EditView):
    """The page for a row that has no drafts."""


class CopyOnPurpose(SavedOnPurpose, CopyView):
    """The page for a new row that begins as another."""
