"""What the work of an area looks like as a whole. Counts of places and acts, never of people.

Only areas for which the wall is open are counted. No figure is of one worker (ledger G4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts import choices, enums
from guardianship.safeguarding.contexts import models as rows
from guardianship.safeguarding.freetext.kinds import Kind
from guardianship.safeguarding.rights.small_numbers import LEAST, shown
from places.enums import OrganisationType

QUARTER_MONTHS = 3
# Ledger B2: who takes part, in four groups.
STATUTORY = (
    OrganisationType.COUNCIL,
    OrganisationType.SCHOOL,
    OrganisationType.HEALTH,
    OrganisationType.CHILD_WELFARE,
    OrganisationType.ENFORCEMENT,
)
COMMUNITY = (OrganisationType.RESIDENTS, OrganisationType.FAITH, OrganisationType.SPORT)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: this quarter, and all so far."""

    label: str | Promise
    quarter: int
    total: int
    is_told_whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, what the figures cannot tell, and the lines."""

    name: str
    heading: str
    note: str
    lines: list[Line]
    # Below ten is not told, as the figures go to quarterly meetings; a reason that is missing is.
    hides_small: bool = False

    @property
    def cells(self) -> list[tuple[str | Promise, int | str, int | str]]:
        """Label, this quarter and so far, as they are shown."""
        return [
            (line.label, self._shown(line, line.quarter), self._shown(line, line.total))
            for line in self.lines
        ]

    def _shown(self, line: Line, number: int) -> int | str:
        if not self.hides_small or line.is_told_whole:
            return number
        rounded = shown(number)
        few = _("fewer than %(least)s") % {"least": LEAST}
        return few if rounded is None else rounded

    @property
    def total(self) -> int:
        """All of them."""
        return sum(line.total for line in self.lines)


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter of ``day``."""
    month = day.month - (day.month - 1) % QUARTER_MONTHS
    return day.replace(month=month, day=1)


def counted(choices_: Iterable[tuple[Any, Any]], found: Iterable[tuple[Any, date]]) -> list[Line]:
    """A line for each choice, from (value, day) of what is counted; those without any, too."""
    start = quarter_start(clock.today())
    pairs = list(found)
    total = Counter(value for value, _day in pairs)
    lately = Counter(value for value, day in pairs if day >= start)
    return [Line(label, lately[value], total[value], value is False) for value, label in choices_]


def report() -> list[Table]:
    """All tables, in the order in which they are read."""
    return [
        _responses(),
        *_targeting(),
        _goals(),
        _outcomes(),
        _how(),
        *_system_harm(),
        _leads(),
        _partners(),
        _education(),
        _events(),
    ]


def _responses() -> Table:
    found = rows.Response.objects.current().values_list("kind", "starts_on")
    note = _("Disruption alone makes no place safer. Where it is more than half, ask why.")
    lines = counted(choices.ResponseKind.choices, found)
    return Table("responses", _("What responses do"), note, lines)


def _targeting() -> list[Table]:
    named = [(True, _("aimed at some, and the reason is written")), (False, _("no reason written"))]
    aimed = rows.Response.objects.current().filter(reach=choices.Reach.TARGETED)
    reasons = [(is_reason(why), day) for why, day in aimed.values_list("why", "starts_on")]
    ages = counted(choices.AgeBand.choices, aimed.values_list("who_age", "starts_on"))
    basis = counted(choices.Threshold.choices, aimed.values_list("threshold", "starts_on"))
    note = _("Whom responses are aimed at, in bands of age. It counts responses, not young people.")
    heading = _("Who is targeted, and on what it stands")
    return [
        Table("targeting", heading, note, counted(named, reasons), hides_small=True),
        Table("ages", _("ages"), note, ages, hides_small=True),
        Table("basis", _("on what it stands"), note, basis, hides_small=True),
    ]


def is_reason(why: str) -> bool:
    """Whether there is a word in it besides those that were taken out for naming somebody."""
    signs = "|".join(re.escape(f"[{kind}]") for kind in Kind)
    return re.search(r"\w", re.sub(signs, "", why)) is not None


def reasons_of_targeting(begins: date, ends: date) -> list[bool]:
    """For each response that is aimed at some and began in this time, ``ends`` not included:
    whether its reason is written. The wall must be open."""
    aimed = rows.Response.objects.current().filter(reach=choices.Reach.TARGETED)
    whys = aimed.filter(starts_on__gte=begins, starts_on__lt=ends).values_list("why", flat=True)
    return [is_reason(why) for why in whys]


