"""A file that somebody sends: looked at or loaded while they wait, and gone when they are told.

It lies outside the media in a folder of its own that only this process's account may read, and is
deleted whatever happens; what a process that was killed left is deleted with the next file.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from gis.packs.refusals import FileRefused
from gis.packs.report import FileReport
from guardianship.lib import clock
from guardianship.safeguarding.harm.loading import How, load_file

# Some 130,000 rows of street files, four seconds of work.
LARGEST_BYTES = 25_000_000
_PREFIX = "guardianship-counts-"
_STALE_AFTER_S = 600
# "2024-01-gwent-street.csv": the month and force that it says are checked. Others are not kept.
_PUBLISHED_AS = re.compile(r"\d{4}-\d\d-[a-z-]{1,60}\.csv")


def take_in(sent: UploadedFile, how: How, *, keep: bool) -> FileReport:
    """What the file adds up to; kept in the database only if ``keep``. Raises ``FileRefused``."""
    report = FileReport(how.source.code, "")
    with _held(sent) as path, transaction.atomic():
        load_file(path, how.source.code, how, report)
        if not keep:
            transaction.set_rollback(True)
    return report


@contextmanager
def _held(sent: UploadedFile) -> Iterator[Path]:
    if sent.size is None or sent.size > LARGEST_BYTES:
        raise FileRefused(f"it is larger than {LARGEST_BYTES // 1_000_000} MB; send fewer months")
    _sweep()
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        name = (sent.name or "").lower()
        path = Path(folder) / (name if _PUBLISHED_AS.fullmatch(name) else "counts.csv")
        path.touch(mode=0o600)
        with path.open("wb") as file:
            for chunk in sent.chunks():
                file.write(chunk)
        yield path


def _sweep() -> None:
    before = clock.now().timestamp() - _STALE_AFTER_S
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
