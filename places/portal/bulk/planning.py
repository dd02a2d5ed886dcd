"""What applying a file would do, row by row; a constant number of queries whatever its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _

from gis.models import Postcode
from gis.postcodes import full_postcode
from places.enums import Kind
from places.importers.candidate import PlannedSession
from places.importers.timetables import session_row
from places.models import Listing, Organisation, Session
from places.portal.bulk.reading import Fault, RowRead, read_row, shows_exactly
from places.portal.history.comparing import Changed, changes
from places.portal.history.versions import Names, names_in, version
from places.portal.risk import Risk
from places.portal.writing import Edit

# What sessions written as days and times do not say, and keep where all agree on it.
KEPT = ("season", "on_bank_holidays", "by_appointment", "coverage_area_id")


NOBODY = UUID(int=0)


class Outcome(StrEnum):
    """What becomes of a row."""

    FAULTY = "faulty"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(slots=True)
class Planned:
    """One row: what becomes of it and, where it is somebody's, of which listing."""

    number: int
    read: RowRead
    name: str = ""
    listing: Listing | None = None
    changes: list[Changed] = field(default_factory=list)
    point: Point | None = None

    @property
    def faults(self) -> list[Fault]:
        """Why nothing comes of it."""
        return self.read.faults

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        if self.faults:
            return Outcome.FAULTY
        if self.listing is None:
            return Outcome.NEW
        return Outcome.CHANGED if self.changes else Outcome.SAME

    @property
    def waits(self) -> bool:
        """Whether any of its changes is looked at first."""
        public = self.listing is not None and self.listing.first_published_at is not None
        return public and any(change.risk is Risk.HIGH for change in self.changes)

    def fault(self, column: str, reason: str, instead: str) -> None:
        """Nothing comes of the row, and why."""
        self.read.faults.append(Fault(column, reason, instead))


class Own:
    """An organisation's listings as their people last left them."""

    def __init__(self, organisation: Organisation) -> None:
        rows = Listing.objects.filter(organisation=organisation)
        self.rows = list(rows.select_related("organisation", "latest_revision").order_by("pk"))
        self.drafts = {row.pk: _draft(row) for row in self.rows}
        self.names: Names = names_in(self.drafts.values())
        self.by_uid = {row.uid: row for row in self.rows}
        self.by_name: dict[str, list[Listing]] = defaultdict(list)
        for row in self.rows:
            for name in {_key(row.name), _key(self.drafts[row.pk].name)}:
                self.by_name[name].append(row)

    def seen(self) -> dict[str, int | None]:
        """How far the history of each listing goes now."""
        return {str(row.uid): row.latest_revision_id for row in self.rows}


def plan(
    organisation: Organisation, rows: Iterable[tuple[int, Mapping[str, str]]]
) -> tuple[list[Planned], Own]:
    """Every row, and the listings that they were held against."""
    own = Own(organisation)
    planned = [Planned(number, read_row(cells)) for number, cells in rows]
    for row in planned:
        _find(row, own)
    _refuse_twice(planned)
    points = _points(planned)
    for row in planned:
        if row.listing is None and not row.read.id:
            _check_new(row, points)
        elif not row.faults:
            _compare(row, own)
    return planned, own


def edit_of(row: Planned, names: Iterable[str]) -> Edit:
    """Set the named fields on a version of a listing as the row has them."""
    wanted = set(names)

    def change(listing: Listing) -> None:
        for name, value in row.read.fields.items():
            if name in wanted:
                setattr(listing, name, value)
        if "sessions" in wanted and row.read.rules is not None:
            listing.sessions = sessions_of(row, list(listing.sessions.all()))

    return change


def sessions_of(row: Planned, before: Sequence[Session]) -> list[Session]:
    """The row's times as sessions; what days and times cannot say stays where all agree on it."""
    found = [session_row(PlannedSession(rule)) for rule in row.read.rules or ()]
    if row.read.by_days and before:
        for name in KEPT:
            values = {getattr(session, name) for session in before}
            if len(values) == 1:
                for session in found:
                    setattr(session, name, next(iter(values)))
    return found


def _draft(row: Listing) -> Listing:
    revision = row.latest_revision
    return version(revision.content if revision else row.serializable_data())


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _find(row: Planned, own: Own) -> None:
    name = row.read.fields.get("name", "")
    row.name = name
    if row.read.id:
        row.listing = own.by_uid.get(_uid(row.read.id) or NOBODY)
        if row.listing is None:
            again = _(
                "Leave it empty for a new listing, or take it from the file of your listings."
            )
            row.fault("id", _("No listing of yours has this id."), again)
    elif name:
        same = own.by_name.get(_key(name), [])
        if len(same) > 1:
            row.fault("name", _("Several of your listings have this name."), _("Give its id too."))
        row.listing = same[0] if len(same) == 1 else None
    if row.listing is not None:
        row.name = own.drafts[row.listing.pk].name


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _refuse_twice(planned: list[Planned]) -> None:
    first: dict[object, int] = {}
    for row in planned:
        key = row.listing.pk if row.listing else _key(row.name)
        if key and first.setdefault(key, row.number) != row.number:
            words = {"number": first[key]}
            row.fault("name", _("Row %(number)s is about it already.") % words, _("Keep one row."))


def _points(planned: list[Planned]) -> dict[str, Point]:
    codes = {full_postcode(row.read.where.get("postcode", "")) for row in planned}
    rows = Postcode.objects.filter(code__in=codes - {None})
    return dict(rows.values_list("code", "point"))


def _check_new(row: Planned, points: Mapping[str, Point]) -> None:
    for name in ("name", "kind"):
        if not row.read.fields.get(name) and not any(f.column == name for f in row.faults):
            row.fault(name, _("It cannot be empty."), _("A new listing needs a name and a kind."))
    postcode = row.read.where.get("postcode", "")
    if postcode:
        row.point = points.get(full_postcode(postcode) or "")
        if row.point is None:
            row.fault(
                "postcode", _("We do not know this postcode."), _("Write all of it: NP20 1HG.")
            )
    elif row.read.fields.get("kind") != Kind.DETACHED_YOUTH_WORK and shows_exactly(row.read.where):
        row.fault("postcode", _("It does not say where it is."), _("Write the whole postcode."))


def _compare(row: Planned, own: Own) -> None:
    if row.listing is None:
        return
    before = own.drafts[row.listing.pk]
    after = copy(before)
    after._cluster_related_objects = {
        name: list(rows) for name, rows in getattr(before, "_cluster_related_objects", {}).items()
    }
    edit_of(row, [*row.read.fields, "sessions"])(after)
    for session in after.sessions.all():
        session.coverage_area = own.names.patches.get(session.coverage_area_id or 0)
    row.changes = changes(before, after, own.names)
    first, last = after.age_from, after.age_to
    if row.changes and first is not None and last is not None and last < first:
        reason = _("The upper age is below the lower one.")
        row.fault("age_to", reason, _("Write whole years, such as 11."))
