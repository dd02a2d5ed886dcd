"""What a load did with each file: rows kept, changed and refused, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

# A file of millions of bad rows must not fill the memory with sentences about them.
REMARKS_KEPT = 10_000
COUNTS = (
    "rows",
    "kept",
    "changed",
    "added",
    "refused",
    "conflicts",
    "gone",
    "noted",
    "left_out",
)


class RemarkKind(StrEnum):
    """Why a row is mentioned."""

    REFUSED = "refused"
    CONFLICT = "conflict"
    GONE = "gone"
    NOTED = "noted"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about one row. ``row`` counts as a spreadsheet does, the header being 1;
    in GeoJSON and JSON it is the number of the feature or event."""

    kind: RemarkKind
    row: int | None
    field: str
    reason: str

    def __str__(self) -> str:
        where = f"row {self.row}" if self.row is not None else ""
        place = ", ".join(part for part in (where, self.field) if part)
        return f"{self.kind}: {place}: {self.reason}" if place else f"{self.kind}: {self.reason}"


@dataclass
class FileReport:
    """One file through one loader.

    ``kept`` rows were there already and are the same; ``changed`` rows changed the database,
    ``added`` of them by something new. ``refused_whole`` says why nothing of it was kept.
    """

    table: str
    file: str
    rows: int = 0
    kept: int = 0
    changed: int = 0
    added: int = 0
    refused: int = 0
    conflicts: int = 0
    gone: int = 0
    noted: int = 0
    # Rows that nobody wants here: kinds of places that are left out, areas elsewhere.
    left_out: int = 0
    # Things worked out from the rows that changed, such as place names, by what they are.
    derived: dict[str, int] = field(default_factory=dict)
    refused_whole: str = ""
    remarks: list[Remark] = field(default_factory=list)
    remarks_left_out: int = 0

    def refuse(self, row: int | None, field_name: str, reason: str) -> None:
        """Count a row that cannot be used, and say why."""
        self.refused += 1
        self._remark(RemarkKind.REFUSED, row, field_name, reason)

    def note(self, row: int | None, field_name: str, reason: str) -> None:
        """Mention something about a row that was used all the same."""
        self.noted += 1
        self._remark(RemarkKind.NOTED, row, field_name, reason)

    def conflict(self, row: int | None, reason: str) -> None:
        """Count a row that differs from what people here made of it; both are left alone."""
        self.conflicts += 1
        self._remark(RemarkKind.CONFLICT, row, "", reason)

    def gone_from_source(self, name: str, reason: str) -> None:
        """Count something that an earlier load brought and this file no longer has."""
        self.gone += 1
        self._remark(RemarkKind.GONE, None, name, reason)

    def leave_out(self, count: int, reason: str) -> None:
        """Count rows that are sound but not wanted, with one remark for all of them."""
        self.left_out += count
        self._remark(RemarkKind.LEFT_OUT, None, "", f"{count:,} {reason}")

    def add(self) -> None:
        """Count a row that brought something new."""
        self.added += 1
        self.changed += 1

    def derive(self, what: str, count: int) -> None:
        """Count derived things that changed."""
        if count:
            self.derived[what] = self.derived.get(what, 0) + count

    def refuse_whole(self, reason: str) -> None:
        """Nothing of the file was kept."""
        self.refused_whole = reason
        self.kept = self.changed = self.added = 0
        self.derived = {}

    @property
    def changed_nothing(self) -> bool:
        """Whether the database is as it was before."""
        return not self.changed and not self.derived

    def _remark(self, kind: RemarkKind, row: int | None, field_name: str, reason: str) -> None:
        if len(self.remarks) < REMARKS_KEPT:
            self.remarks.append(Remark(kind, row, field_name, reason))
        else:
            self.remarks_left_out += 1

    def gravest(self, most: int) -> list[Remark]:
        """The first of the remarks, refusals and conflicts before notes."""
        weight = list(RemarkKind).index
        return sorted(self.remarks, key=lambda remark: weight(remark.kind))[:most]

    def summary(self) -> str:
        """One line for people."""
        if self.refused_whole:
            return f"{self.table} {self.file}: REFUSED WHOLE: {self.refused_whole}"
        parts = [f"{self.changed:,} changed ({self.added:,} new)", f"{self.kept:,} kept"]
        counted = {
            "refused": self.refused,
            "in conflict": self.conflicts,
            "gone from the source": self.gone,
            "noted": self.noted,
            "left out": self.left_out,
        }
        parts += [f"{count:,} {what}" for what, count in counted.items() if count]
        parts += [f"{count:,} {what} changed" for what, count in self.derived.items()]
        return f"{self.table} {self.file}: {', '.join(parts)}"

    def as_json(self) -> dict[str, Any]:
        """The file's part of the report, as ``docs/area_packs.md`` describes it."""
        return {
            "table": self.table,
            "file": self.file,
            **{name: getattr(self, name) for name in COUNTS},
            "derived": self.derived,
            "refused_whole": self.refused_whole or None,
            "remarks": [
                {"kind": r.kind.value, "row": r.row, "field": r.field, "reason": r.reason}
                for r in self.remarks
            ],
            "remarks_left_out": self.remarks_left_out,
        }


@dataclass
class PackReport:
    """All files of one load."""

    pack: str
    applied: bool
    files: list[FileReport] = field(default_factory=list)
    manifest_errors: list[str] = field(default_factory=list)

    @property
    def refused_files(self) -> list[FileReport]:
        """Files of which nothing was kept."""
        return [report for report in self.files if report.refused_whole]

    def total(self, name: str) -> int:
        """The sum of a count over all files."""
        return sum(getattr(report, name) for report in self.files)

    def summary(self) -> Iterator[str]:
        """A line for each file and one for all of them."""
        for report in self.files:
            yield report.summary()
        counts = ", ".join(
            f"{self.total(name):,} {name}" for name in ("kept", "changed", "refused", "conflicts")
        )
        yield f"{self.pack}: {counts}"

    def as_json(self) -> dict[str, Any]:
        """The whole report, as ``docs/area_packs.md`` describes it."""
        return {
            "pack": self.pack,
            "applied": self.applied,
            "manifest_errors": self.manifest_errors,
            "totals": {name: self.total(name) for name in COUNTS},
            "files": [report.as_json() for report in self.files],
        }
