"""One or several files of one source into counts: whole months in one transaction, or nothing."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from django.db import connection

from gis.models import AreaSet
from gis.packs.csv_rows import examine, read_header
from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.accounts.models import User
from guardianship.lib.progress import track
from guardianship.safeguarding.harm.columns import LAYOUTS, Part, find_columns
from guardianship.safeguarding.harm.enums import Rule, Shape
from guardianship.safeguarding.harm.models import HarmCategory, HarmSource, LoadedMonth
from guardianship.safeguarding.harm.refused_files import refuse_graphs, refuse_persons
from guardianship.safeguarding.harm.tally import Adder, Cell, Tally
from guardianship.safeguarding.harm.whereabouts import Whereabouts
from guardianship.safeguarding.wall.doors import open_for_task

CHUNK_ROWS = 20_000
_INSERT = """
    INSERT INTO harm_harmcount (loaded_month_id, source_id, area_id, month, time_band, category_id,
                                layer, raised_by, from_response, count)
    SELECT %s, %s, a, %s, b, c, l, %s, r, n
    FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::bool[], %s::int[])
        AS t (a, b, c, l, r, n)
"""


@dataclass(frozen=True, slots=True)
class How:
    """Which source, on which areas, by which rule; whether loaded months may be replaced."""

    source: HarmSource
    area_set: AreaSet
    rule: Rule = Rule.OWN_CODE
    replace: bool = False
    by: User | None = None
    # Months that files of this run brought: a second file would add to them or undo them.
    written: set[tuple[str, str]] = field(default_factory=set)
    # Areas are read once for all files of a run.
    areas: dict[Rule, Whereabouts] = field(default_factory=dict)


def load_file(path: Path, label: str, how: How, report: FileReport) -> None:
    """Read, add up and write one file. Raises ``FileRefused`` and keeps nothing of it.

    Runs inside a transaction of its own or of the caller's; a process that is killed leaves
    nothing. ``label`` stands beside the progress bar.
    """
    with open_for_task("import"):
        adder = _add_up(path, label, how)
        tally = adder.tally
        _tell(tally, report)
        if not tally.cells:
            raise FileRefused(f"none of its {tally.rows:,} rows could be used: {_reasons(tally)}")
        _write(adder, path, how, report)


def _add_up(path: Path, label: str, how: How) -> Adder:
    refuse_graphs(path)
    lines = examine(path)
    header = read_header(path)
    refuse_persons(header)
    _check_cells(path, len(header))
    shape = Shape(how.source.shape)
    columns = find_columns(shape, header)
    categories = {
        word.lower(): category.code
        for category in HarmCategory.objects.all()
        for word in (category.code, category.name, *category.words)
    }
    rule = _rule(columns, how.rule)
    where = how.areas.get(rule) or how.areas.setdefault(rule, Whereabouts(how.area_set, rule))
    adder = Adder(columns, where, categories, LAYOUTS[shape].category)
    total = -(-lines // CHUNK_ROWS)
    for chunk in track(_chunks(path, header, columns), label, total=total):
        adder.add(chunk)
    if not adder.tally.rows:
        raise FileRefused("the file has a header and no rows")
    return adder


def _check_cells(path: Path, expected: int) -> None:
    """Raise ``FileRefused`` for a row of more or fewer cells than the header: its columns would be
    taken for others, and a file that was cut off would pass for a whole one."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for number, cells in enumerate(csv.reader(file, strict=True), start=1):
                if cells and len(cells) != expected:
                    raise FileRefused(
                        f"row {number} has {len(cells)} cells and the header {expected}; the file "
                        "may be damaged or cut off"
                    )
        except csv.Error as error:
            raise FileRefused(
                f"a row after row {number} cannot be taken apart; a quotation mark may be open"
            ) from error


def _rule(columns: dict[Part, str], wished: Rule) -> Rule:
    """What can be gone by: a file without codes goes by points."""
    if wished is Rule.POINT and Part.LON not in columns:
        raise FileRefused("it has no coordinates to go by; use the rule own_code")
    return wished if Part.AREA in columns else Rule.POINT


def _chunks(path: Path, header: Sequence[str], columns: dict[Part, str]) -> Iterator[pd.DataFrame]:
    """Texts of the wanted columns alone; rows numbered as in a spreadsheet, the header being 1."""
    wanted = set(columns.values())
    places = [place for place, name in enumerate(header) if name in wanted]
    with pd.read_csv(
        path,
        header=0,
        names=list(range(len(header))),
        usecols=places,
        dtype=str,
        keep_default_na=False,
        na_values=[""],
        chunksize=CHUNK_ROWS,
        encoding="utf-8-sig",
        index_col=False,
    ) as reader:
        for chunk in reader:
            chunk.columns = [header[place] for place in chunk.columns]
            chunk.index += 2
            yield chunk


def _tell(tally: Tally, report: FileReport) -> None:
    report.rows = tally.rows
    for reason, count in sorted(tally.left_out.items()):
        first = ", ".join(f"{row:,}" for row in tally.first_rows[reason])
        report.leave_out(count, f"rows {reason} (the first: {first})")
    if tally.disagreeing:
        report.note(
            None, "", f"{tally.disagreeing:,} points lie outside the area of their own code"
        )


def _reasons(tally: Tally) -> str:
    return "; ".join(f"{count:,} {reason}" for reason, count in sorted(tally.left_out.items()))


def _fingerprint(path: Path, where: Whereabouts) -> str:
    """Of the file and of all that decides what becomes of it, so that the same changes nothing."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256")
    found.update(where.rule.encode())
    found.update(repr(sorted(where.by_code.items())).encode())
    for boundary in shapely.to_wkb(where.tree.geometries):
        found.update(boundary)
    return found.hexdigest()


def _write(adder: Adder, path: Path, how: How, report: FileReport) -> None:
    tally, fingerprint = adder.tally, _fingerprint(path, adder.where)
    months: dict[tuple[str, str], dict[Cell, int]] = {}
    for cell, count in tally.cells.items():
        if count:
            months.setdefault(cell[:2], {})[cell] = count
    categories = {category.code: category for category in HarmCategory.objects.all()}
    for (publisher, month), cells in sorted(months.items()):
        first = date.fromisoformat(f"{month}-01")
        if (publisher, month) in how.written:
            raise FileRefused(f"{month} is in another file of this run already")
        how.written.add((publisher, month))
        there = LoadedMonth.objects.filter(
            source=how.source, area_set=how.area_set, month=first, publisher=publisher
        ).first()
        counted = sum(cells.values())
        if there and there.fingerprint == fingerprint:
            report.kept += counted
            continue
        if there and not how.replace:
            raise FileRefused(
                f"{month} is loaded already; say --replace to put this file in its place"
            )
        if there:
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


def _insert(
    loaded: LoadedMonth, cells: dict[Cell, int], categories: dict[str, HarmCategory]
) -> None:
    kinds = [categories[cell[4]] for cell in cells]
    values: list[Any] = [
        loaded.pk,
        loaded.source_id,
        loaded.month,
        loaded.source.raised_by,
        [int(cell[2]) for cell in cells],
        [cell[3] for cell in cells],
        [kind.pk for kind in kinds],
        [kind.layer for kind in kinds],
        [bool(cell[5]) for cell in cells],
        list(cells.values()),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
