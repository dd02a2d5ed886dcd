"""One or several files of one source into counts: whole months in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from gis.models import AreaSet
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.accounts.models import User
from guardianship.lib.progress import track
from guardianship.safeguarding.harm.columns import LAYOUTS, Part, find_columns
from guardianship.safeguarding.harm.enums import Rule, Shape
from guardianship.safeguarding.harm.file_names import named_by
from guardianship.safeguarding.harm.files import CountsFile
from guardianship.safeguarding.harm.models import HarmCategory, HarmSource, LoadedMonth
from guardianship.safeguarding.harm.reading import CHUNK_ROWS, Looked, chunks, look
from guardianship.safeguarding.harm.reasons import disagreeing
from guardianship.safeguarding.harm.refused_files import refuse_graphs, refuse_persons
from guardianship.safeguarding.harm.tally import Adder, Cell, Tally
from guardianship.safeguarding.harm.whereabouts import Whereabouts
from guardianship.safeguarding.wall.doors import open_for_task

_INSERT = """
    INSERT INTO harm_harmcount (loaded_month_id, source_id, area_id, month, time_band, category_id,
                                layer, raised_by, from_response, count)
    SELECT %s, %s, a, %s, b, k.id, k.layer, %s, r, n
    FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::bool[], %s::int[]) AS t (a, b, c, r, n)
    JOIN harm_harmcategory k ON k.id = c
    ORDER BY a, b, c
