"""Why case data were looked at, what was disclosed, and what the public is told of it."""

from guardianship.safeguarding.rights.models.access import AccessNote
from guardianship.safeguarding.rights.models.disclosure import (
    Disclosure,
    DisclosureDecision,
    DisclosureLine,
)
from guardianship.safeguarding.rights.models.figures import PublicFigure

__all__ = ["AccessNote", "Disclosure", "DisclosureDecision", "DisclosureLine", "PublicFigure"]
