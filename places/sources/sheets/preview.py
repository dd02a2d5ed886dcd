"""The first rows of a list as they would be read, hours in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from places.enums import HoursKnownChoice, Kind
from places.importers.candidate import Candidate, Hours
from places.importers.timetables import session_row
from places.readback import sentence

ROWS_SHOWN = 5


def preview_of(candidates: Sequence[Candidate]) -> list[dict[str, Any]]:
    """Row, name, kind, organisation, where, hours and ages of the first candidates, as words."""
    return [_words(candidate) for candidate in candidates[:ROWS_SHOWN]]


def _words(candidate: Candidate) -> dict[str, Any]:
    fields = candidate.fields
    ages = [str(fields[key]) for key in ("age_from", "age_to") if fields[key] is not None]
    return {
        "row": candidate.row,
        "name": fields["name"],
        "kind": str(Kind(fields["kind"]).label),
        "organisation": candidate.organisation.name,
        "where": _where(candidate),
        "hours": _hours(candidate.hours),
        "ages": "–".join(ages),
        "about": fields["summary"][:200],
    }


def _where(candidate: Candidate) -> str:
    venue = candidate.venue
    if not candidate.exact:
        return _("not shown: the row hides where it is")
    if venue is None:
        return _("around a coverage area")
    parts = (venue.name, venue.address, venue.postcode)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _hours(hours: Hours) -> str:
    said = sentence(session_row(planned) for planned in hours.sessions)
    if said:
        return said
    known = str(HoursKnownChoice(hours.known.value).label)
    return f"{known}: “{hours.text}”" if hours.text else known
