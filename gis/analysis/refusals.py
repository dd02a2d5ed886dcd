"""How an analysis refuses its input, and what it asks of plain numbers and words.

Apart from ``contracts``, which looks at frames, so that rules and forms load no pandas.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np


class BadInput(ValueError):
    """Raised for input that an analysis cannot answer from; says which and why."""


class BadFrame(BadInput):
    """A frame, its index or one of its columns is at fault. ``name`` is the frame's."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class BadParameter(BadInput):
    """A parameter is out of range. ``name`` is the parameter's."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name} {reason}")


def require_between(
    name: str, value: float, least: float, most: float, *, above: bool = False
) -> float:
    """Return ``value``, or raise ``BadParameter`` unless it is from ``least`` to ``most``.

    With ``above``, ``least`` itself is refused too.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise BadParameter(name, f"must be a number, not {value!r}")
    number = float(value)
    if not (least < number if above else least <= number) or not number <= most:
        start = f"above {least:g}" if above else f"at least {least:g}"
        end = "" if most == np.inf else f" and at most {most:g}"
        raise BadParameter(name, f"must be {start}{end}, not {value!r}")
    return number


def require_one_of(name: str, value: str, known: Collection[str]) -> str:
    """Return ``value``, or raise ``BadParameter`` unless it is one of the known words."""
    if value not in known:
        raise BadParameter(name, f"must be one of {', '.join(known)}, not {value!r}")
    return value
