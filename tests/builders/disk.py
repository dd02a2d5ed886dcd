"""Watches for files: while a block runs, nothing can be written, and who tried is noted.

Python's audit events name every file that is opened for writing. The kernel's limit on the size of
files holds besides for what no event tells of: libraries in C, and files without a name.
"""

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
MAKES = ("os.mkdir", "os.link", "os.symlink", "os.rename", "tempfile.", "shutil.", "subprocess.")
_seen: list[str] | None = None
_is_listening = False


@contextmanager
def nothing_written() -> Iterator[list[str]]:
    """What was opened for writing in the block. Writing to any file fails there (``EFBIG``)."""
    global _seen
    _listen()
    _seen = seen = []
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield seen
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        _seen = None


def _listen() -> None:
    """Once for a process: an audit hook stays to its end."""
    global _is_listening
    if not _is_listening:
        sys.addaudithook(_hear)
        _is_listening = True


def _hear(event: str, args: tuple[object, ...]) -> None:
    if _seen is None:
        return
    if event == "open":
        path, _mode, flags = args
        # A number is a pipe or a socket that is open already.
        if not isinstance(path, int) and isinstance(flags, int) and flags & WRITES:
            _seen.append(f"open {path!r}")
    elif event.startswith(MAKES):
        _seen.append(f"{event} {args!r}")
