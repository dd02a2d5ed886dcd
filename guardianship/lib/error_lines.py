"""Errors in the log as one line each: what kind, where in the code, at which page. No values.

An error's text may hold a name, a post code or a whole row, and an address where somebody is. The
kind of the error, the lines of the code that it went through and the name of the view are enough to
find it, and hold nothing of anybody.
"""

import logging
import traceback
from pathlib import Path
from types import TracebackType

from django.conf import settings

FRAMES = 6
OURS = {"cms", "gis", "guardianship", "places"}


class ErrorLines(logging.Formatter):
    """``2026-11-22 21:30:04 ERROR django.request KeyError at places/x.py:12 … page list``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line. Messages of our own code are told; those of libraries may hold values."""
        parts = [self.formatTime(record, "%Y-%m-%d %H:%M:%S"), record.levelname, record.name]
        if record.name.partition(".")[0] in OURS:
            parts.append(record.getMessage())
        if record.exc_info and record.exc_info[0] is not None:
            parts += _went_through(record.exc_info[0], record.exc_info[2])
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            parts += ["page", getattr(match, "view_name", "") or "(none)"]
            parts += ["method", str(getattr(request, "method", ""))]
        return " ".join(" ".join(parts).split())


def _went_through(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """The innermost lines of the code, the last first; ours by their place in the project."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    places = [f"{_place(frame.filename)}:{frame.lineno}" for frame in reversed(frames)]
    return [kind.__name__, "at", " < ".join(places) or "(nowhere)"]


def _place(filename: str) -> str:
    path = Path(filename)
    for root in (settings.BASE_DIR / ".venv", settings.BASE_DIR):
        if path.is_relative_to(root):
            return "/".join(path.relative_to(root).parts[-4:])
    return "/".join(path.parts[-3:])
