"""A file on its way from the page that takes it to the worker that counts it.

It lies in a folder of its own, for the site's account alone, under a name that says nothing. Who
reads it takes the name away first: from then on the file is gone with the process, however that
ends. What nobody has fetched after ten minutes is deleted.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from gis.packs.refusals import FileRefused
from guardianship.lib import clock
from guardianship.safeguarding.harm.loading import shape_of
from guardianship.safeguarding.harm.models import HarmSource

# Some 130,000 rows of street files, a few seconds of work.
LARGEST_BYTES = 25_000_000
WAITS_AT_MOST_S = 600
# "2024-01-gwent-street.csv": the month and force that it says are checked. Others are not kept.
_PUBLISHED_AS = re.compile(r"\d{4}-\d\d-[a-z-]{1,60}\.csv")
_OURS = re.compile(r"[0-9a-f]{32}")


class Gone(Exception):
    """The file is not there any more."""


def hand_over(sent: UploadedFile, source: HarmSource) -> str:
    """Put a file down for the worker; the name under which it lies.

    ``FileRefused`` for one that is too large or whose columns are not for us: it is deleted at
    once. So no name of a column is ever kept: who sent it is told, and nobody else.
    """
    if sent.size is None or sent.size > LARGEST_BYTES:
        raise FileRefused(f"it is larger than {LARGEST_BYTES // 1_000_000} MB; send fewer months")
    sweep()
    path = _folder() / secrets.token_hex(16)
    try:
        path.touch(mode=0o600, exist_ok=False)
        with path.open("wb") as file:
            for chunk in sent.chunks():
                file.write(chunk)
        shape_of(path, source)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path.name


def published_as(sent: UploadedFile) -> str:
    """The name that a publisher gave the file, when it is one."""
    name = (sent.name or "").lower()
    return name if _PUBLISHED_AS.fullmatch(name) else ""


@contextmanager
def fetched(name: str) -> Iterator[Path]:
    """The file under a path that ends with this block or with the process. ``Gone`` without it."""
    if not _OURS.fullmatch(name):
        raise Gone
    path = _folder() / name
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise Gone from error
    with file:
        path.unlink(missing_ok=True)
        # Linux opens a file anew by the number under which the process holds it.
        yield Path(f"/proc/self/fd/{file.fileno()}")


def forget(name: str) -> None:
    """Delete it, when it is still there."""
    if _OURS.fullmatch(name):
        (_folder() / name).unlink(missing_ok=True)


def sweep() -> str:
    """Delete what nobody fetched; also a job of the night, in one line."""
    before, gone = clock.now().timestamp() - WAITS_AT_MOST_S, 0
    for path in _folder().iterdir():
        if _OURS.fullmatch(path.name) and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += 1
    return f"{gone} files that nobody fetched"


def _folder() -> Path:
    folder = Path(settings.HANDOVER_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)
    return folder
