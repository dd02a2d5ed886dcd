"""An answer in words and tables, with "not shown" where few young people would show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.analysis.disclosure.differences import NOT_SHOWN_VALUE
from guardianship.insight.charts.figure import Table
from guardianship.insight.models import Scenario
from guardianship.insight.reading.slots import season_words
from guardianship.insight.scenarios.answers import answer

PEOPLE_WORDS: dict[str, Promise] = {
    "newly_covered": gettext_lazy("Newly within a walk of something open"),
    "no_longer_covered": gettext_lazy("No longer within a walk of anything open"),
    "gain": gettext_lazy("Gain: more places for each of them"),
    "lose": gettext_lazy("Lose: fewer places for each of them"),
}
BAND_WORDS: dict[str, Promise] = {
    "newly_covered": gettext_lazy("Newly within a walk of something open"),
    "no_longer_covered": gettext_lazy("No longer within a walk of anything open"),
    "hours_gained": gettext_lazy("Hours gained a week, by all young people together"),
    "gap_change": gettext_lazy("Young people short of a place, added up over the hours"),
}


@dataclass(frozen=True, slots=True)
class InSeason:
    """The answer for one kind of week."""

    season: str
    sentence: str
    people: Table
    bands: Table
    deciles: Table | None
    cost: str

    @property
    def words(self) -> str:
        """Which weeks."""
        return season_words(self.season)


@dataclass(frozen=True, slots=True)
class Told:
    """One scenario with its answer."""

    scenario: Scenario
    seasons: Sequence[InSeason]


def told_of(scenario: Scenario) -> Told:
    """The answer to a scenario in words. Raises ``BadParameter`` for edits that do not fit."""
    found = answer(scenario)
    return Told(
        scenario,
        [_in_season(season, found, figures) for season, figures in found["seasons"].items()],
    )


def number(shown: Mapping[str, int], name: str) -> str:
    """A figure or "not shown"."""
    value = shown.get(name, 0)
    return _("fewer than 10") if value == NOT_SHOWN_VALUE else f"{value:,}"


def comparison(told: Sequence[Told]) -> list[Table]:
    """Scenarios side by side, a table for each kind of week; a scenario that does not touch it
    changes nothing there."""
    seasons = list(dict.fromkeys(each.season for one in told for each in one.seasons))
    return [_side_by_side(season, told) for season in seasons]


def _side_by_side(season: str, told: Sequence[Told]) -> Table:
    rows: list[list[str]] = []
    for name, words in PEOPLE_WORDS.items():
        cells = [number(one.scenario.results["shown"], f"{season}/{name}") for one in told]
        rows.append([str(words), *cells])
    for name, words in BAND_WORDS.items():
        if name in ("hours_gained", "gap_change"):
            rows.append([str(words), *(_band_of(one, season, name) for one in told)])
    costs = [next((e.cost for e in one.seasons if e.season == season), "–") for one in told]
    rows.append([_("Cost for each newly within a walk"), *costs])
    names = [one.scenario.name for one in told]
    return Table(season_words(season).capitalize(), [_("What changes"), *names], rows)


def _band_of(one: Told, season: str, name: str) -> str:
    figures = one.scenario.results["seasons"].get(season)
    return "0" if figures is None else _band(figures["bands"][name])


def _in_season(season: str, found: Mapping[str, Any], figures: Mapping[str, Any]) -> InSeason:
    shown = found["shown"]
    people = Table(
        _("Young people, in fives"),
        [_("Who"), _("How many")],
        [[str(words), number(shown, f"{season}/{name}")] for name, words in PEOPLE_WORDS.items()],
    )
    bands = Table(
        _("How sure that is: both ways through the same %(draws)s draws")
        % {"draws": figures["draws"]},
        [_("What"), _("Middle"), _("Nine in ten draws lie between")],
        [
            [str(words), f"{figures['bands'][name]['median']:,}", _between(figures["bands"][name])]
            for name, words in BAND_WORDS.items()
        ],
    )
    return InSeason(
        season,
        _sentence(season, shown, figures),
        people,
        bands,
        _deciles(season, found),
        _cost(season, found),
    )


def _sentence(season: str, shown: Mapping[str, int], figures: Mapping[str, Any]) -> str:
    hours = figures["hours_gained"]
    words = (
        _(
            "In %(season)s: %(new)s young people newly have something open within a walk at some "
            "hour, %(lost)s no longer do; %(hours)s hours gained a week by all of them together."
        )
        if hours >= 0
        else _(
            "In %(season)s: %(new)s young people newly have something open within a walk at some "
            "hour, %(lost)s no longer do; %(hours)s hours lost a week by all of them together."
        )
    )
    return words % {
        "season": season_words(season),
        "new": number(shown, f"{season}/newly_covered"),
        "lost": number(shown, f"{season}/no_longer_covered"),
        "hours": f"{abs(hours):,}",
    }


def _deciles(season: str, found: Mapping[str, Any]) -> Table | None:
    rows = found["true"]["seasons"][season]["by_decile"]
    if not rows:
        return None
    everybody = sum(row["people"] for row in rows.values()) or 1.0
    return Table(
        _("By tenth of deprivation of where they live, 1 the most deprived"),
        [_("Tenth"), _("Share of young people"), _("Newly within a walk")],
        [
            [
                decile,
                f"{row['people'] / everybody:.0%}",
                number(found["shown"], f"{season}/decile/{decile}"),
            ]
            for decile, row in sorted(rows.items(), key=lambda pair: int(pair[0]))
        ],
    )  # fmt: skip


def _cost(season: str, found: Mapping[str, Any]) -> str:
    newly = found["shown"].get(f"{season}/newly_covered", 0)
    cost = found["cost_per_year"]
    if not cost:
        return _("not said")
    if newly <= 0:
        return "–"
    return _("£%(cost)s a year") % {"cost": f"{cost / newly:,.0f}"}


def _band(row: Mapping[str, int]) -> str:
    return f"{row['median']:,} ({_between(row)})"


def _between(row: Mapping[str, int]) -> str:
    return _("%(low)s to %(high)s") % {"low": f"{row['low']:,}", "high": f"{row['high']:,}"}
