"""Runs, releases, scenarios, plans, and lines that nobody crosses."""

from guardianship.insight.models.barrier import Barrier, BarrierComparison
from guardianship.insight.models.plan import SitingPlan
from guardianship.insight.models.release import Release, ReleaseTable, TrueCells
from guardianship.insight.models.run import Run, RunTable
from guardianship.insight.models.scenario import Scenario

__all__ = [
    "Barrier",
    "BarrierComparison",
    "Release",
    "ReleaseTable",
    "Run",
    "RunTable",
    "Scenario",
    "SitingPlan",
    "TrueCells",
]
