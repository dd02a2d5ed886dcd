"""How many of a business's staff are trained, and by when that has to be refreshed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guardianship.lib import clock
from places.models import Listing
from places.vetting.facts import facts_of, papers, with_evidence
from places.vetting.gate import Facts, trained_now, trained_until
from places.vetting.models import VettingCase
from places.vetting.stages import Stage


@dataclass(frozen=True, slots=True)
class Trained:
    """Counts, never people; ``refresh_by`` is the last day on which enough are trained, or None."""

    trained: int
    staff: int
    refresh_by: date | None

    @property
    def percent(self) -> int:
        """The share, in whole per cent, rounded down: 59.9 is not 60."""
        return 100 * self.trained // self.staff if self.staff else 0


def trained_share(facts: Facts, day: date) -> Trained:
    """The share on a day, from the facts of the rule."""
    return Trained(
        trained_now(facts.staff, facts.trainings, day),
        facts.staff,
        trained_until(facts.staff, facts.trainings, day),
    )


def training_of(listing: Listing) -> Trained | None:
    """The share of the business of a listing; None without a file, or once they left."""
    rows = VettingCase.objects.filter(listing=listing).exclude(stage=Stage.LEFT.value)
    case = with_evidence(rows).first()
    return trained_share(facts_of(case, papers()), clock.today()) if case else None
