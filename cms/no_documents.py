"""No documents are kept here: a file carries its author, its machine and what was deleted in it.

Words belong on a page, which a phone shows and a screen reader reads. Wagtail's library stays
installed, for parts of Wagtail need it, and takes nothing: not from a form, not from a shell.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.documents.forms import BaseDocumentForm

REASON = _("This site keeps no documents. Put the words on a page.")


class NoDocumentForm(BaseDocumentForm):
    """Wagtail's forms of one and of many documents; both say why not."""

    def clean(self) -> dict[str, Any]:
        """Refuse, at the field where Wagtail's upload of many looks for a reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.add_error("file", REASON)
        return cleaned


def refuse(sender: Any, **_options: Any) -> None:
    """Refuse to store a document, whoever wrote it. Raises ``ValidationError``."""
    raise ValidationError(REASON)


def close_the_library() -> None:
    """Called once when the program starts."""
    pre_save.connect(refuse, sender=get_document_model(), dispatch_uid="no-documents")
