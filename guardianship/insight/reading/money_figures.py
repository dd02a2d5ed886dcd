"""Figures of money that ends: by quarter, and by kind and area as coarse as a release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guardianship.insight.charts.bars import Amount, draw_bars
from guardianship.insight.charts.figure import Figure, Table
from guardianship.insight.models import Release
from guardianship.insight.reading.money import MONTHS_OF_A_QUARTER, Ending, Told
from guardianship.insight.reading.profile import few_digits, kind_words
from guardianship.lib import clock
from places.spoken_time import date_with_year, month_name

LAST_MONTH_OFFSET = MONTHS_OF_A_QUARTER - 1


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter in which money ends: its name, its last day, and what ends in words."""

    name: str
    last_day: date
    sentence: str


@dataclass(frozen=True, slots=True)
class Money:
    """The page: sentences, figures for papers, and names, which are for talks alone."""

    quarters: Sequence[Quarter]
    figures: Sequence[Figure]
    names: Table
    passed: Table
    told: Told


def money_of(release: Release, told: Told) -> Money:
    """Everything that the page says."""
    by_quarter: dict[date, list[Ending]] = defaultdict(list)
    for each in told.ending:
        by_quarter[each.quarter].append(each)
    quarters = [
        Quarter(quarter_words(first), last_day(first), _sentence(quarter_words(first), some))
        for first, some in by_quarter.items()
    ]
    return Money(
        quarters,
        [_when(release, by_quarter), _where(release, told.ending)],
        _names(_("Whose money ends"), told.ending),
        _names(_("The day has passed: ask whether it goes on"), told.passed),
        told,
    )


def quarter_words(first: date) -> str:
    """Such as "January to March 2027"."""
    last = last_day(first)
    return _("%(first)s to %(last)s %(year)s") % {
        "first": month_name(first), "last": month_name(last), "year": last.year,
    }  # fmt: skip


def last_day(first: date) -> date:
    """The last day of the quarter that begins on ``first``."""
    month = first.month + LAST_MONTH_OFFSET
    days_32 = first.replace(month=month) + timedelta(days=31)
    return days_32.replace(day=1) - timedelta(days=1)


def _sentence(quarter: str, some: Sequence[Ending]) -> str:
    said = ngettext(
        "%(quarter)s: money for %(count)s listing ends, %(hours)s hours a week, %(late)s of them "
        "in evenings or at weekends.",
        "%(quarter)s: money for %(count)s listings ends, %(hours)s hours a week, %(late)s of them "
        "in evenings or at weekends.",
        len(some),
    )
    return said % {
        "quarter": quarter,
        "count": len(some),
        "hours": few_digits(_sum(each.hours for each in some)),
        "late": few_digits(_sum(each.late_hours for each in some)),
    }


def _when(release: Release, by_quarter: dict[date, list[Ending]]) -> Figure:
    amounts = [
        Amount(
            quarter_words(first),
            _sum(each.hours for each in some),
            _("%(hours)s hours a week") % {"hours": few_digits(_sum(e.hours for e in some))},
        )
        for first, some in by_quarter.items()
    ]
    return Figure(
        "money-when",
        _("Hours a week whose money ends"),
        _("By the quarter in which it ends, as organisations said."),
        Table(
            _("What ends, by quarter"),
            [_("Quarter"), _("Listings"), _("Organisations"), _("Hours a week"),
             _("of them in evenings or at weekends"), _("Hours not known")],
            [
                [
                    quarter_words(first),
                    str(len(some)),
                    str(len({each.organisation for each in some})),
                    few_digits(_sum(each.hours for each in some)),
                    few_digits(_sum(each.late_hours for each in some)),
                    str(sum(each.hours is None for each in some)),
                ]
                for first, some in by_quarter.items()
            ],
        ),
        *_notes(release),
        draw_bars(amounts) if any(amount.amount for amount in amounts) else None,
    )  # fmt: skip


def _where(release: Release, ending: Sequence[Ending]) -> Figure:
    least = int(release.head.get("rules", {}).get("threshold", 0))
    names = dict(release.geography.areas.values_list("code", "name"))
    rows = coarse(ending, least)
    return Figure(
        "money-where",
        _("Of which kind, and where"),
        _("An area is named where money for %(least)s listings of a kind or more ends.")
        % {"least": least},
        Table(
            _("What ends, by quarter, kind and area"),
            [_("Quarter"), _("Kind"), _("Area"), _("Listings"), _("Hours a week")],
            [
                [
                    quarter_words(first),
                    kind_words(kind),
                    names.get(area) or _("elsewhere in %(area)s") % {"area": release.authority.name}
                    if area or (first, kind) in _named(rows)
                    else release.authority.name,
                    str(len(some)),
                    few_digits(_sum(each.hours for each in some)),
                ]
                for (first, kind, area), some in rows.items()
            ],
        ),
        *_notes(release),
    )  # fmt: skip


Cell = tuple[date, str, str]


def coarse(ending: Iterable[Ending], least: int) -> dict[Cell, list[Ending]]:
    """By quarter, kind and area code, in this order; areas with fewer than ``least`` of a kind
    are told together, under the code ""."""
    fine: dict[Cell, list[Ending]] = defaultdict(list)
    for each in ending:
        fine[each.quarter, each.kind, each.area].append(each)
    found: dict[Cell, list[Ending]] = defaultdict(list)
    for (first, kind, area), some in fine.items():
        found[first, kind, area if len(some) >= least else ""] += some
    return {cell: found[cell] for cell in sorted(found)}


def _named(rows: dict[Cell, list[Ending]]) -> set[tuple[date, str]]:
    """Quarters and kinds of which some area is named."""
    return {(first, kind) for first, kind, area in rows if area}


def _names(caption: str, some: Sequence[Ending]) -> Table:
    return Table(
        caption,
        [_("Listing"), _("Organisation"), _("Kind"), _("Paid for until"), _("Hours a week")],
        [
            [
                each.name,
                each.organisation,
                kind_words(each.kind),
                date_with_year(each.until),
                _("not known") if each.hours is None else few_digits(each.hours),
            ]
            for each in some
        ],
    )


def _notes(release: Release) -> tuple[str, str, str]:
    return (
        _(
            "Organisations say until when something is paid for, and hours are those of their "
            "sessions in a typical week from today on, of term where term dates are known."
        ),
        _(
            "Whether other money follows, what an organisation would do without it, and what runs "
            "out of which nobody said anything. Who would come instead is in no list."
        ),
        _("As the register said on %(day)s; areas of release %(number)s.")
        % {"day": date_with_year(clock.today()), "number": release.number},
    )


def _sum(hours: Iterable[float | None]) -> float:
    return sum(each for each in hours if each is not None)