"""


@dataclass(frozen=True, slots=True)
class How:
    """Which source, on which areas, by which rule; whether loaded months may be replaced."""

    source: HarmSource
    area_set: AreaSet
    rule: Rule = Rule.OWN_CODE
    replace: bool = False
    by: User | None = None
    # A month that somebody else loaded since then is not replaced unseen.
    began_at: datetime | None = None
    # Months that files of this run brought: a second file would add to them or undo them.
    written: set[tuple[str, str]] = field(default_factory=set)
    # Areas are read once for all files of a run.
    areas: dict[Rule, Whereabouts] = field(default_factory=dict)


def load_file(file: CountsFile, label: str, how: How, report: FileReport) -> None:
    """Read, add up and write one file. Raises ``FileRefused`` and keeps nothing of it.

    Runs inside a transaction of its own or of the caller's; a process that is killed leaves
    nothing. ``label`` stands beside the progress bar.
    """
    added = add_up(file, label, how, report)
    with open_for_task("import"):
        write(added, how, report)


@dataclass(frozen=True, slots=True)
class AddedUp:
    """What a file adds up to, and the fingerprint of it and of all that decides what becomes of
    it, so that the same changes nothing."""

    adder: Adder
    fingerprint: str


def shape_of(file: CountsFile, source: HarmSource) -> tuple[Looked, dict[Part, str]]:
    """The columns of a file that can be taken in. Raises ``FileRefused`` before a row is read."""
    refuse_graphs(file)
    looked = look(file, refuse_persons)
    return looked, find_columns(Shape(source.shape), looked.header)


def add_up(file: CountsFile, label: str, how: How, report: FileReport) -> AddedUp:
    """Read a file to its end and say in ``report`` what of it cannot be used; writes nothing.

    Raises ``FileRefused``.
    """
    looked, columns = shape_of(file, how.source)
    header, shape = looked.header, Shape(how.source.shape)
    categories = {
        word.lower(): category.code
        for category in HarmCategory.objects.all()
        for word in (category.code, category.name, *category.words)
    }
    rule = _rule(columns, how.rule)
    where = how.areas.get(rule) or how.areas.setdefault(rule, Whereabouts(how.area_set, rule))
    adder = Adder(columns, where, categories, LAYOUTS[shape].category, named_by(file.name))
    total = -(-looked.lines // CHUNK_ROWS)
    for chunk in track(chunks(file, header, set(columns.values())), label, total=total):
        adder.add(chunk)
    if not adder.tally.rows:
        raise FileRefused(_("the file has a header and no rows"))
    tally = adder.tally
    _tell(tally, report)
    if not tally.cells:
        raise FileRefused(
            _("none of its %(count)s rows could be used: %(why)s")
            % {"count": f"{tally.rows:,}", "why": _reasons(tally)}
        )
    return AddedUp(adder, sha256(f"{looked.digest} {where.digest}".encode()).hexdigest())


def _rule(columns: dict[Part, str], wished: Rule) -> Rule:
    """What can be gone by: a file without codes goes by points."""
    if wished is Rule.POINT and Part.LON not in columns:
        raise FileRefused(
            _("it has no coordinates to go by; go by the area code in the row (own_code)")
        )
    return wished if Part.AREA in columns else Rule.POINT


def _tell(tally: Tally, report: FileReport) -> None:
    report.rows = tally.rows
    for left in tally.reasons():
        report.leave_out(left.count, left.words)
    if tally.disagreeing:
        report.note(None, "", disagreeing(tally.disagreeing))


def _reasons(tally: Tally) -> str:
    return "; ".join(f"{left.count:,} {_(left.reason)}" for left in tally.reasons())


def write(added: AddedUp, how: How, report: FileReport) -> None:
    """Write whole months, behind the wall that is open for an import. Raises ``FileRefused``."""
    adder, fingerprint, tally = added.adder, added.fingerprint, added.adder.tally
    with connection.cursor() as cursor:
        # Who loads at the same time waits here, and then finds the months that are loaded.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('harm import'))")
    months: dict[tuple[str, str], dict[Cell, int]] = {}
    for cell, count in tally.cells.items():
        if count:
            months.setdefault(cell[:2], {})[cell] = count
    categories = dict(HarmCategory.objects.values_list("code", "pk"))
    for (publisher, month), cells in sorted(months.items()):
        first = date.fromisoformat(f"{month}-01")
        if (publisher, month) in how.written:
            raise FileRefused(
                _("%(month)s is in another file of this run already") % {"month": month}
            )
        how.written.add((publisher, month))
        there = LoadedMonth.objects.filter(
            source=how.source, area_set=how.area_set, month=first, publisher=publisher
        ).first()
        counted = sum(cells.values())
        if there and there.fingerprint == fingerprint:
            report.kept += counted
            continue
        if there:
            _refuse_to_replace(there, month, how)
            there.delete()
        loaded = LoadedMonth.objects.create(
            source=how.source,
            area_set=how.area_set,
            month=first,
            publisher=publisher,
            rule=adder.where.rule,
            fingerprint=fingerprint,
            rows=tally.rows,
            counted=counted,
            left_out=dict(tally.left_out),
            loaded_by=how.by,
        )
        _insert(loaded, cells, categories)
        report.changed += counted
        report.added += 0 if there else counted


def _refuse_to_replace(there: LoadedMonth, month: str, how: How) -> None:
    if not how.replace:
        raise FileRefused(
            _(
                "%(month)s is loaded already; say that it is to be replaced (--replace, or the "
                "tick on the page) to put this file in its place"
            )
            % {"month": month}
        )
    if how.began_at and there.loaded_at > how.began_at:
        raise FileRefused(
            _(
                "somebody else loaded %(month)s at the same time; look at what they loaded, and "
                "send yours again if it is to take its place"
            )
            % {"month": month}
        )


def _insert(loaded: LoadedMonth, cells: dict[Cell, int], categories: dict[str, int]) -> None:
    values: list[Any] = [
        loaded.pk,
        loaded.source_id,
        loaded.month,
        loaded.source.raised_by,
        _array(cell[2] for cell in cells),
        _array(cell[3] for cell in cells),
        _array(categories[cell[4]] for cell in cells),
        _array(bool(cell[5]) for cell in cells),
        _array(cells.values()),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)


def _array(values: Iterable[object]) -> str:
    """An array as PostgreSQL writes it: of numbers, of yes and no, of codes of time bands."""
    return f"{{{','.join(map(str, values))}}}"
