"""Reports of loads on the screen and in a file, the same for every command that loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from gis.packs.report import FileReport

REMARKS_SHOWN = 10


class LoadingCommand(BaseCommand):
    """A command that loads files and reports of each."""

    def tell(self, found: FileReport) -> None:
        """One line for a file and the gravest of its remarks."""
        style = self.style.ERROR if found.refused_whole else self.style.SUCCESS
        self.stdout.write(style(found.summary()))
        for remark in found.gravest(REMARKS_SHOWN):
            self.stdout.write(f"    {remark}")
        more = len(found.remarks) + found.remarks_left_out - REMARKS_SHOWN
        if more > 0:
            self.stdout.write(f"    … and {more:,} more (--report FILE.json has them)")

    def keep_report(self, told: dict[str, Any], path: Path | None) -> None:
        """The report as JSON, where a file was named; that it cannot be written stops nothing."""
        if path is None:
            return
        try:
            text = json.dumps(told, indent=2, ensure_ascii=False)
            path.write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            self.stderr.write(f"The report could not be written: {error.strerror}.")
