"""What if nothing follows the money that ends: one press, from what organisations said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from gis.analysis.contracts import BadParameter
from gis.analysis.scenario.edits import FundingEnds, to_text
from guardianship.accounts.models import User
from guardianship.insight.models import Release, Scenario
from guardianship.insight.reading.money import Ending
from guardianship.insight.scenarios.answers import answer
from guardianship.insight.scenarios.stored import town_of
from guardianship.lib import clock
from places.spoken_time import date_with_year

NAME_MOST, NOTE_MOST = 120, 500
MOST_AT_ONCE = 200


def nothing_follows(
    release: Release, ending: Sequence[Ending], until: date, person: User
) -> Scenario:
    """A scenario of the person's own, in which all whose money ends by ``until`` close.

    What the run of the release did not know cannot close in it: a note names it. Raises
    ``BadParameter`` where nothing is left that would close, or too much.
    """
    town = town_of(release.run)
    inside = set(town.listings.index[town.listings["inside"]])
    due = [each for each in ending if each.until <= until]
    known = [each for each in due if each.uid in inside]
    if not known:
        raise BadParameter("listings", "are not in the run of this release")
    if len(known) > MOST_AT_ONCE:
        raise BadParameter("listings", f"are {len(known)}; {MOST_AT_ONCE} are the most at once")
    strange = ", ".join(each.name for each in due if each.uid not in inside)
    said = {"day": date_with_year(until)}
    scenario = Scenario(
        run=release.run,
        made_by=person,
        name=(_("If nothing follows the money that ends by %(day)s") % said)[:NAME_MOST],
        note=(_("Not in this run: %(names)s.") % {"names": strange})[:NOTE_MOST] if strange else "",
        edits=to_text([FundingEnds(each.uid, 0.0) for each in known]),
        changed_at=clock.now(),
    )
    scenario.save()
    try:
        answer(scenario)
    except BadParameter:
        scenario.delete()
        raise
    return scenario