def _goals() -> Table:
    found = [(goal.set_by, clock_day(goal.written_at)) for goal in rows.Goal.objects.current()]
    note = _("By whom goals were set. What young people said in passing is not counted.")
    return Table("goals", _("Who set the goals"), note, counted(enums.Whose.choices, found))


def _outcomes() -> Table:
    found = rows.Outcome.objects.current().values_list("target", "seen_on")
    note = _("A change stands beside what was done; it does not prove that this caused it.")
    return Table("outcomes", _("What changed"), note, counted(choices.Target.choices, found))


def _how() -> Table:
    known = [*choices.Felt.choices, ("", _("nobody was asked"))]
    found = rows.Outcome.objects.current().values_list("felt", "seen_on")
    note = _("How young people felt about what was done, for the outcomes in the table before.")
    return Table("how", _("How it was done"), note, counted(known, found))


def _system_harm() -> list[Table]:
    harms = rows.SystemHarm.objects.current()
    kinds = counted(enums.SystemHarmKind.choices, harms.values_list("kind", "noticed_on"))
    what = counted(enums.HarmOutcome.choices, harms.values_list("outcome", "noticed_on"))
    roth = [(True, _("raised under the pathway for risks outside the home"))]
    under = counted(roth, harms.values_list("under_roth", "noticed_on"))
    note = _("What was written down. Harm that nobody wrote down is not in it.")
    return [
        Table("system-harm", _("Harm by services"), note, kinds + under),
        Table("harm-outcome", _("what came of it"), note, what),
    ]


def _leads() -> Table:
    types = [(t.value, t.label) for t in OrganisationType if t in rows.LEAD_TYPES]
    found = rows.Context.objects.values_list("lead_type", "begun_on")
    note = _("Police and enforcement never lead.")
    return Table("leads", _("Who leads"), note, counted(types, found))


def _partners() -> Table:
    mix = {
        "statutory": _("statutory"),
        "voluntary": _("voluntary"),
        "business": _("business"),
        "community": _("community"),
    }
    partners = rows.Partner.objects.values_list("organisation__type", "since")
    found = [(_group_of(type_), since) for type_, since in partners]
    note = _("One organisation counts in each context that it has a part in.")
    return Table("partners", _("Who has a part"), note, counted(mix.items(), found))


def _group_of(type_: str) -> str:
    if type_ in STATUTORY:
        return "statutory"
    if type_ == OrganisationType.BUSINESS:
        return "business"
    return "community" if type_ in COMMUNITY else "voluntary"


def _education() -> Table:
    found = [
        (row.education_considered, clock_day(row.written_at))
        for row in rows.Assessment.objects.current()
    ]
    note = _("Not known is counted too: it hides who is left out of school.")
    heading = _("Was school or college looked at")
    return Table("education", heading, note, counted(enums.Considered.choices, found))


def _events() -> Table:
    events = rows.ContextEvent.objects.exclude(kind=choices.EventKind.CHANGED)
    found = [(event.kind, clock_day(event.at)) for event in events]
    kinds = [c for c in choices.EventKind.choices if c[0] != choices.EventKind.CHANGED]
    note = _("A context that was opened again was closed too early, or the place changed.")
    return Table(
        "events", _("Contexts begun, closed and opened again"), note, counted(kinds, found)
    )


def clock_day(moment: Any) -> date:
    """The day of a moment in London."""
    day: date = moment.astimezone(clock.LONDON).date()
    return day


@dataclass(frozen=True, slots=True)
class Hindered:
    """One organisation, and what its leaders could mend."""

    organisation: Any
    kinds: list[Line]
    barriers: list[Any]


def barriers_by_organisation() -> list[Hindered]:
    """What stopped us, by the organisation whose leaders can mend it, by name."""
    found: dict[Any, list[Any]] = {}
    barriers = rows.Barrier.objects.current().filter(is_over=False)
    ordered = barriers.select_related("organisation", "context").order_by("organisation__name")
    for barrier in ordered:
        found.setdefault(barrier.organisation, []).append(barrier)
    return [
        Hindered(
            organisation,
            [
                line
                for line in counted(
                    choices.BarrierKind.choices, [(b.kind, clock_day(b.written_at)) for b in those]
                )
                if line.total
            ],
            those,
        )
        for organisation, those in found.items()
    ]
