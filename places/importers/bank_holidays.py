"""``[[bank_holidays]]``: the GOV.UK file, by nation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gis.models import Nation
from gis.packs.cells import day, words
from gis.packs.manifest import Entry, Pack
from gis.packs.polygons import load_json
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from places.calendar_changes import calendars_changed
from places.models import BankHoliday

DIVISIONS = {
    "england-and-wales": (Nation.ENGLAND, Nation.WALES),
    "scotland": (Nation.SCOTLAND,),
    "northern-ireland": (Nation.NORTHERN_IRELAND,),
}
TITLE_CHARS = BankHoliday._meta.get_field("title").max_length or 0


class BankHolidaysLoader:
    """Bank holidays of all nations in the file; days that it no longer has stay, and are told."""

    table = "bank_holidays"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file

    def load(self, report: FileReport) -> None:
        """Write days that are new or have another title, then the hours that hang on them."""
        wanted: dict[tuple[str, date], str] = {}
        for nation, found, title in self._days(report):
            wanted[nation, found] = title
        there = {(row.nation, row.day): row for row in BankHoliday.objects.all()}
        new: list[BankHoliday] = []
        renamed: list[BankHoliday] = []
        for (nation, found), title in wanted.items():
            row = there.get((nation, found))
            if row is None:
                new.append(BankHoliday(nation=nation, day=found, title=title))
                report.add()
            elif row.title != title:
                row.title = title
                renamed.append(row)
                report.changed += 1
            else:
                report.kept += 1
        BankHoliday.objects.bulk_create(new)
        BankHoliday.objects.bulk_update(renamed, ["title"], batch_size=500)
        changed = {row.nation for row in new}
        _report_gone(wanted, there, report)
        if changed:
            report.derive("listings' hours", calendars_changed(nations=changed))

    def _days(self, report: FileReport) -> Iterator[tuple[str, date, str]]:
        """Nation, day and title of each usable event; one row for each nation of a division."""
        content = load_json(self.entry.path)
        if not isinstance(content, dict) or not content:
            raise FileRefused("the file is not the GOV.UK list of bank holidays")
        number = 0
        for division, part in content.items():
            events = part.get("events") if isinstance(part, dict) else None
            if division not in DIVISIONS or not isinstance(events, list):
                known = ", ".join(DIVISIONS)
                raise FileRefused(f"“{division}” is no division with events; known are {known}")
            seen: set[date] = set()
            for event in events:
                number += 1
                nations = DIVISIONS[division]
                report.rows += len(nations)
                try:
                    found, title = _event(event, seen)
                except RowRefused as refusal:
                    report.refuse(number, refusal.field, f"{division}: {refusal.reason}")
                    report.refused += len(nations) - 1
                    continue
                yield from ((nation.value, found, title) for nation in nations)
        if not number:
            raise FileRefused("the file has no bank holidays")


def _event(event: Any, seen: set[date]) -> tuple[date, str]:
    if not isinstance(event, dict):
        raise RowRefused("", "is no event with a title and a date")
    written = event.get("date")
    found = day(written if isinstance(written, str) else "", "date")
    title = words(str(event.get("title") or ""), "title")
    if found is None:
        raise RowRefused("date", "is missing")
    if not title or len(title) > TITLE_CHARS:
        raise RowRefused("title", "is missing or too long")
    if found in seen:
        raise RowRefused("date", f"{found} is there a second time")
    seen.add(found)
    return found, title


def _report_gone(
    wanted: dict[tuple[str, date], str],
    there: dict[tuple[str, date], BankHoliday],
    report: FileReport,
) -> None:
    years = {(nation, found.year) for nation, found in wanted}
    for (nation, found), row in sorted(there.items()):
        if (nation, found) not in wanted and (nation, found.year) in years:
            report.gone_from_source(
                f"{row.title} {found}, {nation}",
                "is no longer in the file and was left; delete it when it was moved",
            )
