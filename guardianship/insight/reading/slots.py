"""Which time of which kind of week a page is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.insight.enums import Season
from guardianship.lib.time_bands import band_choices

SEASON_WORDS: dict[str, Promise] = {
    Season.TERM: _("term time"),
    Season.HOLIDAYS: _("school holidays"),
    Season.ALL_YEAR: _("any week"),
    Season.DATE: _("the day that was measured"),
}
# What is shown first: the time that most people ask about.
ASKED_FIRST = "weekend_night"


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of week and a time band, by code and in words."""

    season: str
    band: str
    season_words: str
    band_words: str

    @property
    def words(self) -> str:
        """Both in one line."""
        return f"{self.band_words}, {self.season_words}"


@dataclass(frozen=True, slots=True)
class Slots:
    """What a release was measured at, and what was chosen."""

    seasons: Sequence[tuple[str, str]]
    bands: Sequence[tuple[str, str]]
    chosen: Slot


def band_words(code: str) -> str:
    """The words of a time band; a code that no table has stands for itself."""
    return str(dict(band_choices()).get(code, code))


def season_words(code: str) -> str:
    """The words of a kind of week."""
    return str(SEASON_WORDS.get(code, code))


def read_slots(seasons: Sequence[str], bands: Sequence[str], asked: Mapping[str, str]) -> Slots:
    """What can be chosen, and what ``asked`` chooses; anything unknown is as if not said."""
    season = _one_of(asked.get("season", ""), seasons, seasons[0] if seasons else "")
    usual = ASKED_FIRST if ASKED_FIRST in bands else (bands[0] if bands else "")
    band = _one_of(asked.get("band", ""), bands, usual)
    return Slots(
        [(code, season_words(code)) for code in seasons],
        [(code, band_words(code)) for code in bands],
        Slot(season, band, season_words(season), band_words(band)),
    )


def _one_of(asked: str, known: Sequence[str], otherwise: str) -> str:
    return asked if asked in known else otherwise
