"""What happened to a listing, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Revision

from guardianship.accounts.models import User
from places.enums import HoldReason
from places.models import Listing
from places.portal.history.comparing import Changed, changed_names, changes
from places.portal.history.versions import Names, names_in, version, versions_of
from places.portal.history.who import Roles

ON_A_PAGE = 20
# How far back the version that a change began with is looked for.
LOOK_BACK = 6
PUBLISH = "wagtail.publish"
MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when, who by role, in words, and what became otherwise.

    ``number`` is of the version that it left; None where there is none to go back to.
    """

    at: datetime
    who: str
    said: str
    changes: tuple[Changed, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A page of entries, and whether older ones follow."""

    entries: list[Entry]
    has_older: bool


def story_of(listing: Listing, reader: User, page: int = 1) -> Story:
    """What happened, ``ON_A_PAGE`` versions at a time; the number of queries is constant."""
    first = (page - 1) * ON_A_PAGE
    rows = list(versions_of(listing)[first : first + ON_A_PAGE + LOOK_BACK])
    newest = None if page == 1 or not rows else rows[0].created_at
    shown = rows[:ON_A_PAGE]
    events = _events(listing, rows, shown[-1].created_at, newest) if shown else []
    roles = Roles(listing, reader, [*(r.user_id for r in rows), *(e.user_id for e in events)])
    told = _Told(rows, events)
    entries = [
        Entry(row.created_at, roles.of(row.user_id), told.said(n), tuple(what), row.pk)
        for n, row in enumerate(shown)
        if (what := told.changes(n)) or told.is_first(n)
    ]
    entries += [
        Entry(event.timestamp, roles.of(event.user_id), said)
        for event in events
        if (said := _said(event, {row.pk: row for row in rows}))
    ]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    return Story(entries, len(rows) > ON_A_PAGE)


class _Told:
    """Versions beside what each began with; rows are newest first."""

    def __init__(self, rows: list[Revision], events: list[ModelLogEntry]) -> None:
        self.rows = rows
        self.versions = [version(row.content) for row in rows]
        self.names: Names = names_in(self.versions)
        self.public_at: dict[int, datetime] = {}
        for event in events:
            if event.action == PUBLISH and event.revision_id:
                self.public_at.setdefault(event.revision_id, event.timestamp)

    def is_first(self, n: int) -> bool:
        """Whether nothing came before it."""
        return n == len(self.rows) - 1 and n < ON_A_PAGE

    def said(self, n: int) -> str:
        if self.is_first(n):
            return _("It was begun.")
        return "" if self.rows[n].pk in self.public_at else _("Not public then.")

    def changes(self, n: int) -> list[Changed]:
        """What was changed; nothing for the second half of a change that went into two versions."""
        before = self._before(n)
        if before is None or self._is_second_half(n):
            return []
        return changes(self.versions[before], self.versions[n], self.names)

    def _was_draft(self, n: int, since: datetime) -> bool:
        """Whether a version was not public when another was made."""
        public_at = self.public_at.get(self.rows[n].pk)
        return public_at is None or public_at > since

    def _before(self, n: int) -> int | None:
        """The version that a change was made to.

        What is public at once passes a draft that waits: it began with what was public before.
        """
        if n + 1 >= len(self.rows):
            return None
        at = self.rows[n].created_at
        if self._was_draft(n + 1, at) and not self._was_draft(n, at):
            older = range(n + 2, len(self.rows))
            return next((o for o in older if not self._was_draft(o, at)), n + 1)
        return n + 1

    def _is_second_half(self, n: int) -> bool:
        """Whether this is a draft that waits, given what had just become public beside it."""
        if n + 2 >= len(self.rows) or self.rows[n].user_id != self.rows[n + 1].user_id:
            return False
        base = self._before(n + 1)
        if base is None or base == n + 2:
            return False
        in_draft = changed_names(self.versions[n + 2], self.versions[n])
        in_public = changed_names(self.versions[base], self.versions[n + 1])
        return in_draft == in_public


def _events(
    listing: Listing, rows: list[Revision], oldest: datetime, newest: datetime | None
) -> list[ModelLogEntry]:
    """What the log has of the time of a page, and when each version became public."""
    within = Q(timestamp__gte=oldest) & ~Q(action=PUBLISH)
    if newest is not None:
        within &= Q(timestamp__lte=newest)
    published = Q(action=PUBLISH, revision__in=[row.pk for row in rows])
    of_it = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Listing), object_id=str(listing.pk)
    )
    return list(of_it.filter(within | published).order_by("timestamp", "pk")[:MOST_EVENTS])


def _said(event: ModelLogEntry, rows: dict[int, Revision]) -> str:
    """An event in words; "" for what is told with its version, or is not told here.

    Of holds only the organisation's own: any other would give a concern away.
    """
    if event.action == PUBLISH:
        row = rows.get(event.revision_id or 0)
        theirs = row is not None and row.user_id == event.user_id
        return "" if row is None or theirs else _("Looked at, and made public.")
    if event.action in ("places.hold", "places.lift_hold"):
        if event.data.get("reason") != HoldReason.WITHDRAWN:
            return ""
        gone = event.action == "places.hold"
        return _("Said that it is not running.") if gone else _("Brought it back.")
    return {
        "places.confirm": _("Said that it is still right."),
        "wagtail.workflow.reject": _("Sent it back."),
    }.get(event.action, "")
