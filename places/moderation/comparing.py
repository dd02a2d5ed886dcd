"""The public version beside the draft, field by field in words, hours read back.

Both are shown as the public would see them: what is hidden is hidden from whoever looks, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from places.moderation.changes import CHILDREN
from places.moderation.words_compared import Piece, pieces
from places.portal.risk import HIGH_RISK, LOW_RISK
from places.preview import as_the_public_would_see
from places.readback import sentence, week_table
from places.spoken_time import date_with_year, wall_range

if TYPE_CHECKING:
    from places.models import Listing, ListingException

FIELDS = [name for name in (*HIGH_RISK, *LOW_RISK) if name not in CHILDREN]


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its name, both versions, and the words compared."""

    label: str
    before: str
    after: str
    # Whoever looks wants to read the hours even where they stay.
    is_always_shown: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether it reads otherwise."""
        return self.before != self.after

    @property
    def pieces(self) -> list[Piece]:
        """The words of both."""
        return pieces(self.before, self.after)


def compared(listing: Listing | None, draft: Listing) -> list[Line]:
    """A line for each field that says something in either; ``listing`` None for a new one."""
    before = as_the_public_would_see(listing) if listing else None
    after = as_the_public_would_see(draft)
    lines = [
        *(_line(name, before, after) for name in FIELDS),
        Line(_("Hours"), _said(before, _hours), _hours(after), is_always_shown=True),
        Line(_("The week"), _said(before, _week), _week(after)),
        Line(_("Other days"), _said(before, _other_days), _other_days(after)),
    ]
    return [line for line in lines if line.before or line.after]


def _line(name: str, before: Listing | None, after: Listing) -> Line:
    field = after._meta.get_field(name)
    label = capfirst(str(getattr(field, "verbose_name", name)))
    if name == "hours_known":
        label = _("Whether hours are known")
    return Line(label, _said(before, lambda row: _value(row, field)), _value(after, field))


def _said(listing: Listing | None, words: Callable[[Listing], str]) -> str:
    return words(listing) if listing else ""


def _value(listing: Listing, field: Field) -> str:
    value = getattr(listing, field.name)
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        labels = dict(getattr(field, "base_field", field).choices or [])
        return ", ".join(str(labels.get(one, one)) for one in value)
    if isinstance(value, date):
        return date_with_year(value)
    return str(dict(field.flatchoices).get(value, value))


def _hours(listing: Listing) -> str:
    return sentence(listing.sessions.all())


def _week(listing: Listing) -> str:
    rows = week_table(listing.sessions.all()).rows
    return "; ".join(f"{row.day}: {', '.join(row.times)}" for row in rows if row.times)


def _other_days(listing: Listing) -> str:
    rows = sorted(listing.exceptions.all(), key=lambda row: row.first_day)
    return "; ".join(_exception(row) for row in rows)


def _exception(row: ListingException) -> str:
    days = date_with_year(row.first_day)
    if row.last_day != row.first_day:
        days = f"{days} – {date_with_year(row.last_day)}"
    hours = wall_range(row.starts_at, row.ends_at) if row.starts_at and row.ends_at else ""
    return " ".join(
        part for part in (f"{days}:", str(row.get_kind_display()), hours, row.note) if part
    )
