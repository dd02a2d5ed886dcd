"""How reading a pack says no: to a manifest, to a whole file, to one row."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _


class ManifestError(ValueError):
    """The manifest cannot be used; ``problems`` are sentences for whoever wrote it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class FileRefused(ValueError):
    """A file that cannot be trusted: nothing of it is kept. The message says why, in the language
    of whoever reads along: a person's on a page, English in commands and in work behind pages."""


class RowRefused(ValueError):
    """One row that cannot be used; ``field`` is the column or property of the file."""

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(f"{field}: {reason}" if field else reason)


def nearest(word: str, known: Iterable[str]) -> str:
    """`` (did you mean “x”?)`` where a known word is close to ``word``, else nothing."""
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.7)
    return " " + _("(did you mean “%(name)s”?)") % {"name": by_lower[close[0]]} if close else ""
