"""Words of runs and releases that the database knows too."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RunState(TextChoices):
    """Where a run stands. The last three are ends: nothing leads out of them."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


ENDS = (RunState.DONE, RunState.FAILED, RunState.CANCELLED)


class Season(StrEnum):
    """Which weeks a figure is of: of a typical week in term or holidays, or of one day."""

    TERM = "term"
    HOLIDAYS = "holidays"
    # Where no term dates are known, there is one kind of week.
    ALL_YEAR = "all_year"
    DATE = "date"


class Step(StrEnum):
    """Parts of a run, in their order."""

    INPUTS = "inputs"
    WALKS = "walks"
    ACCESS = "access"
    GAP = "gap"
    WORDS = "words"
    PATTERN = "pattern"
    EQUITY = "equity"
    SOURCES = "sources"
