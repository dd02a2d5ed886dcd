"""Counts of finished quarters for everybody: built once from the logs, rounded, then frozen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.figures import clock_day, reasons_of_targeting
from guardianship.safeguarding.contexts.models import SystemHarm
from guardianship.safeguarding.rights.enums import Act, DisclosureState
from guardianship.safeguarding.rights.models import AccessNote, Disclosure, PublicFigure
from guardianship.safeguarding.rights.models.figures import FigureOf
from guardianship.safeguarding.rights.small_numbers import LEAST, shown
from guardianship.safeguarding.wall.doors import open_for_task
from places.models import Listing
from places.voice.counts import QUARTERS_SHOWN, quarter_of
from places.voice.sections import Section

MONTHS_OF_A_QUARTER = 3
Quarter = tuple[int, int]
Count = Callable[[datetime, datetime], int]

# Rooms beside this one say how their own things are counted.
_counted_elsewhere: dict[FigureOf, Count] = {}


def counted_by(of: FigureOf, count: Count) -> None:
    """Let ``count(from, until)``, moments of which the second is not included, count ``of``."""
    _counted_elsewhere[of] = count


def last_finished() -> Quarter:
    """The quarter before today's."""
    year, quarter = quarter_of(clock.today())
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def bounds(quarter: Quarter) -> tuple[datetime, datetime]:
    """First moment of a quarter, and first moment after it, by London's clock."""
    year, number = quarter
    first = date(year, MONTHS_OF_A_QUARTER * (number - 1) + 1, 1)
    after = date(year + number // 4, MONTHS_OF_A_QUARTER * number % 12 + 1, 1)
    return _midnight(first), _midnight(after)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.LONDON).astimezone(UTC)


def build_due_figures() -> str:
    """Build the last finished quarter unless it stands; what was built is never built again."""
    year, number = last_finished()
    if PublicFigure.objects.filter(year=year, quarter=number).exists():
        return "figures stand"
    with open_for_task("transparency"):
        counts = _counts(*bounds((year, number)))
    PublicFigure.objects.bulk_create(
        PublicFigure(year=year, quarter=number, of=of, number=shown(count))
        for of, count in counts.items()
    )
    return f"figures of {year} quarter {number} built"


def _counts(begins: datetime, ends: datetime) -> dict[FigureOf, int]:
    notes = AccessNote.objects.filter(at__gte=begins, at__lt=ends)
    asked = Disclosure.objects.filter(asked_at__gte=begins, asked_at__lt=ends)
    refused = Disclosure.objects.filter(decided_at__gte=begins, decided_at__lt=ends)
    opened = Disclosure.objects.filter(opened_at__gte=begins, opened_at__lt=ends)
    said = SystemHarm.objects.filter(version=1, written_at__gte=begins, written_at__lt=ends)
    files = notes.filter(act=Act.EXPORTED).values("look").distinct()
    reasons = reasons_of_targeting(clock_day(begins), clock_day(ends))
    counts = {
        FigureOf.LISTINGS: Listing.objects.listed().count(),
        FigureOf.VIEWED: notes.filter(act=Act.VIEWED).count(),
        FigureOf.EXPORTED: files.count(),
        FigureOf.ASKED: asked.count(),
        FigureOf.DISCLOSED: opened.count(),
        FigureOf.REFUSED: refused.filter(state=DisclosureState.REFUSED).count(),
        FigureOf.SYSTEM_HARM: said.count(),
        FigureOf.TARGETED: len(reasons),
        FigureOf.TARGETED_BLANK: reasons.count(False),
    }
    return counts | {of: count(begins, ends) for of, count in _counted_elsewhere.items()}


def sections() -> list[Section]:
    """The newest quarters for the page that says how we are doing; one query."""
    rows = PublicFigure.objects.order_by("-year", "-quarter", "pk")[
        : QUARTERS_SHOWN * len(FigureOf)
    ]
    by_quarter: dict[Quarter, list[tuple[str, str]]] = {}
    for row in rows:
        number = _("fewer than %(least)s") % {"least": LEAST} if row.number is None else row.number
        lines = by_quarter.setdefault((row.year, row.quarter), [])
        lines.append((str(FigureOf(row.of).label), str(number)))
    return [Section(*quarter, lines) for quarter, lines in by_quarter.items()]
