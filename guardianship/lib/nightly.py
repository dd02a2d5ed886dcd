"""Jobs of the night, told to the floor by the rooms that need them.

A room registers a function from its ``AppConfig.ready``; ``bin/manage nightly`` runs them all in
their order. A job can be run again at any time: what it did before is not done twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One job: its name, what it does (answers with one line on what was done), and its place."""

    name: str
    run: Callable[[], str]
    order: int


_jobs: dict[str, Job] = {}


class TakenName(ValueError):
    """Two jobs want the same name."""


def every_night(name: str, run: Callable[[], str], *, order: int = 50) -> None:
    """Register ``run`` as ``name`` (words with underscores); small ``order`` runs first.

    Saying the same again changes nothing; ``TakenName`` when another function has the name.
    """
    known = _jobs.get(name)
    if known is not None and known.run != run:
        raise TakenName(name)
    _jobs[name] = Job(name, run, order)


def jobs() -> list[Job]:
    """All of them, in the order in which they run."""
    return sorted(_jobs.values(), key=lambda job: (job.order, job.name))
