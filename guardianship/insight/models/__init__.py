"""Runs, releases and scenarios."""

from guardianship.insight.models.release import Release, ReleaseTable, TrueCells
from guardianship.insight.models.run import Run, RunTable
from guardianship.insight.models.scenario import Scenario

__all__ = ["Release", "ReleaseTable", "Run", "RunTable", "Scenario", "TrueCells"]
